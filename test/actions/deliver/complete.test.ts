import { describe, expect, test } from '@jest/globals';
import { complete } from '../../../src/actions/deliver/complete.ts';
import type { Memo } from '../../../src/actions/deliver/memo.ts';
import { deliverOrder } from '../../support/builders/deliver-order.ts';
import { aRecordOf } from '../../support/builders/deployment-record.ts';
import { fakeCluster } from '../../support/fakes/cluster.ts';
import { type FakeTargetParts, fakeTarget } from '../../support/fakes/delivery-target.ts';
import { fakePlaces } from '../../support/fakes/deployments.ts';
import { COMMIT, OLD_COMMIT } from '../../support/fakes/shop.ts';

const FOUR = { revision: 4, status: 'superseded', verified: true };
const FIVE = { revision: 5, status: 'deployed', verified: false };
const ROLLBACK = { revision: 6, to: 4, smoke: 'none', reason: 'ST022', commit: OLD_COMMIT } as const;
const backAt = async () => ({ kind: 'taken-back', result: { kind: 'rolled-back', revision: 6, to: 4, verified: true } }) as const;

/** Post's work after a main that left this memo: revision 4 ran before, main wrote revision 5, GitHub's deployment is 77. */
async function finish(memo: Partial<Memo>, parts: FakeTargetParts = {}, inputs: Readonly<Record<string, string>> = {}) {
  const target = fakeTarget({ history: [FOUR, FIVE], ...parts });
  const places = fakePlaces({ '1': 77 });
  const records = [aRecordOf(4, { commit: OLD_COMMIT })];
  const bed = deliverOrder({ cluster: fakeCluster(), target, places }, { records, inputs });
  const { run, scene } = bed.order;
  await complete(run, scene, {
    ...{ phase: 'unproved', startedAt: '2026-11-24T11:59:00.000Z', traceId: 'a'.repeat(32), images: [], revision: 5 },
    ...{ previous: { revision: 4, commit: OLD_COMMIT }, deployment: { kind: 'own', id: 77 } },
    ...memo,
  });
  const [record] = places.records;
  const statuses = places.made.map(({ task, statuses: all }) => [task, all.at(-1)?.state]);
  return { target, record, statuses, told: bed.told.map(({ problem }) => `${problem.code} ${problem.what}`) };
}

describe('a main that was cancelled', () => {
  test('in the smoke test: its revision is taken back, and the record says cancelled', async () => {
    const done = await finish({});
    expect(done.target.calls).toEqual(['resume true', 'rollback to 4']);
    expect(done.record).toMatchObject({
      result: 'cancelled',
      commit: COMMIT,
      rollback: { revision: 6, to: 4, commit: OLD_COMMIT, reason: 'the job was cancelled' },
    });
    expect(done.statuses).toEqual([
      ['deploy', 'failure'],
      ['rollback', 'success'],
    ]);
    expect(done.told).toEqual([expect.stringMatching(/^HD090 .* back at the state of revision 4, as revision 6$/)]);
  });

  test('in the smoke test with on-cancel: keep: nothing is taken back, and the record says so', async () => {
    const done = await finish({}, {}, { 'on-cancel': 'keep' });
    expect([done.target.calls, done.record?.result, done.record?.rollback]).toEqual([['resume false'], 'cancelled', undefined]);
    expect(done.statuses).toEqual([['deploy', 'failure']]);
  });

  test('in the rollout: the target takes back what it left', async () => {
    const done = await finish({ phase: 'applying' }, { resume: backAt });
    expect([done.target.calls, done.record?.release.revision, done.record?.rollback?.to]).toEqual([['resume true'], 5, 4]);
  });

  test('when the rollout had just ended, before main could say so: it is taken back as well', async () => {
    const target = fakeTarget({ history: [FOUR, FIVE] });
    const bed = deliverOrder({ cluster: fakeCluster(), target, places: fakePlaces() });
    await complete(bed.order.run, bed.order.scene, {
      ...{ phase: 'applying', startedAt: '2026-11-24T11:59:00.000Z', traceId: '', images: [], previous: { revision: 4 } },
    });
    expect(target.calls).toEqual(['resume true', 'rollback to 4']);
  });

  test('before anything was written: nothing is taken back, nothing is recorded beside the release', async () => {
    const target = fakeTarget({ history: [{ ...FOUR, status: 'deployed' }] });
    const places = fakePlaces({ '1': 77 });
    const bed = deliverOrder({ cluster: fakeCluster(), target, places });
    await complete(bed.order.run, bed.order.scene, {
      ...{ phase: 'applying', startedAt: '2026-11-24T11:59:00.000Z', traceId: '', images: [], previous: { revision: 4 } },
      deployment: { kind: 'own', id: 77 },
    });
    expect([target.calls, places.records]).toEqual([['resume true'], []]);
    expect(places.made[0]?.statuses.at(-1)?.state).toBe('failure');
  });

  test('when somebody has deployed since: theirs stays', async () => {
    const done = await finish(
      {},
      { history: [FOUR, { ...FIVE, status: 'superseded' }, { revision: 6, status: 'deployed', verified: false }] },
    );
    expect([done.target.calls, done.record?.rollback]).toEqual([['resume true'], undefined]);
  });

  test('in the way back: it is brought to its end', async () => {
    const done = await finish({ phase: 'going-back' }, { resume: backAt }, { 'on-cancel': 'keep' });
    expect([done.target.calls, done.record?.result, done.record?.rollback?.revision]).toEqual([['resume true'], 'cancelled', 6]);
  });

  test('after the way back: the record is completed', async () => {
    const done = await finish({ phase: 'back', rollback: ROLLBACK, smoke: { verdict: 'fail', passed: 1, failed: 1 } });
    expect([done.target.calls, done.record?.result, done.record?.rollback]).toEqual([['resume false'], 'rolled-back', ROLLBACK]);
  });

  test('after the smoke test had passed: the version stays, gets its mark, and is recorded as delivered', async () => {
    const done = await finish({ phase: 'proved', smoke: { verdict: 'pass', passed: 2, failed: 0 } });
    expect([done.target.calls, done.record?.result]).toEqual([['resume false', 'mark 5'], 'succeeded']);
    expect(done.statuses).toEqual([['deploy', 'success']]);
  });
});

describe('a main that broke', () => {
  test('is told apart from a cancelled one', async () => {
    const done = await finish({ broken: 'the API server gave no answer' });
    expect(done.record).toMatchObject({
      result: 'rolled-back',
      rollback: { reason: 'the delivery broke off: the API server gave no answer' },
    });
  });

  test('with nothing to go back to: the problem is told', async () => {
    const done = await finish({ broken: 'lost' }, { history: [FIVE] });
    expect([done.record?.result, done.told]).toEqual(['failed', ['HD072 nothing']]);
  });
});

test('a main of mode: rollback that was cut off records the revision that came back', async () => {
  const done = await finish({ phase: 'going-back' }, { resume: backAt }, { mode: 'rollback', reason: 'checkout fails for cards' });
  expect(done.record).toMatchObject({ release: { revision: 6 }, commit: OLD_COMMIT, rollback: { to: 4 } });
});
