import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { copyCheckout } from '../support/copy-checkout.ts';
import { folderDigests } from '../support/folder-digests.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { runScript } from '../support/run-script.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tidegate-elsewhere-'));
});
afterAll(() => rm(scratch, { recursive: true }));

test('a build in a folder of another depth, and a second one over it, give the same bytes', async () => {
  const expected = await folderDigests(join(await freshDist(), 'dist'));
  const elsewhere = join(scratch, 'a', 'much', 'deeper', 'checkout');
  await copyCheckout(join(import.meta.dirname, '../..'), elsewhere);
  await runScript(elsewhere, 'scripts/build.ts', []);
  expect(await folderDigests(join(elsewhere, 'dist'))).toEqual(expected);
  await runScript(elsewhere, 'scripts/build.ts', []);
  expect(await folderDigests(join(elsewhere, 'dist'))).toEqual(expected);
}, 180_000);
