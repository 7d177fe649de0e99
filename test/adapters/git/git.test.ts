import { chown, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { systemGit } from '../../../src/adapters/git/git.ts';
import type { GitQuestion, Repository } from '../../../src/core/clone/clone.ts';
import { versionGlobs } from '../../../src/core/version/version-tag.ts';
import { type TestRepository, testRepository } from '../../support/git/test-repository.ts';
import { httpServer } from '../../support/servers/http-server.ts';
import { findTool } from '../../support/servers/registry.ts';

const ENV = { PATH: process.env.PATH, HOME: '/nonexistent' };
const question: GitQuestion = { sha: '', shaLength: 7, versionTags: versionGlobs(''), changes: false };

const gitOf = (folder: string, env: Readonly<Record<string, string | undefined>> = ENV, token = '') =>
  systemGit({ folder, env, signal: new AbortController().signal }, { serverUrl: 'https://github.com', token }, tmpdir());
async function read(repository: TestRepository, more: Partial<GitQuestion> = {}): Promise<Repository> {
  const state = await gitOf(repository.folder).read({ ...question, ...more });
  if (state.kind === 'none') throw new Error(state.why);
  return state;
}

describe('a clone', () => {
  test('tells commit, time, tags, branches and the nearest version tag', async () => {
    await using repository = await testRepository();
    const one = await repository.commit('one');
    await repository.tag('v1.0.0');
    await repository.tag('v1.1.0', 'annotated');
    await repository.git('tag', '--annotate', '--message', 'nested', 'v1.2.0', 'v1.1.0');
    await repository.tag('stable');
    const two = await repository.commit('two');
    await repository.git('branch', 'feature/x', one);
    const state = await read(repository);
    expect(state).toMatchObject({
      kind: 'repository',
      head: two,
      commitTime: Date.parse('2026-01-02T03:06:00Z') / 1_000,
      shallow: false,
      changed: undefined,
    });
    expect(state.tags.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      ['stable', 'v1.0.0', 'v1.1.0', 'v1.2.0'].map((name) => ({ name, commit: one })),
    );
    expect(state.branches).toEqual([
      { name: 'feature/x', commit: one, current: false },
      { name: 'main', commit: two, current: true },
    ]);
    expect([state.nearest?.distance, state.lookalikes]).toEqual([1, [two]]);
  });

  test('that is detached stands on no branch, and remote branches are known without their remote', async () => {
    await using origin = await testRepository();
    const sha = await origin.commit('one');
    await origin.git('branch', 'a/b');
    await using clone = await origin.clone();
    await clone.git('checkout', '--quiet', '--detach');
    await clone.git('update-ref', 'refs/remotes/pull/7/merge', sha);
    const { branches } = await read(clone);
    expect(branches.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'a/b', commit: sha, current: false },
      { name: 'main', commit: sha, current: false },
      { name: 'main', commit: sha, current: false },
    ]);
  });

  test('nearest leaves other tags out, and knows prefixes', async () => {
    await using repository = await testRepository();
    await repository.commit('one');
    await repository.tag('shop/v1.0.0');
    await repository.commit('two');
    await repository.tag('nightly');
    await repository.tag('v1');
    expect((await read(repository)).nearest).toBeUndefined();
    expect((await read(repository, { versionTags: versionGlobs('shop/v') })).nearest).toEqual({ name: 'shop/v1.0.0', distance: 1 });
  });

  test('abbreviations are ours: core.abbrev changes nothing, and objects that begin alike are told', async () => {
    await using repository = await testRepository();
    await repository.git('config', 'core.abbrev', '20');
    const sha = await repository.commit('one', { files: { a: '1', b: '2', c: '3' } });
    expect((await read(repository, { sha })).lookalikes).toEqual([sha]);
    expect((await read(repository, { sha: 'f'.repeat(40) })).lookalikes).toEqual([]);
    expect((await read(repository, { sha: '--exec=x' })).lookalikes).toEqual([sha]);
  });
});

