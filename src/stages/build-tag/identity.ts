import type { Problem, Remark } from '../../core/problem/problem.ts';
import { parsePep440 } from '../../core/version/pep440.ts';
import { primaryOf } from '../../core/version/primary.ts';
import { parseSemver, type Semver } from '../../core/version/semver.ts';
import { highest, type VersionTag, versionOfTag, versionTags } from '../../core/version/version-tag.ts';
import type { Facts, GitTag } from './facts.ts';
import type { TagPlan } from './plan.ts';

/** What this build is, before any rule is asked. */
export interface Identity {
  readonly sha: string;
  readonly short: string;
  /** The version that `primary` begins with; undefined when history would be needed and is missing. */
  readonly version: Semver | undefined;
  /** Where the version comes from, in words. */
  readonly source: string;
  /** `2.1.0-abc1234`, or undefined. */
  readonly primary: string | undefined;
  /** Commits since the version's tag; undefined when not known. */
  readonly distance: number | undefined;
  /** The tag that the version was read from, or follows. */
  readonly tag: string | undefined;
  /** Full versions of git tags on this very commit, in each of their spellings. */
  readonly versionsHere: readonly string[];
  /** `-dirty` when tracked files are changed and the plan says `suffix`. */
  readonly ending: string;
  readonly remarks: readonly Remark[];
}

/** Works out commit, version and primary from event and git. */
export function identify(plan: TagPlan, facts: Facts): Identity {
  const { event, git } = facts;
  const abbreviation = abbreviate(event.sha, plan.shaLength, git.kind === 'repository' ? git.lookalikes : []);
  const ending = plan.dirty === 'suffix' && git.kind === 'repository' && (git.changed?.length ?? 0) > 0 ? '-dirty' : '';
  const found = findVersion(plan, facts);
  const primary =
    found.version === undefined || abbreviation.text === '' ? undefined : primaryOf(found.version, abbreviation.text) + ending;
  return {
    sha: event.sha,
    short: abbreviation.text,
    ...found,
    primary,
    versionsHere: tagsOnCommit(facts).flatMap(({ name }) => fullVersions(name, plan.tagPrefix)),
    ending,
    remarks: abbreviation.remarks,
  };
}

/** Our own abbreviation: the first digits, more only where another object of the clone begins alike (BT025). */
function abbreviate(
  sha: string,
  length: number,
  lookalikes: readonly string[],
): { readonly text: string; readonly remarks: readonly Remark[] } {
  const others = lookalikes.filter((id) => id !== sha);
  let needed = length;
  while (needed < sha.length && others.some((id) => id.startsWith(sha.slice(0, needed)))) needed += 1;
  const text = sha.slice(0, needed);
  if (needed === length) return { text, remarks: [] };
  const problem: Problem = {
    code: 'BT025',
    fault: 'user',
    what: `${sha.slice(0, length)} names ${others.length + 1} objects of this repository; the commit is abbreviated to ${text} in all outputs`,
    where: 'input "sha-length"',
    remedy: `sha-length: ${Math.min(40, Math.max(12, needed))}`,
  };
  return { text, remarks: [{ severity: 'warning', problem }] };
}

/** The git tags on the commit, the event's own first: it counts also where the clone does not hold it. */
export function tagsOnCommit({ event, git }: Facts): readonly GitTag[] {
  const own = event.named.kind === 'tag' ? [{ name: event.named.name, commit: event.sha }] : [];
  const known = git.kind === 'repository' ? git.tags.filter(({ commit }) => commit === event.sha) : [];
  return [...own, ...known.filter(({ name }) => name !== own[0]?.name)];
}

type Found = Pick<Identity, 'version' | 'source' | 'distance' | 'tag'>;
const NOT_FOUND: Found = { version: undefined, source: 'history is missing', distance: undefined, tag: undefined };

function findVersion(plan: TagPlan, facts: Facts): Found {
  const { event, git } = facts;
  const own = event.named.kind === 'tag' ? versionOfTag(event.named.name, plan.tagPrefix) : undefined;
  if (own !== undefined && event.named.kind === 'tag')
    return { version: own, source: `tag ${event.named.name}`, distance: 0, tag: event.named.name };
  const here = highest(versionTags(tagsOnCommit(facts), plan.tagPrefix));
  if (here !== undefined) return { version: here.version, source: `tag ${here.name} on this commit`, distance: 0, tag: here.name };
  if (git.kind === 'none' || git.shallow) return NOT_FOUND;
  const last = nearestTag(plan, facts);
  if (last === undefined)
    return { version: parseSemver('0.0.0'), source: 'no version tag in the history', distance: undefined, tag: undefined };
  return { version: last.version, source: `last tag ${last.name}`, distance: git.nearest?.distance, tag: last.name };
}

/** The highest version on the commit of the nearest tag. */
function nearestTag(plan: TagPlan, { git }: Facts): VersionTag | undefined {
  if (git.kind === 'none' || git.nearest === undefined) return undefined;
  const { nearest } = git;
  const commit = git.tags.find(({ name }) => name === nearest.name)?.commit;
  return highest(versionTags(git.tags, plan.tagPrefix).filter((tag) => tag.commit === commit));
}

/** The spellings under which a tag's full version may stand in a text; none for `stable` or `v1`. */
function fullVersions(name: string, prefix: string): readonly string[] {
  const semver = versionOfTag(name, prefix) ?? parseSemver(name.slice(name.lastIndexOf('/') + 1));
  const python = parsePep440(name);
  const long = python !== undefined && python.release.length >= 3;
  return [...(semver === undefined ? [] : [semver.version, semver.raw]), ...(long ? [python.version, name] : [])];
}
