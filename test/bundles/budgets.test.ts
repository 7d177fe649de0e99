import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { archiveSizes } from '../../scripts/build/archive-size.ts';
import { bundleSizes, sizeTable } from '../../scripts/build/budgets.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { scratchRepository } from '../support/scratch-repository.ts';
import { repository } from '../support/source-tree.ts';

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tidegate-budgets-'));
});
afterAll(() => rm(scratch, { recursive: true }));

test('every bundle, and the archive that a runner downloads, is within its budget', async () => {
  const dist = join(await freshDist(), 'dist');
  const { folder, tree } = await scratchRepository(repository, dist, scratch);
  const { text, over } = sizeTable([...bundleSizes(dist), ...archiveSizes(folder, tree)]);
  process.stderr.write(text);
  expect(over).toEqual([]);
}, 120_000);
