import { randomBytes } from 'node:crypto';
import { type JobContext, runUrl } from '../../core/event/context.ts';
import { bodyJson, type Http } from '../../core/http/http.ts';
import type { Holder, HolderRun } from '../../core/lease/lease.ts';
import type { State } from '../runner/state.ts';

const STATE = 'tidegate-holder';

/** Who we are in the Lease: made once in main, the same again in post. Two jobs of a matrix share run and attempt, so that chance tells them apart. */
export function holderOf(context: JobContext, state: State): Holder {
  const known = state.read(STATE);
  const job = context.job.replace(/[^\w.-]/g, '-');
  const identity = known ?? `${context.repository.full}#${context.runId}.${context.runAttempt}/${job}/${randomBytes(4).toString('hex')}`;
  if (known === undefined) state.save(STATE, identity);
  return { identity, runUrl: runUrl(context) };
}

/**
 * Asks GitHub whether a run is over (REST "Get a workflow run"; `actions: read` where the repository is private). An older attempt of a run that
 * was started again is over too. Undefined when GitHub does not say: another private repository, no token, no answer.
 */
export async function isRunCompleted(run: HolderRun, apiUrl: string, token: string | undefined, http: Http): Promise<boolean | undefined> {
  const headers = {
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const url = `${apiUrl}/repos/${run.repository}/actions/runs/${encodeURIComponent(run.runId)}`;
  const response = await http({ method: 'GET', url, headers, timeoutMs: 10_000 }).catch(() => undefined);
  if (response?.status !== 200) return undefined;
  const body = bodyJson(response) as { status?: unknown; run_attempt?: unknown };
  return body.status === 'completed' || (typeof body.run_attempt === 'number' && body.run_attempt > run.attempt);
}
