import { describe, expect, test } from '@jest/globals';
import type { Commit } from '../../../src/core/clone/clone.ts';
import { clone, codesOf, decide, jobContext, SHA, tagFacts, tagsOf } from '../../support/builders/tag-facts.ts';

const at = (n: number): string => n.toString(16).padStart(40, '0');
const commit = (n: number, message: string, files: readonly string[] = []): Commit => ({ id: at(n), parents: [at(n - 1)], message, files });
const push = (ref = 'refs/heads/main') => jobContext('push', ref);

describe('the version of a commit', () => {
  test.each([
    ['a tag on it', clone({ tags: [{ name: 'v1.2.3', commit: SHA }] }), '1.2.3-860c190', 'tag v1.2.3 on this commit'],
    [
      'the highest of several',
      clone({ tags: ['v1.0.0', 'v1.1.0-rc.1'].map((name) => ({ name, commit: SHA })) }),
      '1.1.0-rc.1-860c190',
      'tag v1.1.0-rc.1 on this commit',
    ],
    [
      'the last one before it',
      clone({ tags: [{ name: 'v1.2.3', commit: at(1) }], nearest: { name: 'v1.2.3', distance: 4 } }),
      '1.2.3-860c190',
      'last tag v1.2.3',
    ],
    ['none', clone(), '0.0.0-860c190', 'no version tag in the history'],
    ['a cut history', clone({ shallow: true }), undefined, 'history is missing'],
    ['a checkout of another commit', clone({ head: at(9) }), undefined, 'history is missing'],
  ])('%s', (_, git, primary, source) => {
    const { identity } = decide({ tags: 'type=sha' }, tagFacts(push(), { git }));
    expect([identity.primary, identity.source]).toEqual([primary, source]);
  });

  test('the tag of the event counts, though the clone does not hold it', () => {
    const { identity } = decide({ tags: 'type=primary' }, tagFacts(push('refs/tags/v3.0.0'), { git: { kind: 'none', why: 'no-git' } }));
    expect([identity.primary, identity.distance]).toEqual(['3.0.0-860c190', 0]);
  });

  test('one that is too long for a tag is left out, and said', () => {
    const git = clone({ tags: [{ name: `v1.0.0-${'x'.repeat(60)}`, commit: SHA }] });
    const decision = decide({ tags: 'type=sha', style: { sanitize: 'compat', maxLength: 63 } }, tagFacts(push(), { git }));
    expect([decision.identity.primary, codesOf(decision)]).toEqual([undefined, ['warning BT010']]);
  });
});

describe('from commits', () => {
  const git = clone({ tags: [{ name: 'v1.2.3', commit: at(1) }], nearest: { name: 'v1.2.3', distance: 2 } });
  const bump = (...messages: string[]) => {
    const commits = messages.map((message, index) => commit(messages.length + 1 - index, message));
    return decide({ tags: 'type=primary', bump: 'conventional' }, tagFacts(push(), { git, commits })).identity;
  };

  test.each([
    [['feat: x', 'fix: y'], '1.3.0', 'minor', true],
    [['fix: y'], '1.2.4', 'patch', true],
    [['feat!: y'], '2.0.0', 'major', true],
    [['docs: y'], '1.2.3', 'none', false],
    [['chore: release\n\nRelease-As: 5.0.0', 'fix: y'], '5.0.0', 'forced', true],
  ])('%j', (messages, version, releaseType, changed) => {
    expect(bump(...messages)).toMatchObject({ version: { version }, releaseType, changed, previous: '1.2.3', distance: 2 });
  });

  test('a tagged commit keeps its version', () => {
    const tagged = clone({ tags: [{ name: 'v1.2.3', commit: SHA }], nearest: { name: 'v1.2.3', distance: 0 } });
    const { identity } = decide(
      { bump: 'conventional', tags: 'type=primary' },
      tagFacts(push(), { git: tagged, commits: [commit(5, 'feat: x')] }),
    );
    expect(identity).toMatchObject({ version: { version: '1.2.3' }, releaseType: 'none', changed: false });
  });

  test('the forced version needs no history, and a tag on the commit wins over it', () => {
    const request = { releaseAs: '9.0.0', tags: 'type=primary' };
    expect(decide(request, tagFacts(push(), { git: clone({ shallow: true }) })).identity.primary).toBe('9.0.0-860c190');
    expect(decide(request, tagFacts(push(), { git: clone({ tags: [{ name: 'v1.0.0', commit: SHA }] }) })).identity.primary).toBe(
      '1.0.0-860c190',
    );
  });
});

