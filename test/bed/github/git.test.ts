import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ask } from './ask.ts';
import { startGithub } from './start-github.ts';

async function shop() {
  const github = await startGithub({ now: '2026-11-24T10:00:00Z' });
  const token = github.mintToken({ permissions: { contents: 'write' } });
  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    ask(`${github.urls.api}/repos/acme/shop${path}`, { method, body, token, headers });
  return { github, send, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

describe('refs', () => {
  test('of twenty that race for a name exactly one gets it', async () => {
    await using bed = await shop();
    const { sha } = bed.github.addCommit({ message: 'one' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => bed.send('POST', '/git/refs', { ref: 'refs/tidegate/lock', sha })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(422)]);
    expect(new Set(answers.filter(({ status }) => status === 422).map(({ body }) => body.message))).toEqual(
      new Set(['Reference already exists']),
    );
  });

  test('move forward only, unless forced; what is gone cannot go again', async () => {
    await using bed = await shop();
    const one = bed.github.addCommit({ message: 'one' });
    const two = bed.github.addCommit({ message: 'two' });
    bed.github.setRef({ ref: 'refs/tags/v1', sha: two.sha });
    const back = await bed.send('PATCH', '/git/refs/tags/v1', { sha: one.sha });
    expect([back.status, back.body.message]).toEqual([422, 'Update is not a fast forward']);
    expect((await bed.send('PATCH', '/git/refs/tags/v1', { sha: one.sha, force: true })).body.object.sha).toBe(one.sha);
    expect((await bed.send('DELETE', '/git/refs/tags/v1')).status).toBe(204);
    expect((await bed.send('DELETE', '/git/refs/tags/v1')).status).toBe(422);
    expect((await bed.send('GET', '/git/ref/tags/v1')).status).toBe(404);
  });

  test('an annotated tag is an object of its own that a ref points at', async () => {
    await using bed = await shop();
    const { sha } = bed.github.addCommit({ message: 'one' });
    const tag = (await bed.send('POST', '/git/tags', { tag: 'v1', message: 'first', object: sha, type: 'commit' })).body;
    expect((await bed.send('POST', '/git/refs', { ref: 'refs/tags/v1', sha: tag.sha })).body.object).toMatchObject({
      type: 'tag',
      sha: tag.sha,
    });
    expect((await bed.send('GET', `/git/tags/${tag.sha}`)).body).toMatchObject({ tag: 'v1', object: { sha } });
    expect((await bed.send('GET', '/commits/v1')).body.sha).toBe(sha);
  });
});

describe('compare', () => {
  test.each([
    ['main...main', 'identical', 0, 0],
    ['old...main', 'ahead', 2, 0],
    ['main...old', 'behind', 0, 2],
    ['hotfix...main', 'diverged', 2, 1],
  ])('%s is %s', async (basehead, status, ahead, behind) => {
    await using bed = await shop();
    const old = bed.github.addCommit({ message: 'old' });
    bed.github.addCommit({ message: 'new', date: '2026-11-24T11:00:00Z' });
    bed.github.addCommit({ message: 'newest', date: '2026-11-24T12:00:00Z' });
    bed.github.setRef({ ref: 'refs/heads/old', sha: old.sha });
    bed.github.addCommit({ message: 'fix', branch: 'hotfix', parents: [old.sha] });
    const { body } = await bed.send('GET', `/compare/${basehead}`);
    expect(body).toMatchObject({
      status,
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      merge_base_commit: { sha: expect.any(String) },
    });
    expect(body.commits.map((commit: { commit: { message: string } }) => commit.commit.message)).toEqual(['new', 'newest'].slice(0, ahead));
  });

  test('an author without an account has login null, and a commit of the web page web-flow as committer', async () => {
    await using bed = await shop();
    bed.github.addCommit({ message: 'one' });
    bed.github.addCommit({ message: 'two', unknownAuthor: { name: 'N', email: 'n@example.org' }, committer: 'web-flow' });
    const { body } = await bed.send('GET', '/commits/main');
    expect(body).toMatchObject({
      author: null,
      committer: { login: 'web-flow' },
      commit: { author: { name: 'N', email: 'n@example.org' } },
    });
  });
});

describe('contents', () => {
  test('a file comes as base64 with its blob, raw on request, a folder as a list', async () => {
    await using bed = await shop();
    bed.github.addCommit({ message: 'one', files: { '.github/tidegate.yml': 'windows: []\n', 'README.md': 'x' } });
    const file = (await bed.send('GET', '/contents/.github/tidegate.yml')).body;
    expect(Buffer.from(file.content, 'base64').toString()).toBe('windows: []\n');
    expect((await bed.send('GET', `/git/blobs/${file.sha}`)).body.size).toBe(12);
    const raw = await bed.send('GET', '/contents/.github/tidegate.yml?ref=main', undefined, { accept: 'application/vnd.github.raw+json' });
    expect([raw.body, raw.headers.get('content-type')]).toEqual(['windows: []\n', 'application/vnd.github.raw; charset=utf-8']);
    expect((await bed.send('GET', '/contents/.github')).body).toMatchObject([{ type: 'file', path: '.github/tidegate.yml' }]);
    expect((await bed.send('GET', '/contents/nothing.yml')).status).toBe(404);
  });

  test('an older commit shows its own files', async () => {
    await using bed = await shop();
    const one = bed.github.addCommit({ message: 'one', files: { 'a.txt': 'old' } });
    bed.github.addCommit({ message: 'two', files: { 'a.txt': null, 'b.txt': 'new' } });
    expect((await bed.send('GET', '/contents/a.txt')).status).toBe(404);
    expect((await bed.send('GET', `/contents/a.txt?ref=${one.sha}`)).body.size).toBe(3);
  });
});

describe('objects have the names that git gives them', () => {
  const identity = {
    GIT_AUTHOR_NAME: 'Alice',
    GIT_AUTHOR_EMAIL: 'alice@example.com',
    GIT_COMMITTER_NAME: 'Alice',
    GIT_COMMITTER_EMAIL: 'alice@example.com',
  };
  const dates = { GIT_AUTHOR_DATE: '2026-11-24T10:00:00Z', GIT_COMMITTER_DATE: '2026-11-24T10:00:00Z' };

  function repository() {
    const folder = mkdtempSync(join(tmpdir(), 'tidegate-git-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, ...args], {
        env: { ...process.env, ...identity, ...dates, GIT_CONFIG_GLOBAL: '/dev/null' },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .toString()
        .trim();
    git('init', '-q', '-b', 'main');
    return { folder, git, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
  }

  test('a real repository is taken over whole, and again after new commits', async () => {
    using real = repository();
    await using bed = await shop();
    bed.github.addPerson({ login: 'alice', email: 'alice@example.com' });
    writeFileSync(join(real.folder, 'a.txt'), 'hello\n');
    real.git('add', '.');
    real.git('commit', '-q', '-m', 'one\n\nwith a body');
    real.git('tag', '-a', 'v1', '-m', 'first');
    expect(bed.github.importGit({ directory: real.folder })).toEqual({ commits: 1 });
    real.git('commit', '-q', '--allow-empty', '-m', 'two');
    expect(bed.github.importGit({ directory: real.folder })).toEqual({ commits: 1 });
    const head = real.git('rev-parse', 'HEAD');
    expect((await bed.send('GET', '/commits/main')).body).toMatchObject({
      sha: head,
      author: { login: 'alice' },
      commit: { tree: { sha: real.git('rev-parse', 'HEAD^{tree}') } },
    });
    expect((await bed.send('GET', '/compare/v1...main')).body).toMatchObject({
      status: 'ahead',
      base_commit: { commit: { message: 'one\n\nwith a body' } },
    });
    expect((await bed.send('GET', '/contents/a.txt')).body.sha).toBe(real.git('rev-parse', 'HEAD:a.txt'));
  });

  test('a commit of the double is the one that git would make', async () => {
    using real = repository();
    await using bed = await shop();
    bed.github.addPerson({ login: 'alice', name: 'Alice', email: 'alice@example.com' });
    writeFileSync(join(real.folder, 'a.txt'), 'hello\n');
    execFileSync('mkdir', ['-p', join(real.folder, 'd/e')]);
    writeFileSync(join(real.folder, 'd/e/f.txt'), 'deep\n');
    real.git('add', '.');
    real.git('commit', '-q', '-m', 'one');
    const made = bed.github.addCommit({ message: 'one\n', author: 'alice', files: { 'd/e/f.txt': 'deep\n', 'a.txt': 'hello\n' } });
    expect(made.sha).toBe(real.git('rev-parse', 'HEAD'));
    const tree = (await bed.send('GET', '/git/trees/main?recursive=1')).body;
    expect(tree.tree.map((entry: { path: string; sha: string }) => `${entry.sha} ${entry.path}`)).toEqual(
      real.git('ls-tree', '-r', '-t', '--format=%(objectname) %(path)', 'HEAD').split('\n'),
    );
  });
});
