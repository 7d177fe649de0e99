import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { floatingReason, judgeProductionTags } from '../../../src/core/store-target/floating-tag.ts';
import { readTargets } from '../../../src/core/store-target/read-targets.ts';
import { parseStoreTarget } from '../../../src/core/store-target/store-target.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const parsed = (line: string): unknown => {
  const read = parseStoreTarget(line, '1.0.0');
  return read.ok ? read.value : `${read.error.code} ${read.error.what}`;
};

describe('a line', () => {
  test.each<[string, object]>([
    [
      'oci://ghcr.io/acme/shop:1.0.0',
      {
        kind: 'oci',
        text: 'oci://ghcr.io/acme/shop:1.0.0',
        mutable: false,
        ref: { registry: 'ghcr.io', repository: 'acme/shop', tag: '1.0.0' },
      },
    ],
    [
      '  oci://127.0.0.1:5000/shop:edge   mutable ',
      {
        kind: 'oci',
        text: 'oci://127.0.0.1:5000/shop:edge',
        mutable: true,
        ref: { registry: '127.0.0.1:5000', repository: 'shop', tag: 'edge' },
      },
    ],
    [
      'oci://app:1',
      { kind: 'oci', text: 'oci://app:1', mutable: false, ref: { registry: 'docker.io', repository: 'library/app', tag: '1' } },
    ],
    ['gha://shop', { kind: 'gha', text: 'gha://shop', mutable: false, artifact: 'shop-1.0.0' }],
  ])('%j', (line, expected) => {
    expect(parsed(line)).toEqual(expected);
  });

  test.each([
    ['ghcr.io/acme/shop:1', 'IN003 target "ghcr.io/acme/shop:1": it has no scheme'],
    ['http://ghcr.io/shop:1', 'IN003 target "http://ghcr.io/shop:1": the scheme http is not known'],
    ['oci://ghcr.io/acme/shop', 'IN003 target "oci://ghcr.io/acme/shop": it has no tag, which would mean latest'],
    [`oci://ghcr.io/acme/shop@${DIGEST}`, `IN003 target "oci://ghcr.io/acme/shop@${DIGEST}": a digest cannot be chosen, only found`],
    ['oci://ghcr.io/Acme/shop:1', 'IN003 target "oci://ghcr.io/Acme/shop:1": it is no image reference'],
    ['oci://ghcr.io/acme/shop:1 movable', 'IN003 target "oci://ghcr.io/acme/shop:1 movable": "movable" is no option of a target'],
    ['gha://shop mutable', 'IN003 target "gha://shop mutable": a run artifact never moves'],
    ['gha://a/b', 'IN003 target "gha://a/b": "a/b-1.0.0" is no artifact name'],
    ['gha://', 'IN003 target "gha://": "-1.0.0" is no artifact name'],
    ['s3://bucket/key', 'AP022 this version does not publish to s3://'],
    ['github-release://v1', 'AP022 this version does not publish to github-release://'],
  ])('%j is refused', (line, expected) => {
    expect(parsed(line)).toBe(expected);
  });

  test('any text is a target or one problem', () => {
    fc.assert(
      fc.property(fc.constantFrom('', 'oci://', 'gha://', 's3://'), fc.string({ unit: 'binary' }), (scheme, text) => {
        const read = parseStoreTarget(scheme + text, '1');
        if (!read.ok)
          expect(read.error).toMatchObject({ code: expect.stringMatching(/^(IN003|AP022)$/), what: expect.not.stringContaining('\n') });
      }),
    );
  });
});

describe('the lines', () => {
  const read = (...lines: readonly string[]): unknown => {
    const { targets, problems } = readTargets(lines, '1');
    return problems.length === 0 ? targets.map(({ text }) => text) : problems.map(({ code, what }) => `${code} ${what}`);
  };

  test.each<[string, readonly string[], unknown]>([
    ['keep their order', ['oci://b.io/a:1', 'oci://a.io/a:1'], ['oci://b.io/a:1', 'oci://a.io/a:1']],
    ['count once, by the place they mean', ['oci://app:1', 'oci://docker.io/library/app:1'], ['oci://docker.io/library/app:1']],
    ['are all judged', ['x', 'oci://a.io/a'], [expect.stringContaining('IN003 target "x"'), expect.stringContaining('no tag')]],
    [
      'may not contradict',
      ['oci://a.io/a:1', 'oci://a.io/a:1 mutable'],
      ['IN003 oci://a.io/a:1 stands twice, once with and once without "mutable"'],
    ],
    ['name something', [], ['IN002 input "targets" names no target']],
  ])('%s', (_, lines, expected) => {
    expect(read(...lines)).toEqual(expected);
  });
});

describe('a floating tag', () => {
  test.each([
    ['latest', false, 'latest is whatever was pushed last'],
    ['LATEST', false, 'latest is whatever was pushed last'],
    ['latest-arm64', false, 'latest is whatever was pushed last'],
    ['shop_latest', false, 'latest is whatever was pushed last'],
    ['1.4.0', true, 'the target is marked mutable'],
    ['main', false, 'main is a moving name'],
    ['Nightly', false, 'nightly is a moving name'],
    ['1', false, 'it names a series, not one version'],
    ['v1.4', false, 'it names a series, not one version'],
    ['1.4.0', false, undefined],
    ['v1.4.0', false, undefined],
    ['1.4.0-rc.1', false, undefined],
    ['2026.11.24', false, undefined],
    ['0f3c9ab', false, undefined],
    ['greatest', false, undefined],
  ])('%s (mutable: %s)', (tag, mutable, expected) => {
    expect(floatingReason(tag, mutable)).toBe(expected);
  });

  test('is refused for the registries of production, each with the pattern that names it', () => {
    const { targets } = readTargets(
      ['oci://ghcr.io/acme/shop:latest', 'oci://ghcr.io/acme/shop:1.4.0', 'oci://ghcr.io/other/shop:latest', 'gha://latest'],
      '1',
    );
    expect(judgeProductionTags(targets, ['docker.io/**', 'ghcr.io/acme/*']).map(({ code, what, where }) => [code, what, where])).toEqual([
      [
        'AP012',
        'oci://ghcr.io/acme/shop:latest is refused: latest is whatever was pushed last, and ghcr.io/acme/shop serves production',
        'input "targets"; production-registries: ghcr.io/acme/*',
      ],
    ]);
    expect(judgeProductionTags(targets, [])).toEqual([]);
  });
});
