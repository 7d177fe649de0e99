import { fitsGlob } from '../policy/select.ts';
import type { CheckFact, JobFact, StatusFact } from './facts.ts';

/** How something that was found stands. `pending` may still become green. */
export type State = 'green' | 'skipped' | 'pending' | 'red';

/** A job, check or status, under every name that a glob may call it by. */
export interface Candidate {
  /** What people see: `integration (ci.yml)`. */
  readonly label: string;
  readonly names: readonly string[];
  readonly state: State;
  /** GitHub's own word: `failure`, `timed_out`, `in_progress`. */
  readonly word: string;
  readonly url?: string;
}

/** Skipped and neutral say that nothing was proved: they pass only where the policy allows it. */
export function stateOf({ status, conclusion }: { readonly status: string; readonly conclusion: string | null }): State {
  if (status !== 'completed' || conclusion === null) return 'pending';
  if (conclusion === 'success') return 'green';
  return conclusion === 'skipped' || conclusion === 'neutral' ? 'skipped' : 'red';
}

/** Of each name the job of the newest attempt: after a re-run of failed jobs the green ones are in an older one. */
export function newestJobs(jobs: readonly JobFact[]): readonly JobFact[] {
  const newest = new Map<string, JobFact>();
  for (const job of jobs) {
    const known = newest.get(job.name);
    if (known === undefined || job.attempt > known.attempt || (job.attempt === known.attempt && job.id > known.id))
      newest.set(job.name, job);
  }
  return [...newest.values()];
}

/** `caller / called` is also called by the caller's part. */
const namesOf = (name: string): readonly string[] => {
  const at = name.indexOf(' / ');
  return at < 0 ? [name] : [name, name.slice(0, at)];
};

export const jobCandidate = (job: JobFact): Candidate => ({
  label: job.name,
  names: namesOf(job.name),
  state: stateOf(job),
  word: job.conclusion ?? job.status,
  ...(job.url === undefined ? {} : { url: job.url }),
});

/**
 * The check runs that count: of Actions the newest run of each workflow (all workflows share one app, so a green `build` of one must not
 * hide a red one of another), of other apps the newest of each name.
 */
export function newestChecks(checks: readonly CheckFact[]): readonly CheckFact[] {
  const newestRun = new Map<string, number>();
  for (const { workflow, runId = 0 } of checks)
    if (workflow !== undefined) newestRun.set(workflow, Math.max(runId, newestRun.get(workflow) ?? 0));
  const newest = new Map<string, CheckFact>();
  for (const check of checks) {
    if (check.workflow !== undefined && (check.runId ?? 0) < (newestRun.get(check.workflow) ?? 0)) continue;
    const key = JSON.stringify([check.app, check.workflow ?? '', check.name]);
    const known = newest.get(key);
    if (known === undefined || isNewer(check, known)) newest.set(key, check);
  }
  return [...newest.values()];
}

/** One that is still queued has no start, and is the newest there is. */
function isNewer(a: CheckFact, b: CheckFact): boolean {
  const [startA, startB] = [a, b].map(({ startedAt }) => (startedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(startedAt)));
  return startA === startB ? a.id > b.id : (startA ?? 0) > (startB ?? 0);
}

export const checkCandidate = (check: CheckFact): Candidate => {
  const { workflow } = check;
  const names = namesOf(check.name);
  return {
    label: workflow === undefined ? `${check.name} (${check.app})` : `${check.name} (${workflow})`,
    names: workflow === undefined ? names : [...names, ...names.map((name) => `${workflow} / ${name}`)],
    state: stateOf(check),
    word: check.conclusion ?? check.status,
    ...(check.url === undefined ? {} : { url: check.url }),
  };
};

export const statusCandidate = ({ context, state, url }: StatusFact): Candidate => ({
  label: `${context} (status)`,
  names: [context],
  state: state === 'success' ? 'green' : state === 'pending' ? 'pending' : 'red',
  word: state,
  ...(url === undefined ? {} : { url }),
});

/** Whether a glob of every list fits one of the names. */
export const fitsAll = (lists: readonly (readonly string[])[], names: readonly string[]): boolean =>
  lists.every((globs) => globs.some((glob) => names.some((name) => fitsGlob(glob, name))));
