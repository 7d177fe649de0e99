import { type Bed, nextId, now, person } from '../bed.ts';
import type { App, CheckRun, CommitStatus, Conclusion, RunStatus } from '../world.ts';

/** The app of GitHub Actions has this id on github.com: all workflows share it. */
export const actionsApp: App = { id: 15_368, slug: 'github-actions' };

export interface CheckArgs {
  readonly headSha: string;
  readonly name: string;
  /** Slug of the app, as `codecov`. Jobs of Actions are no such checks: use addJob. */
  readonly app?: string;
  readonly status?: RunStatus;
  readonly conclusion?: Conclusion;
  readonly detailsUrl?: string;
  readonly externalId?: string;
  readonly output?: Partial<CheckRun['output']>;
  readonly startedAt?: string;
}

/** A check run of an app. Checks of one app on one commit share a suite. */
export function addCheckRun(bed: Bed, args: CheckArgs): CheckRun {
  const { world } = bed;
  const slug = args.app ?? 'acme-checks';
  const known = slug === actionsApp.slug ? actionsApp : world.checkRuns.find(({ app }) => app.slug === slug)?.app;
  const suite = world.checkRuns.find(({ app, headSha }) => app.slug === slug && headSha === args.headSha);
  const startedAt = args.startedAt ?? now(bed);
  const check: CheckRun = {
    id: nextId(bed),
    headSha: args.headSha,
    name: args.name,
    app: known ?? { id: nextId(bed), slug },
    checkSuiteId: suite?.checkSuiteId ?? nextId(bed),
    status: args.conclusion === undefined ? (args.status ?? 'queued') : 'completed',
    conclusion: args.conclusion ?? null,
    detailsUrl: args.detailsUrl ?? null,
    externalId: args.externalId ?? '',
    output: { title: args.output?.title ?? null, summary: args.output?.summary ?? null, text: args.output?.text ?? null },
    startedAt,
    completedAt: args.conclusion === undefined ? null : now(bed),
  };
  world.checkRuns.push(check);
  return check;
}

export interface CommitStatusArgs {
  readonly sha: string;
  readonly state: CommitStatus['state'];
  readonly context?: string;
  readonly description?: string | null;
  readonly targetUrl?: string | null;
  readonly creator?: string;
}

/** A commit status; the newest of a context counts. */
export function addStatus(bed: Bed, args: CommitStatusArgs): CommitStatus {
  if (bed.world.commits[args.sha] === undefined) throw new Error(`no commit ${args.sha}`);
  const status: CommitStatus = {
    id: nextId(bed),
    sha: args.sha,
    context: args.context ?? 'default',
    state: args.state,
    description: args.description ?? null,
    targetUrl: args.targetUrl ?? null,
    creator: person(bed, args.creator ?? 'github-actions[bot]').login,
    createdAt: now(bed),
  };
  bed.world.statuses.push(status);
  return status;
}
