import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { newReadyPods } from '../../core/served-version/facts.ts';
import { judgeSuite, type SuiteVerdict } from '../../core/smoke/judge-suite.ts';
import type { SmokeReport } from '../../core/smoke/report.ts';
import { decideSmoke } from './decide.ts';
import { startNotes } from './notes.ts';
import type { SmokePorts, SmokeRequest } from './ports.ts';
import { type Proofs, proveAll } from './prove-all.ts';
import { outcomeProblem } from './rows.ts';

/** How a smoke test ended. The problems are those that failed it, each for an annotation. */
export interface SmokeResult {
  readonly suite: SuiteVerdict;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly report: SmokeReport;
  /** Cancelled half-way: the report holds what was done until then. */
  readonly cancelled: boolean;
}

/**
 * Runs a smoke test: proof on the replicas, proof at the edge, then the checks; one deadline over all. It answers also when the job is cancelled.
 * Throws only for bugs.
 */
export async function runSmoke(request: SmokeRequest, ports: SmokePorts): Promise<SmokeResult> {
  const notes = startNotes(ports.clock, (line) => ports.progress(line));
  const startedAt = ports.clock.now().toISOString();
  const decision = decideSmoke(request);
  const proof = decision.kind === 'nothing' ? undefined : await proveAll(decision, request, ports, notes);
  const outcomes = proof?.outcomes ?? [];
  const suite = judgeSuite(outcomes, request.maxFlaky);
  const problems = decision.kind === 'nothing' ? [decision.problem] : problemsOf(suite, proof);
  const pods = proof?.workloads.flatMap(newReadyPods).length ?? 0;
  const proved = proof !== undefined && proof.problems.size === 0 && request.plan.served !== undefined;
  const report: SmokeReport = {
    version: 'smoke-report/v1',
    verdict: decision.kind === 'nothing' ? 'fail' : suite.verdict,
    startedAt,
    durationMs: Math.round(notes.elapsed()),
    expected: request.expected,
    weaker: proof?.weaker ?? [],
    histogram: proof?.histogram ?? {},
    outcomes,
    timeline: notes.timeline,
    traceId: request.traceId,
    traceparent: request.traceparent,
    ...present({
      servedVersion: proved ? request.expected.version : undefined,
      replicas: request.workloads.length === 0 ? undefined : { ready: pods, proved: proof?.podsProved === true ? pods : 0 },
    }),
  };
  const whole = decision.kind === 'nothing' ? { ...suite, verdict: 'fail' as const, why: decision.problem.what } : suite;
  return { suite: whole, problems, warnings: proof?.warnings ?? [], report, cancelled: request.signal.aborted };
}

/** Why the suite did not pass: each decisive outcome, a proof with its own problem. */
function problemsOf(suite: SuiteVerdict, proof: Proofs | undefined): readonly Problem[] {
  if (suite.verdict === 'pass') return [];
  const decisive = suite.decisive
    .filter((one) => one.verdict !== 'flaky')
    .map((one) => proof?.problems.get(one.name) ?? outcomeProblem(one));
  return decisive.length > 0 ? decisive : [{ code: 'ST023', fault: 'user', what: suite.why }];
}
