import { describe, expect, test } from '@jest/globals';
import type { GitTags } from '../../../src/core/github/git-tags.ts';
import { GithubFailure } from '../../../src/core/github/github-failure.ts';
import { parseImageRef } from '../../../src/core/image-ref/image-ref.ts';
import { RegistryFailure } from '../../../src/core/oci/registry.ts';
import { type Found, lookUp } from '../../../src/stages/build-tag/check-registry.ts';
import { judgeRegistry } from '../../../src/stages/build-tag/judge-registry.ts';
import { makeGitTag } from '../../../src/stages/build-tag/make-git-tag.ts';
import { planGitTag } from '../../../src/stages/build-tag/plan-git-tag.ts';
import type { TagRequest } from '../../../src/stages/build-tag/request.ts';
import { clone, decide, jobContext, SHA, tagFacts, tagPlan } from '../../support/builders/tag-facts.ts';

const OTHER = '1'.repeat(40);
const DIGEST = `sha256:${'a'.repeat(64)}` as never;

describe('which git tag', () => {
  const plan = (request: Partial<TagRequest>, facts = tagFacts()) => {
    const planned = planGitTag(tagPlan(request), facts, decide({ tags: 'type=sha', ...request }, facts));
    return planned.kind === 'make'
      ? planned.tags.map(({ name }) => name)
      : planned.kind === 'refused'
        ? planned.problem.code
        : planned.remark.problem.code;
  };
  const since = (name: string) => clone({ tags: [{ name, commit: OTHER }], nearest: { name, distance: 1 } });
  const commits = (message: string) => [{ id: SHA, parents: [OTHER], message, files: ['shop/x'] }];

  test.each<[string, Partial<TagRequest>, ReturnType<typeof tagFacts>, readonly string[] | string]>([
    [
      'v where tags have it',
      { bump: 'conventional' },
      tagFacts(jobContext(), { git: since('v1.0.0'), commits: commits('feat: x') }),
      ['v1.1.0'],
    ],
    [
      'none where they have none',
      { bump: 'conventional' },
      tagFacts(jobContext(), { git: since('1.0.0'), commits: commits('fix: x') }),
      ['1.0.1'],
    ],
    ['v in a new repository', { bump: 'conventional' }, tagFacts(jobContext(), { commits: commits('feat: x') }), ['v0.1.0']],
    ['the prefix', { releaseAs: '3.0.0', tagPrefix: 'app-' }, tagFacts(), ['app-3.0.0']],
    ['the tag that is there', {}, tagFacts(jobContext(), { git: clone({ tags: [{ name: 'v1.0.0', commit: SHA }] }) }), ['v1.0.0']],
    ['nothing new', { bump: 'conventional' }, tagFacts(jobContext(), { git: since('v1.0.0'), commits: commits('docs: x') }), 'BT033'],
    [
      'one for each changed component',
      { bump: 'conventional', components: 'shop,path=shop\npay,path=pay' },
      tagFacts(jobContext(), {
        git: clone({ tags: ['shop/v1.0.0', 'pay/v1.0.0'].map((name) => ({ name, commit: OTHER })) }),
        commits: commits('feat: x'),
        tagsBefore: ['shop/v1.0.0', 'pay/v1.0.0'],
      }),
      ['shop/v1.1.0'],
    ],
    ['a pull request', { releaseAs: '3.0.0' }, tagFacts(jobContext('pull_request', 'refs/pull/7/merge')), 'BT031'],
    ['a queue', { releaseAs: '3.0.0' }, tagFacts(jobContext('merge_group', 'refs/heads/gh-readonly-queue/main/pr-1-a')), 'BT031'],
    [
      'a pull request of the default branch’s workflow',
      { releaseAs: '3.0.0' },
      tagFacts(jobContext('pull_request_target', 'refs/heads/main', { number: 7 })),
      'BT031',
    ],
    ['changed files', { releaseAs: '3.0.0', dirty: 'suffix' }, tagFacts(jobContext(), { git: clone({ changed: ['a'] }) }), 'BT031'],
  ])('%s', (_, request, facts, expected) => {
    expect(plan(request, facts)).toEqual(expected);
  });
});

/** Tags on GitHub; `faster` is what somebody else does just before our write. */
function fakeTags(there: Readonly<Record<string, string>> = {}, faster: Readonly<Record<string, string>> = {}) {
  const tags = new Map(Object.entries(there));
  const made: string[] = [];
  const port: GitTags = {
    commitOf: async (name) => tags.get(name),
    create: async (name, commit) => {
      for (const [other, sha] of Object.entries(faster)) tags.set(other, sha);
      if (tags.has(name)) return 'exists';
      tags.set(name, commit);
      made.push(name);
      return 'created';
    },
  };
  return { port, made, tags };
}