describe('components', () => {
  const components = 'shop,path=shop,image=org/shop\npay,path=pay,paths=libs/**,image=org/pay\nnew,path=new,image=org/new';
  const git = clone({
    tags: [
      { name: 'shop/v1.0.0', commit: at(1) },
      { name: 'shop/v9.0.0', commit: at(99) },
      { name: 'pay/v2.0.0', commit: at(2) },
      { name: 'v7.0.0', commit: at(1) },
    ],
    nearest: { name: 'v7.0.0', distance: 4 },
  });
  const facts = tagFacts(push(), {
    git,
    commits: [
      commit(5, 'fix: libs', ['libs/a']),
      commit(4, 'feat: shop', ['shop/x']),
      commit(3, 'docs: readme', ['README.md']),
      commit(2, 'feat!: pay', ['pay/x']),
    ],
    tagsBefore: ['shop/v1.0.0', 'pay/v2.0.0', 'v7.0.0'],
  });
  const results = (bump: 'none' | 'conventional') =>
    decide({ images: '', components, bump }, facts).components.map(({ component, identity, set }) => [
      component.name,
      identity.version?.version,
      identity.changed,
      identity.releaseType,
      set.tags.map(({ tag }) => tag),
    ]);

  test('have versions of their own, and are changed when their files are', () => {
    expect(results('none')).toEqual([
      ['shop', '1.0.0', true, undefined, ['1.0.0-860c190']],
      ['pay', '2.0.0', true, undefined, ['2.0.0-860c190']],
      ['new', '0.0.0', true, undefined, ['0.0.0-860c190']],
    ]);
    expect(results('conventional').map((row) => row.slice(0, 4))).toEqual([
      ['shop', '1.1.0', true, 'minor'],
      ['pay', '2.0.1', true, 'patch'],
      ['new', '0.0.0', true, 'none'],
    ]);
  });

  test('alone, without images, are tagged by their identity, and so is the repository', () => {
    expect(tagsOf(decide({ images: '', components }, facts))).toEqual(['7.0.0-860c190']);
    expect(tagsOf(decide({ images: 'org/app', components: 'shop,path=shop' }, facts))).toEqual(['main']);
  });

  test('that share a reference are refused', () => {
    const decision = decide({ images: '', tags: 'type=sha', components: 'a,path=a,image=org/x\nb,path=b,image=org/x' }, facts);
    expect(codesOf(decision)).toEqual(['BT011']);
  });

  test('of a production registry get no tag that moves', () => {
    const production = { images: '', productionRegistries: ['docker.io/org/*'], components: 'shop,path=shop,image=org/shop' };
    const empty = decide(production, facts);
    expect([empty.kind, empty.components.map(({ set }) => set.tags.map(({ tag }) => tag))]).toEqual(['tagged', [['1.0.0-860c190']]]);
    expect(codesOf(decide({ ...production, tags: 'type=ref,event=branch\ntype=sha' }, facts))).toEqual(['BT012']);
  });

  test('need the whole history', () => {
    const decision = decide({ images: '', components }, tagFacts(push(), { git: clone({ shallow: true }) }));
    expect(codesOf(decision)).toContain('BT020');
  });
});

test('tags of a pull request come from its number, on a queue too', () => {
  const queue = jobContext('merge_group', `refs/heads/gh-readonly-queue/main/pr-7-${SHA}`);
  expect(tagsOf(decide({ tags: 'type=ref,event=pr\ntype=ref,event=branch' }, tagFacts(queue)))).toEqual(['pr-7']);
});
