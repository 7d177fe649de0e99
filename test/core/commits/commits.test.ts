import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Commit } from '../../../src/core/clone/clone.ts';
import { DEFAULT_BUMP_RULES, type Level, levelOf, readMessage } from '../../../src/core/commits/conventional.ts';
import { judgeCommits } from '../../../src/core/commits/judge-commits.ts';
import { readBumpRules } from '../../../src/core/commits/read-bump-rules.ts';
import { commitsSince } from '../../../src/core/commits/since.ts';

describe('the level of a message', () => {
  test.each<[string, Level]>([
    ['feat: a cart', 'minor'],
    ['feat(cart): a cart', 'minor'],
    ['Feat: a cart', 'minor'],
    ['fix: a typo', 'patch'],
    ['perf: faster', 'patch'],
    ['docs: more', 'none'],
    ['chore(deps): bump', 'none'],
    ['feat!: new', 'major'],
    ['refactor(api)!: new', 'major'],
    ['fix: a\n\nBREAKING CHANGE: gone', 'major'],
    ['fix: a\n\nBREAKING-CHANGE: gone', 'major'],
    ['fix: a\n\nbreaking change: in small letters', 'patch'],
    ['Merge pull request #1\n\nBREAKING CHANGE: not by the convention', 'none'],
    ['feat:without a blank', 'none'],
    ['feat : a blank too many', 'none'],
    ['feature: another word', 'none'],
    ['update', 'none'],
    ['', 'none'],
    ['constructor: a word of JavaScript', 'none'],
    ['__proto__: another', 'none'],
  ])('%j is %s', (message, expected) => {
    expect(levelOf(readMessage(message), DEFAULT_BUMP_RULES)).toBe(expected);
  });

  test('a long message does not hold the job', () => {
    const start = performance.now();
    fc.assert(
      fc.property(fc.string({ minLength: 5_000, maxLength: 200_000 }), (text) => void readMessage(`feat(${text}`)),
      { numRuns: 20 },
    );
    readMessage(`feat(${'('.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

const commit = (id: string, message: string, parents: readonly string[] = ['p']): Commit => ({
  id: id.repeat(40),
  parents,
  message,
  files: [],
});
const revert = (id: string, of: string, subject: string): Commit =>
  commit(id, `Revert "${subject}"\n\nThis reverts commit ${of.repeat(40)}.`);

describe('a range of commits', () => {
  const judge = (...commits: Commit[]) => judgeCommits(commits, DEFAULT_BUMP_RULES);

  test('comes to the greatest of its levels, by the newest commit of that level', () => {
    const bump = judge(commit('a', 'fix: x'), commit('b', 'feat: y'), commit('c', 'feat: z'), commit('d', 'docs: w'));
    expect(bump).toEqual({ level: 'minor', by: 'b'.repeat(40), releaseAs: undefined });
  });

  test('a merge counts by its commits, not by itself', () => {
    expect(judge(commit('a', 'feat!: merged', ['p', 'q']), commit('b', 'fix: x')).level).toBe('patch');
  });

  test('a commit that is taken back counts for nothing, and neither does its revert', () => {
    expect(judge(revert('b', 'a', 'feat: x'), commit('a', 'feat: x')).level).toBe('none');
  });

  test('reverting the revert makes it count again', () => {
    expect(judge(revert('c', 'b', 'Revert'), revert('b', 'a', 'feat: x'), commit('a', 'feat: x')).level).toBe('minor');
  });

  test('a revert of something older is a patch', () => {
    expect(judge(revert('b', 'f', 'feat: old'), commit('a', 'docs: x')).level).toBe('patch');
  });

  test('the newest Release-As wins', () => {
    const bump = judge(commit('a', 'chore: x\n\nRelease-As: 3.0.0'), commit('b', 'chore: y\n\nrelease-as: v2.0.0'));
    expect(bump.releaseAs?.version).toBe('3.0.0');
    expect(judge(commit('a', 'chore: x\n\nRelease-As: soon')).releaseAs).toBeUndefined();
  });
});

test('commits since a base are those that it does not have, also across merges', () => {
  const history = [
    commit(
      'm',
      'merge',
      ['d', 'f'].map((id) => id.repeat(40)),
    ),
    commit('f', 'topic', ['b'.repeat(40)]),
    commit('d', 'main', ['c'.repeat(40)]),
    commit('c', 'base', ['b'.repeat(40)]),
    commit('b', 'older', ['a'.repeat(40)]),
  ];
  expect(commitsSince(history, 'c'.repeat(40)).map(({ message }) => message)).toEqual(['merge', 'topic', 'main']);
  expect(commitsSince(history, undefined)).toHaveLength(5);
});

describe('bump rules', () => {
  test('stand over the default ones', () => {
    expect(readBumpRules(['docs=patch', 'FEAT = major', 'fix: none'])).toEqual({
      ok: true,
      value: { ...DEFAULT_BUMP_RULES, docs: 'patch', feat: 'major', fix: 'none' },
    });
  });

  test('that cannot be read are all told', () => {
    const read = readBumpRules(['docs', 'docs=huge', 'docs=patch']);
    expect(read.ok ? [] : read.error.map(({ code, what }) => [code, what])).toEqual([
      ['BT007', '"docs" is no bump rule'],
      ['BT007', '"docs=huge" is no bump rule'],
    ]);
  });
});
