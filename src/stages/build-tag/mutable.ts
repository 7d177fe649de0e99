import type { RefEvent, RuleType } from '../../core/tag-rule/rule.ts';
import type { Identity } from './identity.ts';

/** A tag with what is known of its making. */
export interface MadeTag {
  readonly tag: string;
  /** Its text without what came out of refs. */
  readonly own: string;
  readonly type: RuleType;
  readonly event?: RefEvent;
}

/** Types whose tags follow something that moves: there only the commit's id makes a tag immutable. */
const FOLLOWING: readonly RuleType[] = ['schedule', 'edge'];

/** Types whose tags say the commit, whatever stands directly before or after it. */
const SAYS_COMMIT: readonly RuleType[] = ['sha', 'primary'];
const SHORTEST_SHA = 7;

/**
 * Whether a tag may come to mean another commit. It cannot when its text holds the commit's id, or the full version of a git tag on this commit.
 * Everything that begins with `latest` moves, and so does a build of changed files.
 */
export function isMutable(made: MadeTag, identity: Pick<Identity, 'sha' | 'versionsHere' | 'ending'>): boolean {
  if (/^latest(?![0-9A-Za-z])/i.test(made.tag) || identity.ending !== '') return true;
  if (holdsSha(made.own, identity.sha)) return false;
  if (SAYS_COMMIT.includes(made.type) && identity.sha !== '' && made.tag.includes(identity.sha.slice(0, SHORTEST_SHA))) return false;
  const follows = FOLLOWING.includes(made.type) || made.event === 'branch' || made.event === 'pr';
  return follows || !identity.versionsHere.some((version) => holdsWord(made.tag, version));
}

/** At least seven digits of the id as a word of its own; a `g` or `v` before them is taken. */
function holdsSha(text: string, sha: string): boolean {
  return text.split(/[^0-9A-Za-z]+/).some((word) => {
    const digits = word.replace(/^[gv]/, '');
    return digits.length >= SHORTEST_SHA && sha.startsWith(digits);
  });
}

/** The word with nothing beside it that would make it another version. */
function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + word.length);
    if (!/(?:[0-9A-Za-z]|\d\.)$/.test(before.replace(/v$/, '')) && !/^(?:[0-9A-Za-z]|\.\d)/.test(after)) return true;
  }
  return false;
}