describe('changed files', () => {
  const changes: Readonly<Record<string, (repository: TestRepository) => Promise<unknown>>> = {
    modified: (repository) => repository.write('a', 'new'),
    staged: async (repository) => {
      await repository.write('a', 'new');
      await repository.git('add', 'a');
    },
    deleted: (repository) => rm(join(repository.folder, 'a')),
    'in a folder': (repository) => repository.write('d/é\nx', 'new'),
    renamed: (repository) => repository.git('mv', 'a', 'b'),
    added: async (repository) => {
      await repository.write('z', 'new');
      await repository.git('add', 'z');
    },
  };
  test.each([
    ['modified', ['a']],
    ['staged', ['a']],
    ['deleted', ['a']],
    ['in a folder', ['d/é\nx']],
    ['renamed', ['a', 'b']],
    ['added', ['z']],
  ])('%s', async (name, expected) => {
    await using repository = await testRepository();
    await repository.commit('one', { files: { a: 'old', 'd/é\nx': 'old', '.gitignore': 'ignored' } });
    await changes[name]?.(repository);
    expect((await read(repository, { changes: true })).changed).toEqual(expected);
  });

  test('untracked and ignored ones do not count, and no lock is left', async () => {
    await using repository = await testRepository();
    await repository.commit('one', { files: { '.gitignore': 'ignored' } });
    await repository.write('ignored', 'x');
    await repository.write('untracked', 'x');
    expect((await read(repository, { changes: true })).changed).toEqual([]);
    expect(await readdir(join(repository.folder, '.git'))).not.toContain('index.lock');
  });
});

describe('no clone', () => {
  test('an empty folder, a missing one, and one inside of somebody else’s clone', async () => {
    await using repository = await testRepository();
    await repository.commit('one');
    const inner = join(repository.folder, 'work');
    await mkdir(inner);
    for (const folder of [inner, join(repository.folder, 'missing')])
      expect(await gitOf(folder).read(question)).toEqual({ kind: 'none', why: 'no-repository' });
  });

  test('a repository without a commit', async () => {
    await using repository = await testRepository();
    expect(await gitOf(repository.folder).read(question)).toEqual({ kind: 'none', why: 'no-repository' });
  });

  test('a machine without git', async () => {
    await using repository = await testRepository();
    expect(await gitOf(repository.folder, { PATH: '/nonexistent' }).read(question)).toEqual({ kind: 'none', why: 'no-git' });
  });

  test('a broken clone is not taken for none', async () => {
    await using repository = await testRepository();
    await repository.commit('one');
    await writeFile(join(repository.folder, '.git/config'), '[broken');
    await expect(gitOf(repository.folder).read(question)).rejects.toMatchObject({ problems: [{ code: 'BT021' }] });
  });
});

describe('a clone that means harm', () => {
  test('belongs to somebody else and can be read all the same', async () => {
    await using repository = await testRepository();
    const sha = await repository.commit('one');
    await chown(repository.folder, 4_321, 4_321);
    await chown(join(repository.folder, '.git'), 4_321, 4_321);
    expect((await read(repository, { changes: true })).head).toBe(sha);
  });

  test('also where git takes the word for it from files alone, as before 2.38', async () => {
    await using repository = await testRepository();
    const sha = await repository.commit('one');
    await chown(repository.folder, 4_321, 4_321);
    const old = join(repository.folder, '.git', 'old');
    await mkdir(old);
    const words = 'for word; do shift; case $word in safe.directory=*) word=user.name=x;; esac; set -- "$@" "$word"; done';
    await writeFile(join(old, 'git'), `#!/bin/sh\n${words}\nexec ${findTool('git')} "$@"\n`, { mode: 0o755 });
    await using git = gitOf(repository.folder, { ...ENV, PATH: `${old}${delimiter}${process.env.PATH}` });
    expect(await git.read({ ...question, changes: true })).toMatchObject({ kind: 'repository', head: sha });
    expect(await git.history({ bases: [], files: false })).toHaveLength(1);
  });

  test('names no program that is run', async () => {
    await using repository = await testRepository();
    await repository.commit('one', { files: { a: '1' } });
    const mark = join(repository.folder, '.git', 'ran');
    await repository.git('config', 'core.fsmonitor', `touch ${mark}; echo`);
    await repository.git('config', 'log.showSignature', 'true');
    await repository.git('config', 'diff.external', `touch ${mark}`);
    await repository.write('a', '2');
    expect((await read(repository, { changes: true })).changed).toEqual(['a']);
    await gitOf(repository.folder).history({ bases: [], files: true });
    expect(await readdir(join(repository.folder, '.git'))).not.toContain('ran');
  });

  test('has names that are commands to a shell', async () => {
    await using repository = await testRepository();
    const sha = await repository.commit('one');
    const names = ['a;touch$IFS', '$(touch-x)', '`x`', "q'x", '--help', 'x%0Ay'];
    for (const name of names) await repository.git('update-ref', `refs/heads/${name}`, sha);
    const { branches } = await read(repository);
    expect(branches.map(({ name }) => name).sort()).toEqual([...names, 'main'].sort());
  });
});

