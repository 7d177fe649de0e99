import { expect, test } from '@jest/globals';
import { buildRecord } from '../../../src/core/build-record/build-record.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { fakeStore } from './store.ts';

const [ours, theirs] = [sha256Of('ours'), sha256Of('theirs')];

test('what was written stands there, and comes back', async () => {
  const store = fakeStore({ digest: ours });
  expect(await store.probe()).toEqual({ kind: 'absent' });
  await store.create();
  expect(await store.probe()).toMatchObject({ kind: 'stored', digest: ours });
  expect([await store.readBack(1), await store.readBack(0)]).toEqual([true, undefined]);
});

test.each([
  ['lost', true, true],
  ['dropped', true, false],
  ['final', true, false],
  ['vanishes', false, false],
] as const)('a write that is %s', async (fault, throws, done) => {
  const store = fakeStore({ digest: ours });
  store.faults.push(fault);
  const failed = await store.create().then(
    () => false,
    () => true,
  );
  expect([failed, store.held !== undefined]).toEqual([throws, done]);
});

test('a record with the same facts is added once for each digest', async () => {
  const identity = { name: 'a', version: '1', repository: 'a/b', commit: 'c', contentDigest: ours, subjects: [] };
  const event = {
    ref: '',
    event: '',
    workflow: '',
    job: '',
    actor: '',
    run: { id: '1', attempt: 1, url: '' },
    finishedOn: new Date(0),
    metadata: {},
  };
  const record = buildRecord(identity, event);
  const store = fakeStore({ digest: ours, holds: { digest: theirs } });
  expect([
    await store.addRecord(ours, record, 'r'),
    await store.addRecord(ours, record, 'r'),
    await store.addRecord(theirs, record, 'r'),
  ]).toEqual(['added', 'there', 'added']);
});
