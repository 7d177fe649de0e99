import type { Problem, Remark } from '../../core/problem/problem.ts';
import { parsePep440 } from '../../core/version/pep440.ts';
import { primaryOf } from '../../core/version/primary.ts';
import { parseSemver } from '../../core/version/semver.ts';
import { versionOfTag } from '../../core/version/version-tag.ts';
import type { Facts } from './facts.ts';
import { type Found, findVersion } from './find-version.ts';
import type { TagPlan } from './plan.ts';
import { repositoryLine, tagsOnCommit, type VersionLine } from './version-line.ts';

/** What this build is, before any rule is asked. */
export interface Identity extends Found {
  readonly sha: string;
  readonly short: string;
  /** `2.1.0-abc1234`, or undefined. */
  readonly primary: string | undefined;
  /** Full versions of git tags on this very commit, in each of their spellings. */
  readonly versionsHere: readonly string[];
  /** `-dirty` when tracked files are changed and the plan says `suffix`. */
  readonly ending: string;
  readonly remarks: readonly Remark[];
}

/** Works out commit, version and primary from event and git, for the repository or one component's line. */
export function identify(plan: TagPlan, facts: Facts, line: VersionLine = repositoryLine(plan, facts)): Identity {
  const { event, git } = facts;
  const abbreviation = abbreviate(event.sha, plan.shaLength, git.kind === 'repository' ? git.lookalikes : []);
  const ending = plan.dirty === 'suffix' && git.kind === 'repository' && (git.changed?.length ?? 0) > 0 ? '-dirty' : '';
  const found = findVersion(plan, facts, line);
  const primary =
    found.version === undefined || abbreviation.text === '' ? undefined : primaryOf(found.version, abbreviation.text) + ending;
  const fits = primary === undefined || primary.length <= plan.style.maxLength;
  return {
    sha: event.sha,
    short: abbreviation.text,
    ...found,
    primary: fits ? primary : undefined,
    versionsHere: tagsOnCommit(facts).flatMap(({ name }) => fullVersions(name, line.prefix)),
    ending,
    remarks: fits ? abbreviation.remarks : [...abbreviation.remarks, tooLong(primary, plan.style.maxLength)],
  };
}

/** A version is never cut: a cut one would be another version. */
const tooLong = (primary: string, limit: number): Remark => ({
  severity: 'warning',
  problem: {
    code: 'BT010',
    fault: 'user',
    what: `primary would be ${primary.slice(0, 60)}… with ${primary.length} characters; it is left out`,
    where: 'the version tag',
    expected: `at most ${limit} characters`,
    remedy: 'Use a git tag with a shorter version, or a greater max-length',
  },
});

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

/** The spellings under which a tag's full version may stand in a text; none for `stable` or `v1`. */
function fullVersions(name: string, prefix: string): readonly string[] {
  const semver = versionOfTag(name, prefix) ?? parseSemver(name.slice(name.lastIndexOf('/') + 1));
  const python = parsePep440(name);
  const long = python !== undefined && python.release.length >= 3;
  return [...(semver === undefined ? [] : [semver.version, semver.raw]), ...(long ? [python.version, name] : [])];
}
