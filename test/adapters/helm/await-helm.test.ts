import { expect, test } from '@jest/globals';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { awaitHelm } from '../../../src/adapters/helm/await-helm.ts';
import type { Child } from '../../../src/adapters/process/child.ts';
import type { Clock } from '../../../src/core/clock/clock.ts';

const END = { code: 0, stdout: '', stderr: '' };

/** A helm that ends when told: by itself, at SIGTERM, or only when it is killed. */
function fakeHelm(endsAt: 'itself' | 'terminate' | 'kill'): Child & { readonly told: readonly string[]; finish(): void } {
  const end = Promise.withResolvers<typeof END>();
  const told: string[] = [];
  const tell = (word: 'terminate' | 'kill'): void => {
    told.push(word);
    if (word === endsAt) end.resolve({ ...END, code: word === 'kill' ? 137 : 1 });
  };
  return { end: end.promise, told, finish: () => end.resolve(END), terminate: () => tell('terminate'), kill: () => tell('kill') };
}

/** A clock whose long sleeps take a moment. */
const hurried: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, ms > 1_000 ? 50 : 5), signal) };
const never = new AbortController().signal;

test('a helm that ends by itself is left alone', async () => {
  const helm = fakeHelm('itself');
  helm.finish();
  expect(await awaitHelm(helm, { clock: systemClock, signal: never, overdueMs: 60_000 })).toEqual({ kind: 'ended', end: END });
  expect(helm.told).toEqual([]);
});

test('a verdict ends it, and its end is waited for', async () => {
  const helm = fakeHelm('terminate');
  const doomed = Promise.resolve('it crashes');
  expect(await awaitHelm(helm, { clock: systemClock, signal: never, overdueMs: 60_000, doomed })).toMatchObject({
    kind: 'doomed',
    why: 'it crashes',
    end: { code: 1 },
  });
  expect(helm.told).toEqual(['terminate']);
});

test('a cancelled job ends it, also when it was cancelled before', async () => {
  const helm = fakeHelm('terminate');
  expect(await awaitHelm(helm, { clock: systemClock, signal: AbortSignal.abort(), overdueMs: 60_000 })).toMatchObject({ kind: 'aborted' });
});

test('one that does not listen is killed', async () => {
  const helm = fakeHelm('kill');
  expect(await awaitHelm(helm, { clock: hurried, signal: AbortSignal.abort(), overdueMs: 60_000 })).toMatchObject({
    kind: 'aborted',
    end: { code: 137 },
  });
  expect(helm.told).toEqual(['terminate', 'kill']);
});

test('one that outlives its own timeout is overdue', async () => {
  const helm = fakeHelm('terminate');
  expect(await awaitHelm(helm, { clock: systemClock, signal: never, overdueMs: 20 })).toMatchObject({ kind: 'overdue' });
});
