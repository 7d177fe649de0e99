import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { type BuildEvent, buildRecord, type Identity, isoSeconds, recordName } from '../../../src/core/build-record/build-record.ts';
import { canonicalJson, type Json } from '../../../src/core/build-record/canonical-json.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';

const identity: Identity = {
  name: 'shop',
  version: '1.0.0',
  repository: 'acme/shop',
  commit: 'a'.repeat(40),
  committedAt: 1_764_000_000,
  contentDigest: sha256Of('content'),
  subjects: [{ name: 'shop', digest: sha256Of('image') }],
};
const event: BuildEvent = {
  ref: 'refs/heads/main',
  branch: 'main',
  event: 'push',
  workflow: '.github/workflows/release.yml',
  job: 'build',
  actor: 'alice',
  run: { id: '7', attempt: 1, url: 'https://github.com/acme/shop/actions/runs/7' },
  finishedOn: new Date('2026-11-24T12:00:00Z'),
  coverage: { lines: { covered: 9, total: 10 } },
  tests: { passed: 3, failed: 0, skipped: 1, flaky: 0, failures: [] },
  metadata: {},
};
// ajv-formats is CommonJS: its types name a default that is the function itself.
const ajv = new Ajv2020();
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('schemas/build-record.v1.json', 'utf8')) as object);
const problems = (text: string) => (validate(JSON.parse(text)) ? [] : validate.errors);

describe('a record', () => {
  test('is the whole statement in one form', () => {
    const record = buildRecord(identity, event);
    expect(record.text).toBe(
      `{"_type":"https://in-toto.io/Statement/v1","predicate":{"actor":"alice","branch":"main","commit":"${identity.commit}","coverage":{"lines":{"covered":9,"total":10}},"event":"push","finishedOn":"2026-11-24T12:00:00.000Z","identity":{"commit":"${identity.commit}","contentDigest":"${identity.contentDigest}","createdOn":"2025-11-24T16:00:00Z","name":"shop","repository":"acme/shop","version":"1.0.0"},"job":"build","ref":"refs/heads/main","run":{"attempt":1,"id":"7","url":"https://github.com/acme/shop/actions/runs/7"},"tests":{"failed":0,"flaky":0,"passed":3,"skipped":1},"version":"1.0.0","workflow":".github/workflows/release.yml"},"predicateType":"https://github.com/tidegate-cd/tidegate/build-record/v1","subject":[{"digest":{"sha256":"${sha256Of('image').slice(7)}"},"name":"shop"}]}`,
    );
    expect(record.digest).toBe(sha256Of(record.text));
  });

  test.each<[string, Partial<BuildEvent>]>([
    ['as it is', {}],
    ['without tests and coverage', { coverage: {}, metadata: { team: 'shop' } }],
    ['with hostile names', { branch: '"}\n::error::x', actor: '\u0000😀' }],
  ])('keeps to its schema: %s', (_, more) => {
    expect(problems(buildRecord(identity, { ...event, ...more }).text)).toEqual([]);
  });

  test('the schema refuses what is none', () => {
    const wrong = JSON.parse(buildRecord(identity, event).text) as { predicate: { run: object } };
    wrong.predicate.run = {};
    expect(problems(JSON.stringify(wrong))).toMatchObject([{ message: "must have required property 'id'" }]);
  });

  test.each<[string, Partial<BuildEvent>, boolean]>([
    ['the time of its end is nothing new', { finishedOn: new Date(0), run: { ...event.run, attempt: 2 }, branch: 'other' }, true],
    ['other coverage is', { coverage: { lines: { covered: 10, total: 10 } } }, false],
    ['another count of tests is', { tests: { passed: 4, failed: 0, skipped: 1, flaky: 0, failures: [] } }, false],
  ])('%s', (_, more, same) => {
    expect(buildRecord(identity, { ...event, ...more }).factsDigest === buildRecord(identity, event).factsDigest).toBe(same);
  });
});

test('names and times', () => {
  expect(recordName('shop-1.0.0', { id: '7', attempt: 2 })).toBe('shop-1.0.0.7-2.record.json');
  expect(isoSeconds(0)).toBe('1970-01-01T00:00:00Z');
});

describe('canonical JSON', () => {
  test.each<[Json, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ a: undefined, b: { d: 1, c: 2 } }, '{"b":{"c":2,"d":1}}'],
    // The example of RFC 8785 §3.2.3: keys by UTF-16 code units.
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    ],
    [[333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], '[333333333.3333333,1e+30,4.5,0.002,1e-27]'],
    ['\u000f\n"\\/', '"\\u000f\\n\\"\\\\/"'],
  ])('%j', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test('what JSON lacks is refused', () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN has no form in JSON');
  });

  test('it is JSON of the same value, and one form whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value as Json);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
      }),
    );
    expect(
      canonicalJson(
        Object.fromEntries([
          ['b', 1],
          ['a', 2],
        ]),
      ),
    ).toBe(
      canonicalJson(
        Object.fromEntries([
          ['a', 2],
          ['b', 1],
        ]),
      ),
    );
  });
});
