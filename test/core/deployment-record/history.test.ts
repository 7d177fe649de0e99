import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MOST_BYTES, MOST_RECORDS, parseRecords, withRecord } from '../../../src/core/deployment-record/history.ts';
import { aRecord, aRecordOf } from '../../support/builders/deployment-record.ts';

describe('the history', () => {
  test('keeps its records in their order, the newest last', () => {
    const first = withRecord([], aRecordOf(1));
    const second = withRecord(parseRecords(first).records, aRecordOf(2));
    expect(parseRecords(second)).toEqual({ records: [aRecordOf(1), aRecordOf(2)], lost: false });
  });

  test('is bounded in number: the oldest go', () => {
    let records = parseRecords(undefined).records;
    for (let revision = 1; revision <= MOST_RECORDS + 5; revision++)
      records = parseRecords(withRecord(records, aRecordOf(revision))).records;
    expect(records.map(({ release }) => release.revision)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
  });

  test('is bounded in size, and the new record always stays', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120_000 }), { minLength: 1, maxLength: 12 }), (sizes) => {
        let text = '[]';
        for (const [revision, size] of sizes.entries())
          text = withRecord(parseRecords(text).records, aRecordOf(revision, { ref: 'é'.repeat(size / 2) }));
        const { records } = parseRecords(text);
        expect(records.at(-1)?.release.revision).toBe(sizes.length - 1);
        expect(records.length === 1 || new TextEncoder().encode(text).length <= MOST_BYTES).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['an absent text', undefined, 0, false],
    ['an empty text', ' \n', 0, false],
    ['no JSON', '{"a":', 0, true],
    ['another shape', '{"records":[]}', 0, true],
    ['a foreign entry among ours', JSON.stringify([{ version: 'deployment-record/v9' }, aRecord(), null, 7]), 1, true],
    ['an entry without its revision', JSON.stringify([{ ...aRecord(), release: { name: 'web' } }]), 0, true],
  ])('of %s', (_, text, count, lost) => {
    const history = parseRecords(text);
    expect([history.records.length, history.lost]).toEqual([count, lost]);
  });
});
