import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findInTar } from '../../../src/core/archive/find-in-tar.ts';
import { tarEnd, tarHeader } from '../../../src/core/archive/tar.ts';
import { tarFiles } from '../../../src/core/archive/tar-files.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

/** Longer than ustar's name field, with folders short enough for its prefix. */
const LONG = `${'folder/'.repeat(20)}values.yaml`;
/** Longer than name and prefix together. */
const VERY_LONG = `${'folder/'.repeat(50)}values.yaml`;

test.each(['ustar', 'gnu', 'pax'])('reads what GNU tar writes as %s, links and folders left out', async (format) => {
  await using folder = await scratchFolder();
  const names = ['Chart.yaml', LONG, ...(format === 'ustar' ? [] : [VERY_LONG, 'Größe.yaml'])];
  for (const name of names) await folder.write(name, `content of ${name}`);
  symlinkSync('Chart.yaml', join(folder.path, 'link.yaml'));
  const archive = execFileSync('tar', ['-cf', '-', `--format=${format}`, '--sort=name', '.'], { cwd: folder.path });
  const found = [...tarFiles(archive)].map(({ name, content }) => [name, new TextDecoder().decode(content)]);
  expect(found.toSorted()).toEqual(names.map((name) => [`./${name}`, `content of ${name}`]).toSorted());
  expect(findInTar(archive, `./${LONG}`)).toEqual(new TextEncoder().encode(`content of ${LONG}`));
  expect(findInTar(archive, './link.yaml')).toBeUndefined();
});

test('a broken archive gives what stands before the break', () => {
  const header = (name: string, size: number) => tarHeader({ kind: 'file', name, size, executable: false }, 0);
  const whole = Buffer.concat([header('a', 0), header('b', 4_096), tarEnd()]);
  expect([...tarFiles(whole)].map(({ name }) => name)).toEqual(['a']);
  const negative = Buffer.from(header('c', 0));
  negative.write('-1', 124);
  expect([...tarFiles(negative)]).toEqual([]);
});
