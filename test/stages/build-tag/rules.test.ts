import { describe, expect, test } from '@jest/globals';
import type { Repository } from '../../../src/core/clone/clone.ts';
import type { Matcher } from '../../../src/core/tag-rule/matcher.ts';
import { explain } from '../../../src/stages/build-tag/explain.ts';
import { clone, codesOf, decide, jobContext, SHA, tagFacts, tagsOf } from '../../support/builders/tag-facts.ts';

const tagFactsOf = (name: string, others: readonly string[] = [], more: Partial<Repository> = {}) =>
  tagFacts(jobContext('push', `refs/tags/${name}`), {
    git: clone({ tags: [{ name, commit: SHA }, ...others.map((other) => ({ name: other, commit: 'a'.repeat(40) }))], ...more }),
  });
const SEMVER = 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern={{major}}';

describe('floating tags move forward only', () => {
  test.each([
    ['v2.0.1', ['v1.9.0'], ['2.0.1', '2.0', '2', 'latest']],
    ['v1.9.1', ['v1.9.0', 'v2.0.1'], ['1.9.1', '1.9', '1']],
    ['v1.8.5', ['v1.9.0', 'v2.0.1'], ['1.8.5', '1.8']],
    ['v1.8.4', ['v1.8.5'], ['1.8.4']],
    ['v2.0.1', ['v2.0.1-rc.1', 'v3.0.0-rc.1'], ['2.0.1', '2.0', '2', 'latest']],
    ['v3.0.0-rc.1', ['v2.0.1'], ['3.0.0-rc.1']],
    ['v2.0.1', ['2.0.1'], ['2.0.1', '2.0', '2', 'latest']],
    ['v2.0.1', ['shop/v9.0.0', 'nightly'], ['2.0.1', '2.0', '2', 'latest']],
  ])('%s beside %j', (name, others, expected) => {
    expect(tagsOf(decide({ tags: SEMVER }, tagFactsOf(name, others)))).toEqual(expected);
  });

  test('and stay when not all tags are known, with the reason', () => {
    const shallow = decide({ tags: SEMVER }, tagFactsOf('v2.0.1', [], { shallow: true }));
    expect([tagsOf(shallow), codesOf(shallow)]).toEqual([['2.0.1'], ['warning BT020']]);
    const none = decide({ tags: SEMVER }, tagFacts(jobContext('push', 'refs/tags/v2.0.1'), { git: { kind: 'none', why: 'no-git' } }));
    expect(tagsOf(none)).toEqual(['2.0.1']);
  });

  test('a line that a match rule names counts by what the rule takes', () => {
    const rules = 'type=semver,pattern={{version}},match=^shop/v(.*)$\ntype=semver,pattern={{major}},match=^shop/v(.*)$';
    expect(tagsOf(decide({ tags: rules }, tagFactsOf('shop/v1.0.0', ['pay/v2.0.0', 'shop/v0.9.0'])))).toEqual(['1.0.0', '1', 'latest']);
    expect(tagsOf(decide({ tags: rules }, tagFactsOf('shop/v1.0.0', ['shop/v1.1.0'])))).toEqual(['1.0.0']);
  });

  test('a part of a version that a match takes does not go back', () => {
    const rules = 'type=match,pattern=v(\\d+\\.\\d+),group=1\ntype=ref,event=tag';
    expect(tagsOf(decide({ tags: rules }, tagFactsOf('v1.2.3', ['v1.2.2'])))).toEqual(['1.2', 'v1.2.3', 'latest']);
    expect(tagsOf(decide({ tags: rules }, tagFactsOf('v1.2.3', ['v1.2.4'])))).toEqual(['v1.2.3']);
  });

  test('the release’s own word counts', () => {
    const context = jobContext('release', 'refs/tags/v2.0.0', { release: { tag_name: 'v2.0.0', prerelease: true } });
    expect(tagsOf(decide({ tags: SEMVER }, tagFacts(context, { git: clone({ tags: [{ name: 'v2.0.0', commit: SHA }] }) })))).toEqual([
      '2.0.0',
    ]);
  });
});