describe('making a git tag', () => {
  const how = { message: undefined, dryRun: false };
  const tag = { name: 'v1.0.0', commit: SHA };
  test.each([
    ['absent', {}, {}, 'created', 1],
    ['there on this commit', { 'v1.0.0': SHA }, {}, 'there', 0],
    ['there on another', { 'v1.0.0': OTHER }, {}, 'BT030', 0],
    ['somebody was faster, on this commit', {}, { 'v1.0.0': SHA }, 'there', 0],
    ['somebody was faster, on another', {}, { 'v1.0.0': OTHER }, 'BT030', 0],
  ])('%s', async (_, there, faster, expected, made) => {
    const fake = fakeTags(there, faster);
    const result = await makeGitTag(tag, how, fake.port);
    expect([result.kind === 'failed' ? result.problem.code : result.kind, fake.made.length]).toEqual([expected, made]);
    if (expected === 'BT030') expect(fake.tags.get('v1.0.0')).toBe(OTHER);
  });

  test('a dry run makes none', async () => {
    const fake = fakeTags();
    expect(await makeGitTag(tag, { ...how, dryRun: true }, fake.port)).toEqual({ kind: 'would-create', name: 'v1.0.0' });
    expect(fake.made).toEqual([]);
  });

  test('a refusal names the permission, a lost answer GitHub', async () => {
    const failing = (kind: 'permission' | 'unreachable'): GitTags => ({
      commitOf: async () => undefined,
      create: async () => Promise.reject(new GithubFailure({ kind, call: 'POST /git/refs', message: 'no' })),
    });
    const [denied, lost] = [await makeGitTag(tag, how, failing('permission')), await makeGitTag(tag, how, failing('unreachable'))];
    expect(denied).toMatchObject({
      kind: 'failed',
      problem: { code: 'BT032', fault: 'user', remedy: expect.stringContaining('contents: write') },
    });
    expect(lost).toMatchObject({ kind: 'failed', problem: { code: 'BT032', fault: 'remote' } });
    const vanishing: GitTags = { commitOf: async () => undefined, create: async () => 'exists' };
    expect(await makeGitTag(tag, how, vanishing)).toMatchObject({ problem: { code: 'BT032', fault: 'remote' } });
  });
});

describe('what the registries say', () => {
  const present = (revision: string | undefined, digest = DIGEST): Found => ({ kind: 'present', digest, revision });
  const judge = (onError: 'fail' | 'build', ...found: Found[]) => {
    const verdict = judgeRegistry(
      found.map((one, index) => ({ reference: `r/app:${index}`, found: one })),
      SHA,
      onError,
    );
    return [verdict.exists, verdict.digest, verdict.problems.map(({ code }) => code), verdict.remarks.map(({ problem }) => problem.code)];
  };
  const failed: Found = { kind: 'failed', reason: 'HTTP 503' };

  test.each<[string, ReturnType<typeof judge>, readonly unknown[]]>([
    ['absent', judge('fail', { kind: 'absent' }), [false, undefined, [], []]],
    ['there from this commit', judge('fail', present(SHA)), [true, DIGEST, [], []]],
    ['there from another', judge('fail', present(OTHER)), [false, undefined, ['BT040'], []]],
    ['there from nobody knows', judge('fail', present(undefined)), [false, undefined, ['BT040'], []]],
    ['denied', judge('fail', { kind: 'denied', status: 401 }), [false, undefined, [], ['BT041']]],
    ['lost', judge('fail', failed), [false, undefined, ['BT042'], []]],
    ['lost, and building goes on', judge('build', failed), [false, undefined, [], ['BT042']]],
    ['one of two', judge('fail', present(SHA), { kind: 'absent' }), [false, undefined, [], []]],
    ['two digests', judge('fail', present(SHA), present(SHA, `sha256:${'b'.repeat(64)}` as never)), [true, undefined, [], []]],
    ['none asked', judge('fail'), [false, undefined, [], []]],
  ])('%s', (_, verdict, expected) => {
    expect(verdict).toEqual(expected);
  });

  test('a lost registry is an answer, a bug is not', async () => {
    const at = parseImageRef('org/app') as never;
    const throwing = (error: Error) => ({ manifest: () => Promise.reject(error), blob: () => Promise.reject(error) });
    expect(await lookUp(throwing(new RegistryFailure('r', 'HTTP 503')), at, 'x')).toEqual({ kind: 'failed', reason: 'r: HTTP 503' });
    await expect(lookUp(throwing(new TypeError('x')), at, 'x')).rejects.toThrow(TypeError);
  });
});
