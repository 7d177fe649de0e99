import { type GitRef, parseGitRef } from '../git-ref/git-ref.ts';
import { present } from '../result/present.ts';
import type { JobContext } from './context.ts';
import { numberAt, recordAt, textAt } from './payload.ts';

/** What an event says about the build: which commit, under which name. Names are attacker text. */
export interface BuildEvent {
  readonly name: string;
  /** The commit that is built; empty when the event has none. */
  readonly sha: string;
  /** The full ref that the rules see. */
  readonly ref: string;
  readonly named: GitRef;
  /** The pull request of a `pull_request…` or `merge_group` event. */
  readonly pull?: number;
  /** The branch that a pull request or queue aims at, or that a tag was pushed from. */
  readonly base?: string;
  readonly defaultBranch?: string;
  /** The author called the release a pre-release. */
  readonly prerelease: boolean;
  /** The ref that this event deleted: there is nothing to build. */
  readonly deleted?: string;
  /** Seconds since 1970, from the payload. */
  readonly commitTime?: number;
  /** Further commits on which a checkout may rightly stand. */
  readonly alsoHead: readonly string[];
}

/** Reads the event. `prSha` chooses the commit of a pull request: the merge that GitHub made (GITHUB_SHA) or the branch's head. */
export function readBuildEvent(context: JobContext, prSha: 'merge' | 'head'): BuildEvent {
  const { eventName: name, payload } = context;
  const where = placeOf(context);
  const head = textAt(payload, 'pull_request', 'head', 'sha');
  const isPull = name.startsWith('pull_request');
  const told = isPull && prSha === 'head' && head !== undefined ? head : where.sha;
  const sha = /^0+$/.test(told) ? '' : told;
  const named = parseGitRef(where.ref);
  return {
    name,
    sha,
    ref: where.ref,
    named,
    prerelease: name === 'release' && recordAt(payload, 'release').prerelease === true,
    alsoHead: isPull ? [head, textAt(payload, 'pull_request', 'merge_commit_sha'), context.sha].filter((one) => one !== undefined) : [],
    ...present({
      pull: where.pull ?? (named.kind === 'pull' ? named.number : undefined),
      base: baseOf(context, named),
      defaultBranch: defaultBranchOf(context),
      deleted: deletedRef(context),
      commitTime: commitTimeOf(payload, sha),
    }),
  };
}

interface Place {
  readonly sha: string;
  readonly ref: string;
  readonly pull?: number | undefined;
}

/** The commit and ref of each event (docs.github.com, "Events that trigger workflows"), corrected where GitHub's variables name another. */
function placeOf({ eventName, payload, sha, ref }: JobContext): Place {
  if (eventName === 'pull_request_target') {
    const pull = numberAt(payload, 'number') ?? numberAt(payload, 'pull_request', 'number');
    return pull === undefined ? { sha, ref } : { sha, ref: `refs/pull/${pull}/merge`, pull };
  }
  if (eventName === 'merge_group') {
    const pull = /\/pr-(\d+)-[0-9a-f]+$/.exec(ref)?.[1];
    return { sha, ref: queueRef(ref), pull: pull === undefined ? undefined : Number(pull) };
  }
  if (eventName === 'workflow_run') return placeOfRun(payload, { sha, ref });
  const tag = eventName === 'release' && ref === '' ? textAt(payload, 'release', 'tag_name') : undefined;
  return { sha, ref: tag === undefined ? ref : `refs/tags/${tag}` };
}

/** A queue's branch exists for minutes and is nobody's name: it is no branch to the rules. */
const queueRef = (ref: string): string => ref.replace(/^refs\/heads\//, 'refs/merge-group/');

/** The run that ended is what this build is about, not the tip of the default branch. A fork's branch or a pull request's is no branch of ours. */
function placeOfRun(payload: JobContext['payload'], fallback: Place): Place {
  const run = recordAt(payload, 'workflow_run');
  const sha = textAt(run, 'head_sha');
  const branch = textAt(run, 'head_branch');
  if (sha === undefined) return fallback;
  const ours = textAt(run, 'head_repository', 'full_name') === textAt(payload, 'repository', 'full_name');
  if (String(run.event).startsWith('pull_request') || !ours) {
    const [first] = Array.isArray(run.pull_requests) ? run.pull_requests : [];
    const pull = numberAt(first, 'number');
    return { sha, ref: pull === undefined ? '' : `refs/pull/${pull}/head`, pull };
  }
  return { sha, ref: branch === undefined ? '' : `refs/heads/${branch}` };
}

function baseOf({ eventName, payload }: JobContext, named: GitRef): string | undefined {
  const branch = (ref: string | undefined): string | undefined => ref?.replace(/^refs\/heads\//, '');
  if (named.kind === 'tag') return branch(textAt(payload, 'base_ref'));
  if (eventName === 'merge_group') return branch(textAt(payload, 'merge_group', 'base_ref'));
  return named.kind === 'pull' ? textAt(payload, 'pull_request', 'base', 'ref') : undefined;
}

/** A scheduled run's payload names no repository; it always runs on the default branch. */
function defaultBranchOf({ eventName, payload, ref }: JobContext): string | undefined {
  const named = textAt(payload, 'repository', 'default_branch');
  if (named !== undefined || eventName !== 'schedule') return named;
  return /^refs\/heads\/(.+)$/.exec(ref)?.[1];
}

function deletedRef({ eventName, payload, ref }: JobContext): string | undefined {
  if (eventName === 'delete') return `${textAt(payload, 'ref_type') ?? 'ref'} ${textAt(payload, 'ref') ?? ''}`.trim();
  return eventName === 'push' && payload.deleted === true ? ref : undefined;
}

/** The commit's time where the payload carries this very commit. */
function commitTimeOf(payload: JobContext['payload'], sha: string): number | undefined {
  const candidates = [
    payload.head_commit,
    ...(Array.isArray(payload.commits) ? payload.commits : []),
    recordAt(payload, 'merge_group').head_commit,
    recordAt(payload, 'workflow_run').head_commit,
  ];
  const found = candidates.find((commit) => sha !== '' && textAt(commit, 'id') === sha);
  const time = Date.parse(textAt(found, 'timestamp') ?? '');
  return Number.isNaN(time) ? undefined : Math.floor(time / 1_000);
}
