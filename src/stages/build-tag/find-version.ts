import type { Level } from '../../core/commits/conventional.ts';
import { judgeCommits } from '../../core/commits/judge-commits.ts';
import { nextVersion } from '../../core/version/next-version.ts';
import { compareSemver, isStable, parseSemver, type Semver } from '../../core/version/semver.ts';
import { highest, highestStable, type VersionTag, versionOfTag, versionTags } from '../../core/version/version-tag.ts';
import type { Facts } from './facts.ts';
import type { TagPlan } from './plan.ts';
import { tagsOnCommit, type VersionLine } from './version-line.ts';

/** The version of a build, and where it comes from. */
export interface Found {
  /** Undefined when history would be needed and is missing. */
  readonly version: Semver | undefined;
  /** Where it comes from, in words. */
  readonly source: string;
  /** Commits since the version's tag; undefined when not known. */
  readonly distance: number | undefined;
  /** The tag that the version was read from, or follows. */
  readonly tag: string | undefined;
  /** The tag stands on this very commit. */
  readonly exact: boolean;
  /** The version before this commit's, where one is known. */
  readonly previous: string | undefined;
  /** What the commits since then come to; undefined when nobody asked. */
  readonly releaseType: Level | 'prerelease' | 'forced' | undefined;
  /** Whether there is anything new since the last version; undefined when nobody asked. */
  readonly changed: boolean | undefined;
}

/** Finds it: a tag on this commit wins, then the forced version, then the commits since the last one, then the last one. */
export function findVersion(plan: TagPlan, facts: Facts, line: VersionLine): Found {
  const asked = plan.bump === 'conventional' || line.component !== undefined;
  const own = facts.event.named.kind === 'tag' ? facts.event.named.name : undefined;
  const here = versionHere(facts, line.prefix, own);
  const rest = { exact: false, distance: undefined, tag: undefined, previous: undefined, releaseType: undefined, changed: undefined };
  if (here !== undefined)
    return {
      ...rest,
      version: here.version,
      source: here.name === own ? `tag ${here.name}` : `tag ${here.name} on this commit`,
      distance: 0,
      tag: here.name,
      exact: true,
      ...(asked ? { releaseType: 'none' as const, changed: line.component !== undefined && here.name === own } : {}),
    };
  const { last } = line;
  const previous = typeof last === 'object' ? last.version.version : undefined;
  if (plan.releaseAs !== undefined && line.component === undefined)
    return {
      ...rest,
      version: plan.releaseAs,
      source: 'release-as',
      distance: line.distance,
      previous,
      releaseType: 'forced',
      changed: true,
    };
  if (last === 'unknown') return { ...rest, version: undefined, source: 'history is missing' };
  const base = last === 'none' ? ZERO : last.version;
  const common = { distance: line.distance, tag: last === 'none' ? undefined : last.name, previous };
  const from = last === 'none' ? 'no version tag in the history' : `last tag ${last.name}`;
  const touched = line.component === undefined ? undefined : last === 'none' || (line.commits ?? []).length > 0;
  if (plan.bump === 'none' || line.commits === undefined) return { ...rest, ...common, version: base, source: from, changed: touched };
  const bump = judgeCommits(line.commits, plan.bumpRules);
  const version = bump.releaseAs ?? nextVersion(base, bump.level, stableBefore(facts, line.prefix, last));
  const moved = version.version !== base.version;
  const by = bump.by === undefined ? 'no commit since counts' : `${bump.level} by commit ${bump.by.slice(0, 12)}`;
  return {
    ...rest,
    ...common,
    version,
    source: `${from}, ${bump.releaseAs === undefined ? by : 'Release-As of a commit'}`,
    releaseType: bump.releaseAs === undefined ? (moved && !isStable(version) ? 'prerelease' : bump.level) : 'forced',
    changed: touched ?? moved,
  };
}

const ZERO: Semver = { raw: '0.0.0', major: 0, minor: 0, patch: 0, prerelease: [], build: [], version: '0.0.0' };

function versionHere(facts: Facts, prefix: string, own: string | undefined): Pick<VersionTag, 'name' | 'version'> | undefined {
  const version = own === undefined ? undefined : versionOfTag(own, prefix);
  return own !== undefined && version !== undefined ? { name: own, version } : highest(versionTags(tagsOnCommit(facts), prefix));
}

/** The last release before a pre-release: what the changes are measured against. */
function stableBefore({ git }: Facts, prefix: string, last: VersionTag | 'none'): Semver | undefined {
  if (git.kind === 'none' || last === 'none' || isStable(last.version)) return undefined;
  const lower = versionTags(git.tags, prefix).filter(({ version }) => compareSemver(version, last.version) < 0);
  return highestStable(lower)?.version ?? parseSemver('0.0.0');
}
