import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseImageRef } from '../../../src/core/image-ref/image-ref.ts';
import { digestNotRendered, placeImage, readImageValue } from '../../../src/core/values/image-values.ts';
import { looksSecret } from '../../../src/core/values/looks-secret.ts';
import { judgeLostValues, lostText, lostValues } from '../../../src/core/values/lost-values.ts';
import { mergeValues } from '../../../src/core/values/merge-values.ts';
import { globNames, leaves, sameValue, splitPath, valueAt } from '../../../src/core/values/paths.ts';

describe('lost values', () => {
  test.each([
    ['what falls back to the default', { replicaCount: 3 }, {}, { replicaCount: 1 }, [{ path: 'replicaCount', was: 3, becomes: 1 }]],
    ['what the chart knows nothing of', { extra: 'x' }, {}, {}, [{ path: 'extra', was: 'x' }]],
    ['nothing that equals the default', { a: { b: 1 } }, {}, { a: { b: 1 } }, []],
    ['nothing that is given again', { a: 1 }, { a: 2 }, { a: 0 }, []],
    ['nothing that is dropped by null', { a: 1 }, { a: null }, { a: 0 }, []],
    ['nothing below what was replaced', { a: { b: 1 } }, { a: 'x' }, { a: { b: 2 } }, []],
    ['one key of a map', { a: { b: 1, c: 2 } }, { a: { b: 1 } }, { a: { c: 0 } }, [{ path: 'a.c', was: 2, becomes: 0 }]],
    ['a list as a whole', { a: [1, 2] }, {}, { a: [] }, [{ path: 'a', was: [1, 2], becomes: [] }]],
    ['nothing that was empty', { a: '', b: {} }, {}, {}, []],
    ['a key with a dot', { 'a.b': 1 }, {}, { 'a.b': 2 }, [{ path: 'a\\.b', was: 1, becomes: 2 }]],
  ])('%s', (_, old, next, defaults, expected) => expect(lostValues(old, next, defaults)).toEqual(expected));

  const question = {
    lost: [{ path: 'replicaCount', was: 3, becomes: 1 }],
    allowLost: [],
    takenOut: [],
    policy: 'error' as const,
    revision: 7,
    where: 'release web',
  };
  test('stop the deployment, with each of them named', () => {
    expect(judgeLostValues(question).problem).toMatchObject({
      code: 'HD020',
      what: '1 value set in revision 7 would fall back to the chart default: replicaCount: 3 -> 1 (chart default)',
    });
  });
  test.each([
    ['warn tells', { policy: 'warn' as const }, ['warning']],
    ['reset says nothing', { policy: 'reset' as const }, []],
    ['allow-lost lets them go', { allowLost: ['replica*'] }, []],
    ['what an author took out of a file is no loss', { takenOut: ['replicaCount'] }, []],
  ])('%s', (_, parts, severities) => {
    const verdict = judgeLostValues({ ...question, ...parts });
    expect([verdict.problem, verdict.remarks.map(({ severity }) => severity)]).toEqual([undefined, severities]);
  });
  test('are not shown when they may be secret', () => {
    expect(lostText({ path: 'db.password', was: 'hunter2' })).toBe('db.password: *** -> nothing (the chart has no default)');
  });
});

describe('what looks secret', () => {
  test.each(['password', 'db.passwd', 'apiKey', 'api-key', 'tls.key', 'aws.accessKey', 'githubToken', 'existingSecret', 'credentials'])(
    '%s',
    (path) => expect(looksSecret(path)).toBe(true),
  );
  test.each(['replicaCount', 'image.tag', 'monkey', 'keyboard.layout', 'hotkeys'])('not %s', (path) =>
    expect(looksSecret(path)).toBe(false),
  );
});

describe('globs', () => {
  test.each([
    ['a.b', 'a.b', true],
    ['a', 'a.b.c', true],
    ['a.*', 'a.b', true],
    ['a.*.c', 'a.b.c', true],
    ['*.c', 'a.b.c', false],
    ['**.c', 'a.b.c', true],
    ['a.b*', 'a.bcd', true],
    ['a.b', 'a.bc', false],
    ['a\\.b', 'a\\.b', true],
    ['a.b', 'a\\.b', false],
  ])('%s names %s: %p', (glob, path, expected) => expect(globNames(glob, path)).toBe(expected));
});

const tree = fc.letrec<{ value: unknown; map: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.integer(), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(
    fc.string({ minLength: 1, maxLength: 5 }).filter((key) => key !== '__proto__'),
    tie('value'),
    { maxKeys: 4 },
  ),
})).map;

test('every leaf is found again by its path', () => {
  fc.assert(
    fc.property(tree, (values) => {
      for (const { path, value } of leaves(values)) expect(valueAt(values, path)).toEqual({ found: true, value });
    }),
  );
});

test('merging over nothing and with nothing changes nothing, and what comes later wins', () => {
  fc.assert(
    fc.property(tree, tree, (a, b) => {
      expect(mergeValues(a, {})).toEqual(a);
      expect(mergeValues({}, a)).toEqual(a);
      const merged = mergeValues(a, b);
      for (const { path, value } of leaves(b))
        if (!(typeof value === 'object' && value !== null)) expect(sameValue(valueAt(merged, path).value, value)).toBe(true);
    }),
  );
});

test('paths are split at plain dots only', () => expect(splitPath('a\\.b.c')).toEqual(['a.b', 'c']));

describe('an image in the values', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;
  const text = `registry.example:5000/team/shop@${digest}`;
  const ref = parseImageRef(text);
  if (ref === undefined) throw new Error('no reference');
  const at = (defaults: object, reference = text) =>
    placeImage('image', reference, parseImageRef(reference) ?? ref, defaults as Record<string, unknown>, 'abc123');

  test.each([
    ['a text takes the whole reference', { image: 'app:1' }, { image: text }],
    [
      'a digest is put where the chart knows one',
      { image: { repository: 'x', digest: '' } },
      { image: { repository: 'registry.example:5000/team/shop', digest } },
    ],
    [
      'else behind the tag',
      { image: { repository: 'x', tag: '1' } },
      { image: { repository: 'registry.example:5000/team/shop', tag: `abc123@${digest}` } },
    ],
    [
      'a registry of its own',
      { image: { registry: 'r', repository: 'x', digest: '' } },
      { image: { registry: 'registry.example:5000', repository: 'team/shop', digest } },
    ],
    ['a chart that knows nothing there', {}, { image: { repository: 'registry.example:5000/team/shop', tag: `abc123@${digest}` } }],
  ])('%s', (_, defaults, expected) => expect(at(defaults)).toEqual(expected));

  test('a tag stays a tag', () =>
    expect(at({ image: { repository: '', tag: '' } }, 'shop:2')).toEqual({ image: { repository: 'shop', tag: '2' } }));

  test.each([
    ['image=r/a:1', undefined, { path: 'image', image: 'r/a:1' }],
    ['image', 'r/b:2', { path: 'image', image: 'r/b:2' }],
    ['image', undefined, undefined],
    ['=r/a:1', undefined, undefined],
    ['image=', 'r/b:2', undefined],
  ])('%s with %p', (line, image, expected) => expect(readImageValue(line, image)).toEqual(expected));

  test('that the chart does not read is told with what it holds', () => {
    expect(digestNotRendered(digest, ['shop:latest'], 'release web')).toMatchObject({
      code: 'WF003',
      what: expect.stringContaining('(found: shop:latest)'),
    });
  });
});
