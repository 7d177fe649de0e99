import { expect, test } from '@jest/globals';
import { parseGitRef, parseGitSha } from '../../../src/core/git-ref/git-ref.ts';

test.each([
  ['refs/heads/feature/x', { kind: 'branch', name: 'feature/x' }],
  ['refs/tags/v1.0.0', { kind: 'tag', name: 'v1.0.0' }],
  ['refs/pull/7/merge', { kind: 'pull', number: 7 }],
  ['refs/notes/x', { kind: 'other', name: 'refs/notes/x' }],
])('%s', (ref, parsed) => {
  expect(parseGitRef(ref)).toEqual(parsed);
});

test('commit ids are full', () => {
  expect(parseGitSha('a'.repeat(40))).toBe('a'.repeat(40));
  expect(parseGitSha('a'.repeat(7))).toBeUndefined();
  expect(parseGitSha('A'.repeat(40))).toBeUndefined();
});