describe('empty expressions', () => {
  const facts = tagFacts(jobContext('push', 'refs/tags/v1.0.0'));
  test('skip the rule with the reason', () => {
    const decision = decide({ tags: 'type=raw,value={{branch}}-x\ntype=sha' }, facts);
    expect(explain(decision)[0]).toMatchObject({ result: null, reason: '{{branch}} is empty on push (tag v1.0.0)' });
  });
  test('or are an error', () => {
    expect(codesOf(decide({ tags: 'type=raw,value={{branch}}-x\ntype=sha', onEmpty: 'error' }, facts))).toContain('BT004');
  });
  test('also in a prefix', () => {
    expect(tagsOf(decide({ tags: 'type=sha,prefix={{base_ref}}-\ntype=raw,value=x' }, facts))).toEqual(['x']);
  });
});

describe('collisions', () => {
  const git = clone({ branches: ['a/b', 'a-b', 'c'].map((name) => ({ name, commit: SHA, current: false })) });
  test.each([
    ['a/b', 'compat', ['warning BT011']],
    ['a/b', 'unique', []],
    ['c', 'compat', []],
  ] as const)('branch %s under %s', (name, sanitize, expected) => {
    const facts = tagFacts(jobContext('push', `refs/heads/${name}`), { git });
    expect(codesOf(decide({ tags: 'type=ref,event=branch', style: { sanitize, maxLength: 128 } }, facts))).toEqual(expected);
  });
});

test('a pattern that takes too long is BT006', () => {
  const match: Matcher = () => ({ kind: 'too-slow' });
  const facts = tagFacts(jobContext('push', 'refs/tags/v1.0.0'), { match });
  for (const tags of ['type=match,pattern=^(a+)+$', 'type=semver,pattern={{version}},match=^(a+)+$'])
    expect(codesOf(decide({ tags }, facts))).toContain('BT006');
});

describe('times', () => {
  const schedule = jobContext('schedule');
  test('a schedule rule alone shows the clock, and says that its tag moves', () => {
    const decision = decide({ tags: "type=schedule,pattern={{date 'YYYYMMDD'}}\ntype=raw,value={{date 'YYYYMMDD'}}" }, tagFacts(schedule));
    expect([tagsOf(decision), codesOf(decision)]).toEqual([['20260601', '20260102'], ['warning BT091']]);
  });
  test('SOURCE_DATE_EPOCH stands for {{date}} and created, not for the commit’s time', () => {
    const facts = tagFacts(jobContext(), { sourceDateEpoch: 0 });
    const decision = decide({ tags: "type=raw,value={{date 'YYYY'}}-{{commit_date 'YYYY'}}" }, facts);
    expect([tagsOf(decision), decision.buildTime]).toEqual([['1970-2026'], 0]);
    expect(decision.labels).toContainEqual({ key: 'org.opencontainers.image.created', value: '1970-01-01T00:00:00.000Z' });
  });
  test('an unknown time leaves created out, with a notice', () => {
    const decision = decide({ tags: 'type=sha' }, tagFacts(jobContext(), { git: { kind: 'none', why: 'no-repository' } }));
    expect([codesOf(decision), decision.labels.some(({ key }) => key.endsWith('.created'))]).toEqual([['notice BT024'], false]);
  });
});

describe('explain', () => {
  test('tells each rule in the order in which they were tried', () => {
    const decision = decide({ tags: 'type=sha\ntype=ref,event=pr\ntype=ref,event=branch\ntype=edge,branch=dev' });
    expect(explain(decision).map(({ rule, result, reason }) => [rule, result, reason])).toEqual([
      ['type=edge,branch=dev', null, 'it is for branch dev; this is push (branch main)'],
      ['type=ref,event=pr', null, 'it is for a pull request; this is push (branch main)'],
      ['type=ref,event=branch', 'main', 'the branch'],
      ['type=sha', 'sha-860c190', 'the commit'],
      ['latest', null, 'latest=auto, decided by rule 3 (the branch)'],
    ]);
  });
});

describe('latest with flavor', () => {
  test.each([
    ['prefix=p-,onlatest=true', ['main', 'p-latest'], []],
    ['prefix=p-', ['main', 'latest'], []],
    ['prefix=.,onlatest=true', ['main'], ['BT010']],
    ['suffix=-{{tag}},onlatest=true', ['main'], []],
    ['suffix=-{{branch}},onlatest=true', ['main', 'latest-main'], []],
  ])('%s', (flavor, tags, codes) => {
    const decision = decide({ tags: 'type=raw,value=main,prefix=,suffix=', flavor: `latest=true\n${flavor}` });
    expect([tagsOf(decision), codesOf(decision)]).toEqual([tags, codes]);
  });
});
