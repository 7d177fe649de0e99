import type { Check } from '../../core/probe/check.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { podsToAsk } from '../../core/served-version/ask.ts';
import { newReadyPods, type WorkloadFacts, workloadName } from '../../core/served-version/facts.ts';
import type { CheckOutcome } from '../../core/smoke/report.ts';
import { REACHABLE, readinessChecks, type SmokeDecision } from './decide.ts';
import { inParallel } from './in-parallel.ts';
import type { Notes } from './notes.ts';
import { placesOf } from './places.ts';
import type { SmokePorts, SmokeRequest } from './ports.ts';
import { proveEdge } from './prove-edge.ts';
import { provePods } from './prove-pods.ts';
import { row, skipped } from './rows.ts';
import { runCheck } from './run-check.ts';

/** Everything that came of the proofs and checks so far. */
export interface Proofs {
  readonly outcomes: readonly CheckOutcome[];
  /** What a proof failed with, by its outcome's name. */
  readonly problems: ReadonlyMap<string, Problem>;
  readonly warnings: readonly Problem[];
  readonly weaker: readonly string[];
  readonly histogram: Readonly<Record<string, number>>;
  readonly workloads: readonly WorkloadFacts[];
  readonly podsProved: boolean;
}

const NOTHING_YET: Proofs = {
  outcomes: [],
  problems: new Map(),
  warnings: [],
  weaker: [],
  histogram: {},
  workloads: [],
  podsProved: false,
};
const REPLICAS = 'every replica is new';
const EDGE = 'the address serves the new version';
const CANCELLED = 'cancelled';

type Decision = SmokeDecision & { kind: 'prove' };

/** Makes the proofs in order and then all checks at once; a proof that fails leaves the rest out, since it would be about the wrong version. */
export async function proveAll(decision: Decision, request: SmokeRequest, ports: SmokePorts, notes: Notes): Promise<Proofs> {
  let sofar = NOTHING_YET;
  try {
    if (decision.pods) sofar = await onReplicas(sofar, request, ports, notes);
    if (decision.edge && sofar.problems.size === 0) sofar = await atTheEdge(sofar, request, ports, notes);
    const checks = checksOf(decision, request, sofar.workloads);
    const made = sofar.problems.size === 0;
    const outcomes = made
      ? await inParallel(checks, request.parallel, (check) =>
          runCheck(check, placesOf(request, ports, sofar.workloads), request, ports, notes),
        )
      : checks.map(skipped);
    return { ...sofar, outcomes: [...sofar.outcomes, ...outcomes] };
  } catch (error) {
    if (!request.signal.aborted) throw error;
    const outcome: CheckOutcome = { ...row(CANCELLED, '', undefined, 0, 0), verdict: 'inconclusive', why: 'the job was cancelled' };
    return added(sofar, outcome, { code: 'ST080', fault: 'user', what: 'the smoke test was cancelled before it ended' });
  }
}

async function onReplicas(sofar: Proofs, request: SmokeRequest, ports: SmokePorts, notes: Notes): Promise<Proofs> {
  const { cluster } = ports;
  if (cluster === undefined) throw new Error('workloads are to be proved without a cluster');
  const warnings = new Map<string, Problem>();
  const began = notes.elapsed();
  const proof = await provePods(request, { ...ports, cluster }, notes, (problem) => warnings.set(problem.what, problem));
  const weaker = proof.kind === 'proved' ? proof.weaker : [];
  if (weaker.length > 0) warnings.set('weaker', { code: 'ST015', fault: 'user', what: `weaker proof: ${weaker.join('; ')}` });
  const problem = proof.kind === 'proved' ? undefined : proof.problem;
  const outcome = row(REPLICAS, request.workloads.map(workloadName).join(', '), problem, proof.rounds, notes.elapsed() - began);
  const seen = { workloads: proof.workloads, podsProved: problem === undefined, weaker, warnings: [...warnings.values()] };
  return added({ ...sofar, ...seen }, outcome, problem);
}

async function atTheEdge(sofar: Proofs, request: SmokeRequest, ports: SmokePorts, notes: Notes): Promise<Proofs> {
  const { url, expected, plan } = request;
  if (url === undefined || plan.served === undefined || expected.version === undefined) return sofar;
  const began = notes.elapsed();
  const replicas = sofar.podsProved ? Math.max(1, sofar.workloads.flatMap(newReadyPods).length) : undefined;
  const proof = await proveEdge({ url, served: plan.served, version: expected.version, replicas }, request, ports, notes);
  const problem = proof.kind === 'proved' ? undefined : proof.problem;
  const outcome = row(EDGE, new URL(url).host, problem, proof.tally.total, notes.elapsed() - began);
  const shown: CheckOutcome = proof.kind === 'inconclusive' ? { ...outcome, verdict: 'inconclusive' } : outcome;
  return added({ ...sofar, histogram: proof.tally.histogram }, shown, problem);
}

function added(sofar: Proofs, outcome: CheckOutcome, problem: Problem | undefined): Proofs {
  const problems = problem === undefined ? sofar.problems : new Map([...sofar.problems, [outcome.name, problem]]);
  return { ...sofar, outcomes: [...sofar.outcomes, outcome], problems };
}

function checksOf(decision: Decision, request: SmokeRequest, workloads: readonly WorkloadFacts[]): readonly Check[] {
  switch (decision.checks) {
    case 'given':
      return request.plan.checks;
    case 'readiness':
      return readinessChecks(podsToAsk(workloads, request.expected.digest, undefined));
    case 'reachable':
      return [REACHABLE];
  }
}
