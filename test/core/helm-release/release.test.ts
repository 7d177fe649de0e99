import { expect, test } from '@jest/globals';
import { readHelmVersion } from '../../../src/core/helm-release/helm-version.ts';
import { parseRelease } from '../../../src/core/helm-release/release.ts';

test.each([
  ['v3.17.3', 3, 'v3.17.3'],
  ['v3.21.4+gabc', 3, 'v3.21.4'],
  ['v4.1.4+g05fa379', 4, 'v4.1.4'],
] as const)('helm %s is spoken with', (text, major, shown) => {
  expect(readHelmVersion(text)).toEqual({ ok: true, value: { major, text: shown } });
});

test.each(['v3.16.4', 'v2.17.0', 'v5.0.0', 'helm', ''])('helm %p is refused with what would fit', (text) => {
  const read = readHelmVersion(text);
  expect(read.ok ? read.value : read.error).toMatchObject({ code: 'HD001', expected: 'helm 3.17 or later, or 4.x' });
});

test('a release may lack everything but its name and number', () => {
  expect(parseRelease('{"name":"web","version":3}')).toEqual({
    name: 'web',
    namespace: '',
    version: 3,
    manifest: '',
    config: {},
    hooks: [],
    info: { status: 'unknown' },
    applyMethod: '',
    chart: { metadata: { name: '', version: '' }, values: {} },
  });
});

test.each(['{}', '{"name":"web"}', '[]', 'null', 'helm'])('what is no release throws: %s', (text) =>
  expect(() => parseRelease(text)).toThrow(),
);
