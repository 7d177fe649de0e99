import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isMutable } from '../../../src/stages/build-tag/mutable.ts';
import { referencesOf } from '../../../src/stages/build-tag/results.ts';
import { clone, codesOf, decide, jobContext, SHA, tagFacts, tagsOf } from '../../support/builders/tag-facts.ts';

const IMAGE = 'prod.example.com/app';
const tagged = tagFacts(jobContext('push', 'refs/tags/v2.0.1'), {
  git: clone({ tags: [{ name: 'v2.0.1', commit: SHA }], nearest: { name: 'v2.0.1', distance: 0 } }),
});
const branch = tagFacts(jobContext(), {
  git: clone({ tags: [{ name: 'v1.0.0', commit: 'a'.repeat(40) }], nearest: { name: 'v1.0.0', distance: 2 } }),
});
const production = (request: object) => ({ images: IMAGE, productionRegistries: ['prod.example.com'], ...request });

describe('every way to a floating tag', () => {
  test.each([
    ['flavor', tagged, { tags: 'type=semver,pattern={{version}}', flavor: 'latest=true' }],
    ['raw latest', tagged, { tags: 'type=raw,value=latest' }],
    ['a suffixed latest', tagged, { tags: 'type=sha', flavor: 'latest=true\nsuffix=-alpine,onlatest=true' }],
    ['raw latest in capitals', tagged, { tags: 'type=raw,value=Latest' }],
    ['latest by an expression', tagFacts(jobContext('push', 'refs/heads/latest')), { tags: 'type=raw,value={{branch}}' }],
    ['a branch', branch, { tags: 'type=ref,event=branch' }],
    ['edge', branch, { tags: 'type=edge' }],
    ['a pull request', tagFacts(jobContext('pull_request', 'refs/pull/7/merge', { number: 7 })), { tags: 'type=ref,event=pr' }],
    ['schedule', tagFacts(jobContext('schedule')), { tags: 'type=schedule' }],
    ['major', tagged, { tags: 'type=semver,pattern={{major}}' }],
    ['minor', tagged, { tags: 'type=semver,pattern={{major}}.{{minor}}' }],
    ['a constant', tagged, { tags: 'type=raw,value=stable' }],
    ['a version that no tag on this commit holds', branch, { tags: 'type=raw,value=3.0.0' }],
    ['a part of the version', tagged, { tags: 'type=match,pattern=v(\\d),group=1' }],
    ['a commit that a branch names', tagFacts(jobContext('push', `refs/heads/${SHA}`)), { tags: 'type=ref,event=branch' }],
    ['no tag at all', branch, { tags: 'type=semver,pattern={{version}}', strict: false }],
  ])('%s is BT012', (_, facts, request) => {
    expect(codesOf(decide(production({ strict: true, ...request }), facts)).filter((code) => code === 'BT012')).toContain('BT012');
    expect(codesOf(decide({ ...production(request), productionRegistries: [] }, facts))).not.toContain('BT012');
  });
});

describe('what may go there', () => {
  test.each([
    ['the identity', branch, '', ['1.0.0-860c190']],
    ['the commit', branch, 'type=sha', ['sha-860c190']],
    ['the whole commit', branch, 'type=sha,format=long,prefix=', [SHA]],
    ['a full version', tagged, 'type=semver,pattern={{version}}', ['2.0.1']],
    ['the git tag', tagged, 'type=ref,event=tag', ['v2.0.1']],
    ['a branch with its commit', branch, 'type=raw,value={{branch}}-{{sha}}', ['main-860c190']],
  ])('%s', (_, facts, tags, expected) => {
    const decision = decide(production({ tags }), facts);
    expect([decision.kind, tagsOf(decision)]).toEqual(['tagged', expected]);
  });

  test('an image outside of it keeps its own rules and latest', () => {
    const decision = decide({ images: `${IMAGE}\norg/app`, productionRegistries: ['prod.example.com'] }, tagged);
    expect(referencesOf(decision).map(({ text }) => text)).toEqual(['org/app:v2.0.1', 'org/app:latest', `${IMAGE}:2.0.1-860c190`]);
  });
});

