import { formatDuration } from '../../core/clock/duration.ts';
import type { ServedSpec } from '../../core/probe/check.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { UNKNOWN_REPLICAS } from '../../core/served-version/fresh-answers.ts';
import { type EdgeTally, EMPTY_TALLY, edgeFailure, judgeEdge, tally } from '../../core/served-version/judge-edge.ts';
import { inParallel } from './in-parallel.ts';
import type { Notes } from './notes.ts';
import type { SmokePorts, SmokeRequest } from './ports.ts';
import { stamped } from './stamp.ts';

/** How the proof at the edge ended. */
export type EdgeProof =
  | { readonly kind: 'proved'; readonly tally: EdgeTally }
  | { readonly kind: 'failed' | 'inconclusive'; readonly problem: Problem; readonly tally: EdgeTally };

/** What the edge is asked for. */
export interface EdgeQuestion {
  readonly url: string;
  readonly served: ServedSpec;
  readonly version: string;
  /** Ready replicas, when they could be counted; then all of them are proved one by one too. */
  readonly replicas: number | undefined;
}

/**
 * Asks the edge over fresh connections until enough answers in a row are of the new version. Each stale answer asks for more of them, so that
 * the chance of believing a mixed edge stays below one in a hundred however long the deadline is.
 */
export async function proveEdge(question: EdgeQuestion, request: SmokeRequest, ports: SmokePorts, notes: Notes): Promise<EdgeProof> {
  const { served, version, url } = question;
  const replicas = question.replicas ?? UNKNOWN_REPLICAS;
  const host = new URL(url).host;
  let now = EMPTY_TALLY;
  for (let batch = 0; ; batch++) {
    const { proved, missing } = judgeEdge(now, replicas, request.samples);
    notes.say(`edge ${host}: ${now.row} new answers in a row${now.stale > 0 ? `, ${now.stale} stale so far` : ''}`);
    if (proved) return { kind: 'proved', tally: now };
    if (request.deadline.passed()) return outOfTime(question, request, now);
    const answers = await inParallel(Array.from({ length: missing }), request.parallel, () => {
      const asked = stamped({ method: 'GET', path: served.path, headers: {}, redirect: 'follow' }, 'served-version', request, ports);
      const timeoutMs = Math.min(10_000, Math.max(1, request.deadline.remaining()));
      return ports.probe({ kind: 'edge', base: url }, asked, { timeoutMs, signal: request.signal });
    });
    const rowBefore = now.row;
    now = answers.reduce((sofar, answer) => tally(sofar, answer, served, version), now);
    if (now.row === rowBefore + answers.length) continue;
    const { backoff } = request.plan;
    const wait = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** batch) * (0.5 + ports.random() / 2);
    if (wait >= request.deadline.remaining()) return outOfTime(question, request, now);
    await ports.clock.sleep(wait, request.signal);
  }
}

function outOfTime(question: EdgeQuestion, request: SmokeRequest, now: EdgeTally): EdgeProof {
  const failure = edgeFailure(now, new URL(question.url).host, question.version, question.replicas !== undefined);
  const deadline = `deadline ${formatDuration(request.timeoutMs)} reached after ${now.total} answers`;
  if (failure.stale) return { kind: 'failed', tally: now, problem: { code: 'ST010', fault: 'user', what: `${failure.why} (${deadline})` } };
  const answered = now.row > 0;
  const problem: Problem = { code: 'ST020', fault: answered ? 'user' : 'remote', what: `${deadline}; last: ${failure.why}` };
  return { kind: answered ? 'inconclusive' : 'failed', tally: now, problem };
}
