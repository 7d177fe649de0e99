import { describe, expect, test } from '@jest/globals';
import { digestOf, factsOf } from '../../../src/core/deployment-record/running.ts';
import { aRecord, aRecordOf, NEW_DIGEST, OLD_DIGEST } from '../../support/builders/deployment-record.ts';

const four = aRecordOf(4, { digest: OLD_DIGEST, finishedAt: '2026-11-20T08:00:00.000Z' });
const back = { to: 4, smoke: 'pass', reason: 'ST022 check "home"' } as const;

describe('what a revision runs', () => {
  test('is what its delivery brought', () => {
    expect(factsOf([four, aRecordOf(5)], 4)).toEqual({
      revision: 4,
      commit: four.commit,
      digest: OLD_DIGEST,
      since: four.finishedAt,
      deployment: four,
    });
  });

  test('after a way back is what came back: commit and approvals of then, the time of now', () => {
    const failed = aRecordOf(5, { result: 'rolled-back', rollback: { ...back, revision: 6 } });
    expect(factsOf([four, failed], 6)).toEqual({
      revision: 6,
      commit: four.commit,
      digest: OLD_DIGEST,
      since: failed.finishedAt,
      deployment: four,
      cameBack: failed,
    });
    expect(factsOf([four, failed], 5)?.commit).toBe(failed.commit);
  });

  test('is followed over several ways back', () => {
    const first = aRecordOf(5, { result: 'rolled-back', rollback: { ...back, revision: 6 } });
    const second = aRecordOf(7, { result: 'rolled-back', rollback: { ...back, revision: 8, to: 6 } });
    expect(factsOf([four, first, second], 8)).toMatchObject({ commit: four.commit, deployment: four, since: second.finishedAt });
  });

  test('is told by the way back itself when the older record is gone', () => {
    const failed = aRecordOf(5, { result: 'rolled-back', rollback: { ...back, revision: 6, commit: 'c'.repeat(40), digest: OLD_DIGEST } });
    expect(factsOf([failed], 6)).toMatchObject({ commit: 'c'.repeat(40), digest: OLD_DIGEST });
    expect(factsOf([failed], 6)?.deployment).toBeUndefined();
  });

  test('after a way back by hand is not the version that was left', () => {
    const byHand = aRecordOf(6, { commit: '5'.repeat(40), result: 'rolled-back', rollback: { ...back, revision: 6 } });
    expect(factsOf([four, aRecordOf(5), byHand], 6)).toMatchObject({ commit: four.commit, cameBack: byHand });
  });

  test('is not younger because a later run found it there', () => {
    const again = aRecordOf(4, { result: 'unchanged', held: true, finishedAt: '2026-11-25T08:00:00.000Z', actor: 'mallory' });
    expect(factsOf([four, again], 4)?.since).toBe(four.finishedAt);
    expect(factsOf([again], 4)?.since).toBe(again.finishedAt);
  });

  test('of a release that was installed anew is the newer one', () => {
    const anew = aRecordOf(4, { commit: 'd'.repeat(40) });
    expect(factsOf([four, anew], 4)?.commit).toBe('d'.repeat(40));
  });

  test('is not known where no record speaks of it, or a record speaks nonsense', () => {
    expect(factsOf([four], 9)).toBeUndefined();
    const loop = aRecordOf(5, { rollback: { ...back, revision: 6, to: 6 } });
    expect(factsOf([loop], 6)).toMatchObject({ revision: 6 });
  });
});

test.each([
  ['the digest that was named', aRecord({ digest: OLD_DIGEST }), OLD_DIGEST],
  ['that of the only image', { images: [{ name: 'a', digest: NEW_DIGEST }] }, NEW_DIGEST],
  ['none of several images', { images: [{ name: 'a', digest: NEW_DIGEST }, { name: 'b' }] }, undefined],
  ['none at all', { images: [] }, undefined],
])('a record delivered %s', (_, record, expected) => expect(digestOf(record)).toBe(expected));
