import type { BuildEvent } from '../../core/event/build-event.ts';
import type { Moments } from '../../core/template/render-template.ts';
import type { Facts } from './facts.ts';
import type { Identity } from './identity.ts';

/** The commit's own time in seconds: git's word on the checked-out commit, else the payload's; undefined when neither knows it. */
export const commitTimeOf = ({ event, git }: Facts): number | undefined =>
  git.kind === 'repository' && git.head === event.sha ? git.commitTime : event.commitTime;

/** The time that stands for the build, in seconds: SOURCE_DATE_EPOCH, else the commit's. Never the wall clock. */
export const buildTimeOf = (facts: Facts): number | undefined => facts.sourceDateEpoch ?? commitTimeOf(facts);

const milliseconds = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : seconds * 1_000);

/** What `{{date}}` and `{{commit_date}}` stand for everywhere but in schedule rules. */
export const fixedMoments = (facts: Facts): Moments => ({
  date: milliseconds(buildTimeOf(facts)),
  commit_date: milliseconds(commitTimeOf(facts)),
});

/** What they stand for in a schedule rule: the one place where the wall clock shows. */
export const clockMoments = (facts: Facts): Moments => ({ date: facts.now, commit_date: milliseconds(commitTimeOf(facts)) });

/** The values of global expressions. Those that come out of refs are attacker text. */
export function globalValues(facts: Facts, identity: Identity): Readonly<Record<string, string>> {
  const { event } = facts;
  const isDefault = onDefaultBranch(event);
  return {
    branch: event.named.kind === 'branch' ? event.named.name : '',
    tag: event.named.kind === 'tag' ? event.named.name : '',
    sha: identity.short,
    base_ref: event.base ?? '',
    is_default_branch: String(isDefault),
    is_not_default_branch: String(!isDefault),
    semver: identity.version?.version ?? '',
  };
}

/** Names whose values come out of refs: in them a commit's id proves nothing. */
export const FROM_REFS = { branch: '', tag: '', base_ref: '' } as const;

/** Judged by the ref alone, whatever the event. */
const onDefaultBranch = ({ named, defaultBranch }: BuildEvent): boolean => named.kind === 'branch' && named.name === defaultBranch;