describe('history', () => {
  test('gives messages and files as they are, newest first', async () => {
    await using repository = await testRepository();
    const one = await repository.commit('one', { files: { a: '1' } });
    const message = `feat: two\n\nbody\n\n\u0001${'a'.repeat(40)}`;
    const two = await repository.commit(message, { files: { 'd/é x\ny': '1', b: '2' } });
    const all = await gitOf(repository.folder).history({ bases: [], files: true });
    expect(all).toEqual([
      { id: two, parents: [one], message, files: ['b', 'd/é x\ny'] },
      { id: one, parents: [], message: 'one', files: ['a'] },
    ]);
    expect(await gitOf(repository.folder).history({ bases: [one], files: false })).toEqual([
      { id: two, parents: [one], message, files: [] },
    ]);
  });

  test('begins where the bases part, across merges', async () => {
    await using repository = await testRepository();
    await repository.commit('root');
    const base = await repository.commit('base');
    await repository.git('checkout', '--quiet', '-b', 'topic');
    const topic = await repository.commit('topic');
    await repository.git('checkout', '--quiet', 'main');
    const main = await repository.commit('main');
    await repository.git('merge', '--quiet', '--no-ff', '--message', 'merge', 'topic');
    const git = gitOf(repository.folder);
    const messages = async (...bases: string[]) => (await git.history({ bases, files: true })).map(({ message }) => message).sort();
    expect(await messages(base)).toEqual(['main', 'merge', 'topic']);
    expect(await messages(topic)).toEqual(['main', 'merge']);
    expect(await messages(topic, main)).toEqual(['main', 'merge', 'topic']);
    await repository.git('tag', 'here', main);
    await repository.git('tag', 'elsewhere', await repository.git('commit-tree', '-m', 'x', 'HEAD^{tree}'));
    expect(await git.tagsBefore()).toEqual(['here']);
  });
});

describe('deepening', () => {
  async function origin() {
    const repository = await testRepository();
    await repository.commit('one');
    await repository.tag('v1.0.0', 'annotated');
    await repository.commit('two', { files: { a: '2' } });
    const head = await repository.commit('three', { files: { a: '3' } });
    return { repository, head, [Symbol.asyncDispose]: () => repository[Symbol.asyncDispose]() };
  }

  test('brings history and tags, and mends a tag that the checkout made plain', async () => {
    await using from = await origin();
    await using clone = await from.repository.clone({ depth: 1, args: ['--no-tags'] });
    await clone.git('update-ref', 'refs/tags/v1.0.0', from.head);
    expect(await read(clone)).toMatchObject({ shallow: true, tags: [{ name: 'v1.0.0', commit: from.head }] });
    expect(await gitOf(clone.folder).deepen()).toEqual({ ok: true, value: undefined });
    const { shallow, nearest } = await read(clone);
    expect([shallow, nearest]).toEqual([false, { name: 'v1.0.0', distance: 2 }]);
    expect(await clone.git('cat-file', '-t', 'v1.0.0')).toBe('tag');
  });

  test("tells the remote's words when it cannot, without what an address holds", async () => {
    await using from = await origin();
    await using clone = await from.repository.clone({ depth: 1 });
    await clone.git('remote', 'set-url', 'origin', 'http://user:secret@127.0.0.1:9/acme/shop');
    const answer = await gitOf(clone.folder).deepen();
    expect(answer).toMatchObject({ ok: false, error: expect.stringMatching(/unable to access.*127\.0\.0\.1/s) });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test("uses the job's token where the checkout left none, and gives it to that server alone", async () => {
    await using from = await origin();
    await using clone = await from.repository.clone({ depth: 1 });
    await using server = await httpServer((_, response) => response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end());
    await clone.git('remote', 'set-url', 'origin', `${server.url}/acme/shop`);
    const ask = (serverUrl: string) =>
      systemGit(
        { folder: clone.folder, env: ENV, signal: new AbortController().signal },
        { serverUrl, token: 'ghs_secret' },
        tmpdir(),
      ).deepen();
    expect((await ask('https://github.com')).ok).toBe(false);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(Array(server.requests.length).fill(undefined));
    expect((await ask(server.url)).ok).toBe(false);
    expect(server.requests.map(({ headers }) => headers.authorization)).toContain(
      `basic ${Buffer.from('x-access-token:ghs_secret').toString('base64')}`,
    );
  });

  test('stops when the job is cancelled', async () => {
    await using from = await origin();
    await using clone = await from.repository.clone({ depth: 1 });
    await using server = await httpServer(() => {});
    await clone.git('remote', 'set-url', 'origin', `${server.url}/acme/shop`);
    const cancel = new AbortController();
    const git = systemGit(
      { folder: clone.folder, env: ENV, signal: cancel.signal },
      { serverUrl: 'https://github.com', token: '' },
      tmpdir(),
    );
    const fetching = git.deepen();
    setTimeout(() => cancel.abort(new Error('cancelled')), 200);
    await expect(fetching).rejects.toThrow('cancelled');
  });
});
