import { execFileSync } from 'node:child_process';
import { appendFile, chmod, rename, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fileBlob, hashSteady, readSteady, steadyFile } from '../../../src/adapters/files/steady-file.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const code = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: { problems?: readonly { code: string }[] }) => error.problems?.[0]?.code ?? String(error),
  );

test('a file that stays is read whole, in pieces, and hashed', async () => {
  await using folder = await scratchFolder();
  const content = Buffer.alloc(3 * 1_048_576 + 17, 'abc');
  const path = await folder.write('a', content);
  await chmod(path, 0o755);
  const file = await steadyFile(path);
  expect([file.size, file.executable]).toEqual([content.length, true]);
  const pieces = await Array.fromAsync(readSteady(file));
  expect(pieces.map(({ length }) => length)).toEqual([1_048_576, 1_048_576, 1_048_576, 17]);
  expect(sha256Of(Buffer.concat(pieces))).toBe(sha256Of(content));
  expect(await hashSteady(file)).toBe(sha256Of(content));
  const blob = fileBlob(file, sha256Of(content));
  expect(Buffer.compare(await blob.read(1_048_575, 20), content.subarray(1_048_575, 1_048_595))).toBe(0);
});

describe('a file that changes is AP003', () => {
  test.each<[string, (path: string) => Promise<unknown>]>([
    ['it grew', (path) => appendFile(path, 'more')],
    ['it was written again with the same bytes', (path) => utimes(path, 1, 1)],
    ['another took its place', async (path) => rename(`${path}.new`, path)],
    ['it is gone', (path) => rename(path, `${path}.old`)],
  ])('%s', async (_, change) => {
    await using folder = await scratchFolder();
    const path = await folder.write('a', 'content');
    await folder.write('a.new', 'content');
    const file = await steadyFile(path);
    const blob = fileBlob(file, sha256Of('content'));
    await change(path);
    expect([await code(hashSteady(file)), await code(blob.read(0, 7))]).toEqual(['AP003', 'AP003']);
  });

  test('while it is read', async () => {
    await using folder = await scratchFolder();
    const path = await folder.write('a', Buffer.alloc(3 * 1_048_576));
    const reading = readSteady(await steadyFile(path));
    await reading.next();
    await appendFile(path, 'x');
    expect(await code(Array.fromAsync(reading))).toBe('AP003');
  });
});

describe('what is no regular file is AP002', () => {
  test('a link is not followed, a folder is none, a pipe does not block', async () => {
    await using folder = await scratchFolder();
    await folder.write('a', 'content');
    await symlink('a', join(folder.path, 'link'));
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    for (const name of ['link', '.', 'pipe']) expect(await code(steadyFile(join(folder.path, name), name))).toBe('AP002');
    expect(await code(steadyFile(join(folder.path, 'gone')))).toBe('AP003');
  });
});
