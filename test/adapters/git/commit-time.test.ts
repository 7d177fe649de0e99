import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { commitTime } from '../../../src/adapters/git/commit-time.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const env = { PATH: process.env.PATH };
const signal = new AbortController().signal;

test('the committer’s time of this very commit', async () => {
  await using folder = await scratchFolder();
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder.path,
      encoding: 'utf8',
      env: { ...env, HOME: '/nowhere', GIT_COMMITTER_DATE: '1764000000 +0900', GIT_AUTHOR_DATE: '1700000000 +0000' },
    });
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '-m', 'one');
  const sha = git('rev-parse', 'HEAD').trim();
  expect(await commitTime({ folder: folder.path, env, signal }, sha)).toBe(1_764_000_000);
  expect(await commitTime({ folder: folder.path, env, signal }, 'f'.repeat(40))).toBeUndefined();
  expect(await commitTime({ folder: folder.path, env, signal }, '--version')).toBeUndefined();
});

test('no checkout, no git, no folder: nobody knows', async () => {
  await using folder = await scratchFolder();
  const sha = 'a'.repeat(40);
  expect(await commitTime({ folder: folder.path, env, signal }, sha)).toBeUndefined();
  expect(await commitTime({ folder: folder.path, env: { PATH: '/nowhere' }, signal }, sha)).toBeUndefined();
  expect(await commitTime({ folder: `${folder.path}/gone`, env, signal }, sha)).toBeUndefined();
  expect(await commitTime({ folder: '', env, signal }, sha)).toBeUndefined();
});