describe('patterns meet names in each of their spellings', () => {
  test.each([
    ['docker.io/org/app', 'org/app'],
    ['org/app', 'index.docker.io/org/app'],
    ['docker.io/library/*', 'nginx'],
    ['registry.hub.docker.com', 'nginx'],
    ['PROD.example.com:443', 'prod.example.com/team/app'],
    ['prod.example.com/**', 'prod.example.com/a/b/c'],
    ['prod.example.com/*/app', 'prod.example.com/team/app'],
  ])('%s names %s', (pattern, image) => {
    const [found] = decide({ images: image, productionRegistries: [pattern] }, branch).sets.flatMap(({ images }) => images);
    const bare = pattern.includes('.') ? pattern : `docker.io/${pattern}`;
    const [other] = decide({ images: image, productionRegistries: [bare] }, branch).sets.flatMap(({ images }) => images);
    expect(found?.production ?? other?.production).toBeDefined();
  });

  test.each([
    ['prod.example.com/*', 'prod.example.com/a/b'],
    ['prod.example.com', 'prod.example.com:8443/a'],
    ['prod.example.com', 'prod.example.com.evil.example/a'],
  ])('%s does not name %s', (pattern, image) => {
    const [found] = decide({ images: image, productionRegistries: [pattern] }, branch).sets.flatMap(({ images }) => images);
    expect(found?.production).toBeUndefined();
  });
});

test('whatever the rules, branches and flavors: nothing that moves is aimed at production', () => {
  const value = fc.oneof(
    fc.constantFrom(
      'latest',
      'Latest',
      'stable',
      '{{branch}}',
      '{{sha}}',
      '{{tag}}',
      '2.0.1',
      '2',
      '{{branch}}-{{sha}}',
      'x{{sha}}',
      '{{semver}}',
    ),
    fc.stringMatching(/^[a-z0-9.-]{1,12}$/),
  );
  const rule = fc.oneof(
    value.map((text) => `type=raw,value=${text}`),
    fc.constantFrom(
      'type=sha',
      'type=edge',
      'type=ref,event=branch',
      'type=ref,event=tag',
      'type=primary',
      'type=semver,pattern={{major}}',
      'type=match,pattern=\\d',
    ),
  );
  const ref = fc
    .oneof(fc.constantFrom('main', 'latest', SHA, SHA.slice(0, 7), '2.0.1'), fc.stringMatching(/^[a-z0-9/.-]{1,20}$/))
    .map((name) => `refs/heads/${name}`);
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 4 }),
      ref,
      fc.constantFrom('', 'latest=true', 'suffix=-{{sha}}'),
      (rules, name, flavor) => {
        const facts = name.endsWith('2.0.1') ? tagged : tagFacts(jobContext('push', name));
        const decision = decide(production({ tags: rules.join('\n'), flavor }), facts);
        if (decision.kind === 'refused') return;
        for (const { tag, mutable } of referencesOf(decision)) {
          expect(mutable).toBe(false);
          expect(tag.includes(SHA.slice(0, 7)) || tag.includes('2.0.1')).toBe(true);
          expect(tag).not.toMatch(/^latest$/i);
        }
      },
    ),
    { numRuns: 1_500 },
  );
});

describe('what never moves', () => {
  const identity = { sha: SHA, versionsHere: ['2.0.1', 'v2.0.1'], ending: '' };
  test.each([
    ['sha-860c190', 'sha', 'sha-860c190', false],
    ['main-860c190', 'raw', '-860c190', false],
    ['c860c190', 'sha', 'c860c190', false],
    ['c860c190', 'raw', 'c860c190', true],
    ['860c190', 'ref', '', true],
    ['860c19', 'raw', '860c19', true],
    ['2.0.1', 'semver', '', false],
    ['v2.0.1-alpine', 'raw', '', false],
    ['12.0.1', 'raw', '', true],
    ['2.0.10', 'raw', '', true],
    ['2.0.1.4', 'raw', '', true],
    ['2.0', 'semver', '', true],
    ['latest-860c190', 'raw', 'latest-860c190', true],
  ] as const)('%s by %s: moves %s', (tag, type, own, expected) => {
    expect(isMutable({ tag, type, own, ...(type === 'ref' ? { event: 'branch' as const } : {}) }, identity)).toBe(expected);
  });
});
