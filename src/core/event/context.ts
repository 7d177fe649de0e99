import { present } from '../result/present.ts';

/** What GitHub says about this job: read once from the environment and the event file, passed down as a record. */
export interface JobContext {
  readonly repository: { readonly owner: string; readonly name: string; readonly full: string; readonly id?: string };
  readonly eventName: string;
  /** The event's payload; attacker text in part. Empty when there is no event file. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly sha: string;
  /** `refs/heads/main`, `refs/tags/v1`, `refs/pull/7/merge`. */
  readonly ref: string;
  readonly runId: string;
  readonly runAttempt: number;
  readonly workflow: string;
  readonly job: string;
  readonly actor: string;
  readonly triggeringActor: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly workspace: string;
  readonly tempDir: string;
}

/** Reads the runner's variables. Nothing is required: actions judge what they need. */
export function readContext(env: Readonly<Record<string, string | undefined>>, payload: Readonly<Record<string, unknown>>): JobContext {
  const full = env.GITHUB_REPOSITORY ?? '';
  const [owner = '', name = ''] = full.split('/');
  return {
    repository: { owner, name, full, ...present({ id: env.GITHUB_REPOSITORY_ID || undefined }) },
    eventName: env.GITHUB_EVENT_NAME ?? '',
    payload,
    sha: env.GITHUB_SHA ?? '',
    ref: env.GITHUB_REF ?? '',
    runId: env.GITHUB_RUN_ID ?? '',
    runAttempt: Number(env.GITHUB_RUN_ATTEMPT ?? '1') || 1,
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    actor: env.GITHUB_ACTOR ?? '',
    triggeringActor: env.GITHUB_TRIGGERING_ACTOR || (env.GITHUB_ACTOR ?? ''),
    serverUrl: env.GITHUB_SERVER_URL || 'https://github.com',
    apiUrl: env.GITHUB_API_URL || 'https://api.github.com',
    workspace: env.GITHUB_WORKSPACE ?? '',
    tempDir: env.RUNNER_TEMP ?? '',
  };
}

/** The run's page, with the attempt when it is a re-run. */
export function runUrl(context: JobContext): string {
  const base = `${context.serverUrl}/${context.repository.full}/actions/runs/${context.runId}`;
  return context.runAttempt > 1 ? `${base}/attempts/${context.runAttempt}` : base;
}
