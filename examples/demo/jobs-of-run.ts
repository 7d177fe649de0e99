import { performance } from 'node:perf_hooks';
import type { Github } from '../../test/bed/github/start-github.ts';
import type { ActEvent } from '../../test/support/act/act-lines.ts';

/** The jobs of a run as GitHub hears of them. */
export interface JobsOfRun {
  /** GitHub's number for the job; made known to it when it is asked for first. */
  id(job: string): number;
  take(event: ActEvent): void;
  /** How long each ended job took, in milliseconds. */
  readonly times: Readonly<Record<string, number>>;
}

const ENVIRONMENTS: Readonly<Record<string, string>> = { staging: 'staging', production: 'production' };

/** Tells GitHub of each job as act reports it. Production comes to wait for its reviewer when `lastBefore` is green: bob approves it then. */
export function jobsOfRun(github: Github, runId: number, lastBefore: string): JobsOfRun {
  const ids = new Map<string, number>();
  const started = new Map<string, number>();
  const times: Record<string, number> = {};
  const id = (job: string): number => {
    const known = ids.get(job);
    if (known !== undefined) return known;
    const environment = ENVIRONMENTS[job];
    const added = github.addJob({ runId, name: job, ...(environment === undefined ? {} : { environment, deployment: false }) });
    ids.set(job, added.id);
    return added.id;
  };
  const take = (event: ActEvent): void => {
    if (event.kind === 'job-started') {
      id(event.job);
      started.set(event.job, performance.now());
    }
    if (event.kind !== 'job-ended') return;
    times[event.job] = performance.now() - (started.get(event.job) ?? Number.NaN);
    github.setJob({ id: id(event.job), conclusion: event.result });
    if (event.job !== lastBefore || event.result !== 'success') return;
    id('production');
    github.review({ runId, user: 'bob', environment: 'production', comment: 'looks good' });
  };
  return { id, take, times };
}
