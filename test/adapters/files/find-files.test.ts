import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { findFiles } from '../../../src/adapters/files/find-files.ts';
import { type ScratchFolder, scratchFolder } from '../../support/scratch-folder.ts';

async function tree(...names: readonly string[]): Promise<ScratchFolder> {
  const folder = await scratchFolder();
  for (const name of names) await folder.write(name, name);
  return folder;
}
const find = async (folder: ScratchFolder, lines: readonly string[], more: { root?: string; hidden?: boolean } = {}) => {
  const found = await findFiles(lines, { workspace: folder.path, hidden: false, ...more });
  return {
    names: found.files.map(({ name, kind }) => (kind === 'link' ? `${name}@` : name)).sort(),
    problems: found.problems.map(({ what }) => what).sort(),
  };
};

describe('names', () => {
  test('are relative to the deepest folder that holds all, or to the root', async () => {
    await using folder = await tree('dist/a.js', 'dist/sub/b.js', 'docs/c.md');
    expect((await find(folder, ['dist'])).names).toEqual(['a.js', 'sub/b.js']);
    expect((await find(folder, ['dist/sub/*.js'])).names).toEqual(['b.js']);
    expect((await find(folder, ['dist', 'docs'])).names).toEqual(['dist/a.js', 'dist/sub/b.js', 'docs/c.md']);
    expect((await find(folder, ['dist/sub'], { root: '.' })).names).toEqual(['dist/sub/b.js']);
    expect((await find(folder, ['dist/a.js'])).names).toEqual(['a.js']);
    expect((await find(folder, [join(folder.path, 'dist/**/*.js'), '!dist/sub'])).names).toEqual(['a.js']);
  });

  test('that start with a dot count only when they are asked for', async () => {
    await using folder = await tree('dist/.env', 'dist/.git/config', 'dist/a');
    expect((await find(folder, ['dist'])).names).toEqual(['a']);
    expect((await find(folder, ['dist'], { hidden: true })).names).toEqual(['.env', '.git/config', 'a']);
  });

  test('nothing is nothing, and twice is once', async () => {
    await using folder = await tree('dist/a');
    expect(await find(folder, ['nowhere/**'])).toEqual({ names: [], problems: [] });
    expect((await find(folder, ['dist', 'dist/a', '**/a'])).names).toHaveLength(1);
  });
});

describe('what lies outside', () => {
  test('of the root is a problem, also beside a folder whose name begins the same', async () => {
    await using folder = await tree('dist/a', 'dist-secret/s');
    expect(await find(folder, ['dist*'], { root: 'dist' })).toEqual({
      names: ['a'],
      problems: ['dist-secret/s is not published: it lies outside of the root dist'],
    });
  });

  test('is told by whole segments: a name that begins with two dots is inside', async () => {
    await using folder = await tree('dist/..a', 'dist/..b/c');
    expect(await find(folder, ['dist'], { root: 'dist', hidden: true })).toEqual({ names: ['..a', '..b/c'], problems: [] });
  });

  test('links are kept where they stay below the root, and never entered', async () => {
    await using folder = await tree('dist/a', 'secret/s');
    await symlink('a', join(folder.path, 'dist/current'));
    await symlink('../secret', join(folder.path, 'dist/folder'));
    await symlink('../secret/s', join(folder.path, 'dist/up'));
    await symlink('/etc/passwd', join(folder.path, 'dist/absolute'));
    await symlink('gone', join(folder.path, 'dist/dangling'));
    await symlink(join(folder.path, 'dist/a'), join(folder.path, 'dist/inside-absolute'));
    const result = await find(folder, ['dist']);
    expect(result.names).toEqual(['a', 'current@']);
    expect(result.problems).toEqual(
      ['absolute', 'dangling', 'folder', 'inside-absolute', 'up'].map(
        (name) => `dist/${name} is not published: it is a link that leads out of the root, is absolute, or leads to nothing`,
      ),
    );
  });

  test('a pipe is a problem and is not opened', async () => {
    await using folder = await tree('dist/a');
    await mkdir(join(folder.path, 'dist/sub'));
    execFileSync('mkfifo', [join(folder.path, 'dist/sub/pipe')]);
    expect((await find(folder, ['dist'])).problems).toEqual(['dist/sub/pipe is not published: it is a device, a pipe or a socket']);
  });
});
