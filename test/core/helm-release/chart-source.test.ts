import { describe, expect, test } from '@jest/globals';
import { readChartSource } from '../../../src/core/helm-release/chart-source.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const read = (chart: string, more: { repo?: string; version?: string; requireDigest?: boolean } = {}) =>
  readChartSource({ chart, repo: more.repo, version: more.version, requireDigest: more.requireDigest ?? false });
const codes = (chart: string, more: Parameters<typeof read>[1] = {}): readonly string[] => {
  const source = read(chart, more);
  return source.ok ? [source.value.kind] : source.error.map(({ code }) => code);
};

describe('a chart comes from', () => {
  test.each([
    ['deploy/chart', {}, ['local']],
    ['web-1.2.3.tgz', {}, ['local']],
    ['oci://registry.example/charts/web:1.2.3', {}, ['oci']],
    ['oci://registry.example/charts/web', { version: '1.2.3' }, ['oci']],
    [`oci://registry.example/charts/web@${DIGEST}`, { requireDigest: true }, ['oci']],
    ['redis', { repo: 'https://charts.example', version: '1.2.3' }, ['repo']],
    ['redis', { repo: 'https://charts.example' }, ['repo']],
    ['deploy/chart', { requireDigest: true }, ['local']],
  ])('%s %j', (chart, more, expected) => expect(codes(chart, more)).toEqual(expected));
});

describe('refused', () => {
  test.each([
    ['oci://registry.example/charts/web', {}, ['IN003']],
    ['oci://', {}, ['IN003']],
    ['oci://registry.example/Web:1', {}, ['IN003']],
    ['oci://web:1', {}, ['IN003']],
    ['oci://registry.example/web:1', { requireDigest: true }, ['HD080']],
    ['redis', { repo: 'https://charts.example', requireDigest: true }, ['HD080']],
    ['./redis', { repo: 'https://charts.example' }, ['IN003']],
    ['deploy/chart', { version: '1.2.3' }, ['IN006']],
    ['oci://registry.example/web:1', { version: '2', repo: 'https://charts.example' }, ['IN006', 'IN006']],
  ])('%s %j', (chart, more, expected) => expect(codes(chart, more)).toEqual(expected));
});

test('a + of a version is an _ of the tag', () => {
  const source = read('oci://registry.example/web:1.0.0+build.5');
  expect(source.ok && source.value.kind === 'oci' ? source.value.ref.tag : undefined).toBe('1.0.0_build.5');
});

test('a tag beside a digest is kept, to be compared', () => {
  const source = read(`oci://registry.example/web:1@${DIGEST}`);
  expect(source).toMatchObject({ ok: true, value: { ref: { tag: '1', digest: DIGEST } } });
});
