import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from '@jest/globals';
import { shortCall } from '../../../src/adapters/process/short-call.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const env = { PATH: process.env.PATH ?? '' };

test('gives what a tool prints; its path may hold spaces, and no argument meets a shell', async () => {
  await using folder = await scratchFolder();
  const file = await folder.write('a tool/say', '#!/bin/sh\nprintf "%s|" "$@"\n');
  await chmod(file, 0o755);
  expect(await shortCall({ file, args: ['two words', '$(id)', '"'], env, cwd: folder.path })).toBe('two words|$(id)|"|');
});

test('sees the given environment only', async () => {
  await using folder = await scratchFolder();
  const args = ['-e', 'process.stdout.write(Object.keys(process.env).sort().join())'];
  expect(await shortCall({ file: process.execPath, args, env: { ONE: '1' }, cwd: folder.path })).toBe('ONE');
});

test('gives what a tool printed before it failed; rejects when it cannot be started', async () => {
  const cwd = dirname(process.execPath);
  const args = ['-e', 'process.stdout.write("so far"); process.exitCode = 3'];
  expect(await shortCall({ file: process.execPath, args, env, cwd })).toBe('so far');
  await expect(shortCall({ file: '/no/such/tool', args: [], env, cwd })).rejects.toThrow('/no/such/tool');
});
