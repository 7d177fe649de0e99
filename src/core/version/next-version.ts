import type { Level } from '../commits/conventional.ts';
import { compareSemver, isStable, parseSemver, type Semver } from './semver.ts';

/**
 * The version after `last`, for changes of a level. Below 1.0.0 a breaking change and a feature both raise the second number: 1.0.0 is somebody's word,
 * never a commit's. After a pre-release the same pre-release goes on (`rc.1`, `rc.2`), unless the changes since the last release (`stable`) ask
 * for more than it stands for: then it begins anew for the greater version.
 */
export function nextVersion(last: Semver, level: Level, stable?: Semver): Semver {
  if (level === 'none') return last;
  if (isStable(last)) return raise(last, level);
  const target = make(last.major, last.minor, last.patch);
  const wanted = stable === undefined ? target : raise(stable, level);
  const [word = 'rc'] = last.prerelease.filter((part) => typeof part === 'string');
  if (compareSemver(wanted, target) > 0) return parseSemver(`${wanted.version}-${word}.1`) ?? wanted;
  return parseSemver(`${target.version}-${counted(last.prerelease)}`) ?? target;
}

function raise({ major, minor, patch }: Semver, level: Exclude<Level, 'none'>): Semver {
  const step = major === 0 && level === 'major' ? 'minor' : level;
  switch (step) {
    case 'major':
      return make(major + 1, 0, 0);
    case 'minor':
      return make(major, minor + 1, 0);
    case 'patch':
      return make(major, minor, patch + 1);
  }
}

/** `rc.1` → `rc.2`, `beta` → `beta.1`. */
function counted(prerelease: Semver['prerelease']): string {
  const parts = [...prerelease];
  const at = parts.findLastIndex((part) => typeof part === 'number');
  if (at < 0) parts.push(1);
  else parts[at] = Number(parts[at]) + 1;
  return parts.join('.');
}

function make(major: number, minor: number, patch: number): Semver {
  const version = `${major}.${minor}.${patch}`;
  return { raw: version, major, minor, patch, prerelease: [], build: [], version };
}
