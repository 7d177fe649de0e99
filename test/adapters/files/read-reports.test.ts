import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readReports } from '../../../src/adapters/files/read-reports.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

test('reports come in the order of their paths, hidden folders too', async () => {
  await using folder = await scratchFolder();
  for (const name of ['reports/b.xml', 'reports/a.xml', 'reports/.cache/c.xml', 'reports/d.txt']) await folder.write(name, name);
  const read = await readReports(['reports/**/*.xml'], folder.path);
  expect(read).toEqual({
    ok: true,
    value: ['.cache/c', 'a', 'b'].map((name) => ({ path: `reports/${name}.xml`, text: `reports/${name}.xml` })),
  });
});

test('what cannot be read makes the whole unreadable', async () => {
  await using folder = await scratchFolder();
  await folder.write('reports/a.xml', 'a');
  expect(await readReports(['nowhere/*'], folder.path)).toEqual({ ok: false, error: 'no file matches' });
  await symlink('a.xml', join(folder.path, 'reports/b.xml'));
  expect(await readReports(['reports/*'], folder.path)).toEqual({ ok: false, error: 'reports/b.xml is a link' });
  await symlink('/etc/passwd', join(folder.path, 'reports/c.xml'));
  expect(await readReports(['reports/*'], folder.path)).toMatchObject({
    ok: false,
    error: expect.stringMatching(/^reports\/c\.xml is not read: it is a link/),
  });
});

test('more than 64 MiB is refused before it is read', async () => {
  await using folder = await scratchFolder();
  await folder.write('big.xml', Buffer.alloc(65 * 1_048_576));
  expect(await readReports(['big.xml'], folder.path)).toEqual({ ok: false, error: 'the reports hold more than 64 MiB' });
});
