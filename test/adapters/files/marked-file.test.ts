import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { markedFiles } from '../../../src/adapters/files/marked-file.ts';

test('a name holds a mark of the content: the same content the same file, another content another', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-marked-'));
  const files = markedFiles(join(folder, 'new'), 'bake');
  const [one, again, other] = [await files.write('{}'), await files.write('{}'), await files.write('[]')];
  expect(one).toMatch(/\/new\/bake-[0-9a-f]{12}\.json$/);
  expect([again === one, other === one, await readFile(one, 'utf8')]).toEqual([true, false, '{}']);
  await rm(folder, { recursive: true });
});
