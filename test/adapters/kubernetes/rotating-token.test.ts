import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { privateFolder } from '../../../src/adapters/files/private-folder.ts';
import { rotatingToken } from '../../../src/adapters/kubernetes/rotating-token.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

test('a token is made anew before its end, in memory and in its file', async () => {
  await using scratch = await scratchFolder();
  await using folder = await privateFolder(scratch.path);
  let made = 0;
  // One second is the shortest wait.
  using token = await rotatingToken(
    async () => ({ text: `token-${++made}`, lifeMs: 1_500 }),
    folder,
    () => undefined,
  );
  expect([token.current(), await readFile(token.file, 'utf8')]).toEqual(['token-1', 'token-1']);
  while (made < 3) await setTimeout(50);
  while ((await readFile(token.file, 'utf8')) !== token.current()) await setTimeout(20);
  expect(Number(token.current().slice('token-'.length))).toBeGreaterThanOrEqual(2);
});

test('a maker that gives the same token again is not asked each second', async () => {
  await using scratch = await scratchFolder();
  await using folder = await privateFolder(scratch.path);
  let asked = 0;
  const make = async () => {
    asked++;
    return { text: 'kept', lifeMs: 1_500 };
  };
  using token = await rotatingToken(make, folder, () => undefined);
  while (asked < 2) await setTimeout(50);
  await setTimeout(2_500);
  expect([asked, token.current()]).toEqual([2, 'kept']);
});

test('several callers share one renewal', async () => {
  await using scratch = await scratchFolder();
  await using folder = await privateFolder(scratch.path);
  let made = 0;
  using token = await rotatingToken(
    async () => ({ text: `token-${++made}`, lifeMs: 300_000 }),
    folder,
    () => undefined,
  );
  await Promise.all([token.renew(), token.renew()]);
  expect([made, token.current(), await readFile(token.file, 'utf8')]).toEqual([2, 'token-2', 'token-2']);
});

test('a renewal that fails is told, and the old token stays', async () => {
  await using scratch = await scratchFolder();
  await using folder = await privateFolder(scratch.path);
  const told = Promise.withResolvers<string>();
  let asked = 0;
  const make = async () => {
    if (asked++ > 0) throw new Error('the issuer is away');
    return { text: 'first', lifeMs: 1_500 };
  };
  using token = await rotatingToken(make, folder, told.resolve);
  expect(await told.promise).toBe('the issuer is away');
  expect(token.current()).toBe('first');
});
