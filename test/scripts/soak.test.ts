import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { repository } from '../support/source-tree.ts';

test('an unknown name is refused before anything is started, with the known ones', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'scripts/soak.mjs'), 'kils'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^Not under test\/soak: kils\. There are: .*\bkills\b/);
});
