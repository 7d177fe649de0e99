import { formatDuration } from '../../core/clock/duration.ts';
import type { Cluster } from '../../core/cluster/cluster.ts';
import type { Answer } from '../../core/probe/answer.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { podsToAsk } from '../../core/served-version/ask.ts';
import type { WorkloadFacts } from '../../core/served-version/facts.ts';
import { judgeRound } from '../../core/served-version/judge-round.ts';
import { forbidden } from '../../core/served-version/role.ts';
import type { RoundVerdict } from '../../core/served-version/round.ts';
import { inParallel } from './in-parallel.ts';
import type { Notes } from './notes.ts';
import { type Observation, observe } from './observe.ts';
import type { SmokePorts, SmokeRequest } from './ports.ts';
import { stamped } from './stamp.ts';

/** How the proof on the replicas ended. */
export type PodsProof =
  | { readonly kind: 'proved'; readonly workloads: readonly WorkloadFacts[]; readonly weaker: readonly string[]; readonly rounds: number }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly rounds: number; readonly workloads: readonly WorkloadFacts[] };

const PAUSE_MS = 1_000;
/** How long the API server may fail to reach a Ready pod before the digest has to do. */
const UNREACHABLE_MS = 10_000;
const TIMES_IN_A_ROW = 5;
const SETTLE_MS = 5_000;

/**
 * Looks at the workloads again and again until two equal rounds, `settle` apart, prove that every ready replica is of the newest revision,
 * runs the expected digest and says the expected version; or until time is up, or what is wrong will not pass by waiting.
 */
export async function provePods(
  request: SmokeRequest,
  ports: SmokePorts & { readonly cluster: Cluster },
  notes: Notes,
  remark: (problem: Problem) => void,
): Promise<PodsProof> {
  const settleMs = request.plan.served?.settleMs ?? SETTLE_MS;
  let workloads: readonly WorkloadFacts[] = [];
  let before: { readonly key: string; readonly atMs: number } | undefined;
  let streak: { readonly kind: string; readonly sinceMs: number; readonly times: number } = { kind: '', sinceMs: 0, times: 0 };
  for (let rounds = 1; ; rounds++) {
    const failed = (problem: Problem): PodsProof => ({ kind: 'failed', problem, rounds, workloads });
    const seen = await observe(ports.cluster, request.workloads, request.signal);
    if (seen.kind === 'problem') return failed(seen.problem);
    if (seen.kind === 'seen') {
      workloads = seen.workloads;
      for (const problem of seen.remarks) remark(problem);
    }
    const verdict = await judge(seen, request, ports);
    const now = notes.elapsed();
    streak = streak.kind === verdict.kind ? { ...streak, times: streak.times + 1 } : { kind: verdict.kind, sinceMs: now, times: 1 };
    const lasted = now - streak.sinceMs;
    notes.say(wordsOf(verdict, rounds));
    if (verdict.kind === 'no-way') {
      if (verdict.why === 'forbidden' && !verdict.digestProved)
        return failed(forbidden(verdict.message, request.workloads[0]?.namespace ?? ''));
      if (verdict.why === 'forbidden') remark(forbidden(verdict.message, request.workloads[0]?.namespace ?? ''));
      if (verdict.why === 'forbidden' || lasted >= UNREACHABLE_MS)
        return { kind: 'proved', workloads, weaker: [weakerWords(verdict.message)], rounds };
    }
    if (verdict.kind === 'proved') {
      if (before?.key === verdict.key && now - before.atMs >= settleMs)
        return { kind: 'proved', workloads, weaker: verdict.weaker, rounds };
      if (before?.key !== verdict.key) before = { key: verdict.key, atMs: now };
    } else before = undefined;
    if (verdict.kind === 'wrong' && streak.times >= TIMES_IN_A_ROW && lasted >= request.failAfterMs)
      return failed(problemOf(verdict, `for ${formatDuration(lasted)}`));
    const wait = verdict.kind === 'proved' ? Math.max(1, settleMs - (now - (before?.atMs ?? now))) : PAUSE_MS;
    if (wait >= request.deadline.remaining()) return failed(atDeadline(verdict, request.timeoutMs, rounds));
    await ports.clock.sleep(wait, request.signal);
  }
}

async function judge(seen: Observation & { kind: 'seen' | 'lost' }, request: SmokeRequest, ports: SmokePorts): Promise<RoundVerdict> {
  if (seen.kind === 'lost') return { kind: 'waiting', code: 'ST020', why: seen.why };
  const asked = request.plan.served?.via.includes('pods') === true && request.expected.version !== undefined;
  const answers = asked ? await ask(seen.workloads, request, ports) : new Map<string, Answer>();
  return judgeRound({ workloads: seen.workloads, answers, asked }, request.expected, request.plan.served);
}

async function ask(workloads: readonly WorkloadFacts[], request: SmokeRequest, ports: SmokePorts): Promise<ReadonlyMap<string, Answer>> {
  const { served } = request.plan;
  if (served === undefined) return new Map();
  const pods = podsToAsk(workloads, request.expected.digest, served.port);
  const answers = await inParallel(pods, request.parallel, async ({ namespace, pod, port }) => {
    const place = { kind: 'pod', namespace, pod: pod.name, port, scheme: pod.scheme } as const;
    const asked = stamped({ method: 'GET', path: served.path, headers: {}, redirect: 'manual' }, 'served-version', request, ports);
    const answer = await ports.probe(place, asked, {
      timeoutMs: Math.min(10_000, Math.max(1, request.deadline.remaining())),
      signal: request.signal,
    });
    return [pod.uid, answer] as const;
  });
  return new Map(answers);
}

const weakerWords = (message: string): string =>
  `pods cannot be reached through the API server (${message}); proved by digest and revision only`;

function wordsOf(verdict: RoundVerdict, round: number): string {
  if (verdict.kind === 'proved') return `replicas: every one is new (round ${round})`;
  return `replicas: ${verdict.kind === 'no-way' ? verdict.message : verdict.why}`;
}

const problemOf = (verdict: RoundVerdict & { kind: 'wrong' | 'waiting' }, since: string): Problem => ({
  code: verdict.code,
  fault: 'user',
  what: `${verdict.why} (${since})`,
});

function atDeadline(verdict: RoundVerdict, timeoutMs: number, rounds: number): Problem {
  const since = `deadline ${formatDuration(timeoutMs)} reached after ${rounds} round${rounds === 1 ? '' : 's'}`;
  if (verdict.kind === 'waiting' || verdict.kind === 'wrong') return problemOf(verdict, since);
  const why = verdict.kind === 'proved' ? 'the replicas were proved once, but there was no time for the second look' : verdict.message;
  return { code: 'ST020', fault: 'user', what: `${since}; last: ${why}` };
}
