import type { UpstreamRules } from '../policy/rules-for.ts';
import type { JobFact } from './facts.ts';
import type { GateNeeds } from './needs.ts';
import { fitsAll, stateOf } from './standing.ts';

/** What is wrong with one thing that had to be green. */
export interface Red {
  /** `hidden`: needs says success, and the job itself does not. */
  readonly kind: 'hidden' | 'failed' | 'pending' | 'missing';
  readonly label: string;
  /** GitHub's own word for it. */
  readonly word: string;
  readonly url?: string;
}

export interface NeedsWord {
  readonly reds: readonly Red[];
  /** Keys that are green. */
  readonly green: readonly string[];
  /** Red ones that may not block. */
  readonly alerts: readonly Red[];
  /** Keys that no job of the run bears as its name: judged by their result alone. */
  readonly nameless: readonly string[];
}

/** The jobs of a key: its own, those of its matrix (`key (a, b)`), those that it calls (`key / inner`). */
export const jobsOfKey = (key: string, jobs: readonly JobFact[]): readonly JobFact[] =>
  jobs.filter(({ name }) => name === key || name.startsWith(`${key} (`) || name.startsWith(`${key} / `));

/**
 * Each job before this one must be green by its result AND by its own conclusion: the result is `success` also for a failed job with
 * continue-on-error (actions/toolkit#581). `jobs` are the newest of each name.
 */
export function judgeNeeds(needs: GateNeeds, jobs: readonly JobFact[], rules: UpstreamRules): NeedsWord {
  const word = { reds: [] as Red[], green: [] as string[], alerts: [] as Red[], nameless: [] as string[] };
  for (const [key, result] of Object.entries(needs)) {
    const own = jobsOfKey(key, jobs);
    const found = result === 'success' ? redJobs(own) : [redResult(key, result, fitsAll(rules.allowSkipped, [key]))].flat();
    if (fitsAll(rules.alertOnly, [key])) word.alerts.push(...found);
    else if (found.length > 0) word.reds.push(...found);
    else word.green.push(key);
    if (own.length === 0 && result === 'success') word.nameless.push(key);
  }
  return word;
}

function redResult(key: string, result: string, maySkip: boolean): readonly Red[] {
  if (result === 'skipped' && maySkip) return [];
  return [{ kind: 'failed', label: key, word: result }];
}

/** A job that a called workflow skipped by its own `if:` is part of that workflow's success. */
function redJobs(jobs: readonly JobFact[]): readonly Red[] {
  return jobs.flatMap((job): readonly Red[] => {
    const state = stateOf(job);
    if (state === 'green' || state === 'skipped') return [];
    const kind = state === 'pending' ? 'pending' : 'hidden';
    return [{ kind, label: job.name, word: job.conclusion ?? job.status, ...(job.url === undefined ? {} : { url: job.url }) }];
  });
}
