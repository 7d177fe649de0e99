import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isTag } from '../../../src/core/image-ref/tag-text.ts';
import { parsePep440 } from '../../../src/core/version/pep440.ts';
import { primaryOf, shaPart } from '../../../src/core/version/primary.ts';
import { fromOciTag, project, toOciTag } from '../../../src/core/version/projections.ts';
import { parseSemver } from '../../../src/core/version/semver.ts';

const of = (text: string, sha = 'abc1234') => {
  const read = parseSemver(text);
  if (read === undefined) throw new Error(`${text} is no version`);
  const version = parseSemver(read.version) ?? read;
  return project(version, primaryOf(version, sha), shaPart(sha), read.build);
};

describe('an identity in each form', () => {
  test('of a release', () => {
    expect(of('2.1.0')).toEqual({
      semver: '2.1.0-abc1234',
      oci: '2.1.0-abc1234',
      helm: '2.1.0-abc1234',
      pep440: '2.1.0+abc1234',
      dns: '2-1-0-abc1234',
      label: '2.1.0-abc1234',
      file: '2.1.0-abc1234',
    });
  });

  test('of a version with metadata: + is _ in a tag, and comes back', () => {
    const { semver, oci, helm } = of('2.1.0+build.5');
    expect([semver, helm, oci, fromOciTag(oci)]).toEqual([
      '2.1.0-abc1234+build.5',
      '2.1.0-abc1234+build.5',
      '2.1.0-abc1234_build.5',
      semver,
    ]);
  });

  test.each([
    ['2.1.0-rc.1', '2.1.0rc1+abc1234'],
    ['2.1.0-alpha', '2.1.0a0+abc1234'],
    ['2.1.0-beta.12', '2.1.0b12+abc1234'],
    ['2.1.0-preview.3', '2.1.0rc3+abc1234'],
    ['2.1.0-nightly.20260101', '2.1.0.dev0+nightly.20260101.abc1234'],
    ['2.1.0-rc.1.x', '2.1.0.dev0+rc.1.x.abc1234'],
  ])('Python reads %s as %s', (version, expected) => {
    expect(of(version).pep440).toBe(expected);
    expect(parsePep440(expected)?.version).toBe(expected);
  });
});

test('every form is legal for its reader, whatever the version and the commit', () => {
  const identifier = fc.stringMatching(/^(?:[A-Za-z][0-9A-Za-z-]{0,40}|0|[1-9][0-9]{0,8})$/);
  const version = fc
    .tuple(fc.nat(999), fc.nat(999), fc.nat(999), fc.array(identifier, { maxLength: 3 }), fc.array(identifier, { maxLength: 2 }))
    .map(
      ([a, b, c, pre, build]) =>
        `${a}.${b}.${c}${pre.length > 0 ? `-${pre.join('.')}` : ''}${build.length > 0 ? `+${build.join('.')}` : ''}`,
    );
  fc.assert(
    fc.property(version, fc.stringMatching(/^[0-9a-f]{7,40}$/), (text, sha) => {
      const forms = of(text, sha);
      expect(parseSemver(forms.semver)?.raw).toBe(forms.semver);
      expect(isTag(forms.oci)).toBe(true);
      expect(parsePep440(forms.pep440)).toBeDefined();
      expect(forms.dns).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
      expect(forms.label).toMatch(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
      expect(fromOciTag(toOciTag(forms.semver))).toBe(forms.semver);
    }),
    { numRuns: 1_000 },
  );
});
