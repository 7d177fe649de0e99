import { describe, expect, test } from '@jest/globals';
import type { GitState, Repository } from '../../../src/core/clone/clone.ts';
import { decideTags } from '../../../src/stages/build-tag/decide.ts';
import { eventFromGit } from '../../../src/stages/build-tag/event-from-git.ts';
import type { TagRequest } from '../../../src/stages/build-tag/request.ts';
import { clone, codesOf, jobContext, SHA, tagFacts, tagPlan } from '../../support/builders/tag-facts.ts';

const OTHER = '1'.repeat(40);
const judge = (request: Partial<TagRequest>, git: GitState, context = jobContext()) =>
  decideTags(tagPlan({ tags: 'type=sha', ...request }), tagFacts(context, { git }));
const codes = (...args: Parameters<typeof judge>) => codesOf(judge(...args));

describe('event and checkout', () => {
  const pull = { number: 7, pull_request: { number: 7, head: { sha: OTHER }, merge_commit_sha: SHA } };
  const run = { workflow_run: { head_sha: OTHER, head_branch: 'x', event: 'push', head_repository: { full_name: 'acme/shop' } } };
  test.each<[string, Partial<TagRequest>, Repository, ReturnType<typeof jobContext>, readonly string[]]>([
    ['the same', {}, clone(), jobContext(), []],
    ['another', {}, clone({ head: OTHER }), jobContext(), ['BT022']],
    ['another, by the checkout', { context: 'git' }, clone({ head: OTHER }), jobContext(), ['BT022']],
    ['the head of a pull request', {}, clone({ head: OTHER }), jobContext('pull_request', 'refs/pull/7/merge', pull), []],
    ['another on workflow_run', {}, clone(), jobContext('workflow_run', 'refs/heads/main', run), ['warning BT022', 'notice BT024']],
    [
      'another on workflow_run, with history asked',
      { tags: 'type=primary' },
      clone(),
      jobContext('workflow_run', 'refs/heads/main', run),
      ['BT022', 'BT001', 'notice BT024'],
    ],
    ['another on repository_dispatch', {}, clone({ head: OTHER }), jobContext('repository_dispatch'), ['BT022']],
  ])('%s', (_, request, git, context, expected) => {
    if (request.context !== 'git')
      expect(codes(request, git, context).filter((code) => code !== 'notice BT024' || expected.includes(code))).toEqual(expected);
    else {
      const facts = tagFacts(context, { git });
      const event = eventFromGit(facts.event, git, '');
      expect(codesOf(decideTags(tagPlan({ tags: 'type=sha', ...request }), { ...facts, event }))).toEqual([]);
    }
  });
});

describe('no clone', () => {
  test.each<[Partial<TagRequest>, readonly string[]]>([
    [{}, ['notice BT024']],
    [{ tags: 'type=primary' }, ['BT021', 'BT001', 'notice BT024']],
    [{ bump: 'conventional' }, ['BT021', 'notice BT024']],
  ])('%j', (request, expected) => {
    expect(codes(request, { kind: 'none', why: 'no-repository' })).toEqual(expected);
  });

  test('the remedy tells no git from no repository', () => {
    const remedy = (why: 'no-git' | 'no-repository') => {
      const decision = judge({ tags: 'type=primary' }, { kind: 'none', why });
      return decision.kind === 'refused' ? decision.problems[0]?.remedy : undefined;
    };
    expect(remedy('no-git')).toContain('Install git');
    expect(remedy('no-repository')).toContain('actions/checkout');
  });
});

describe('changed files', () => {
  const changed = Array.from({ length: 12 }, (_, index) => `f${index}`);
  test('fail, with the first ten', () => {
    const decision = judge({ dirty: 'fail' }, clone({ changed }));
    expect(codesOf(decision)).toEqual(['BT023']);
    expect(decision.kind === 'refused' && decision.problems[0]?.what).toMatch(/f0, f1.*f9 and 2 more$/);
  });
  test('mark every tag and the identity, inside the length', () => {
    const decision = judge(
      { dirty: 'suffix', tags: 'type=sha\ntype=primary' },
      clone({ changed, tags: [{ name: 'v1.0.0', commit: SHA }] }),
    );
    expect(decision.sets.flatMap(({ tags }) => tags)).toEqual([
      { tag: '1.0.0-860c190-dirty', mutable: true, by: 2 },
      { tag: 'sha-860c190-dirty', mutable: true, by: 1 },
    ]);
  });
  test('are nothing when nobody asks', () => {
    expect(codes({ dirty: 'ignore' }, clone({ changed: undefined }))).toEqual([]);
  });
});

describe('the ref by git', () => {
  const event = tagFacts().event;
  test.each<[string, Partial<Repository>, string]>([
    ['the branch that HEAD is on', { head: OTHER, branches: [{ name: 'dev', commit: OTHER, current: true }] }, 'refs/heads/dev'],
    ['the event’s own where it is about this commit', { branches: [{ name: 'dev', commit: SHA, current: false }] }, 'refs/heads/main'],
    ['a version tag on it', { head: OTHER, tags: ['a', 'v1.0.0'].map((name) => ({ name, commit: OTHER })) }, 'refs/tags/v1.0.0'],
    ['any tag on it', { head: OTHER, tags: [{ name: 'a', commit: OTHER }] }, 'refs/tags/a'],
    ['the only branch on it', { head: OTHER, branches: [{ name: 'x', commit: OTHER, current: false }] }, 'refs/heads/x'],
    ['none of several', { head: OTHER, branches: ['x', 'y'].map((name) => ({ name, commit: OTHER, current: false })) }, ''],
  ])('%s', (_, git, expected) => {
    const found = eventFromGit(event, clone(git), '');
    expect([found.ref, found.sha]).toEqual([expected, git.head ?? SHA]);
  });
});

test('one abbreviation that names two objects is longer everywhere, and said', () => {
  const decision = judge(
    { tags: 'type=sha\ntype=primary' },
    clone({ lookalikes: [SHA, `${SHA.slice(0, 8)}${'0'.repeat(32)}`], tags: [{ name: 'v1.0.0', commit: SHA }] }),
  );
  expect(codesOf(decision)).toEqual(['warning BT025']);
  expect(decision.sets.flatMap(({ tags }) => tags.map(({ tag }) => tag))).toEqual([`1.0.0-${SHA.slice(0, 9)}`, `sha-${SHA.slice(0, 9)}`]);
});
