import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { startGithub } from '../../bed/github/start-github.ts';
import { pushEvent, type TagStep, tagStep } from '../../support/build-tag/tag-step.ts';
import { pushImage, testRegistryClient } from '../../support/builders/registry-client.ts';
import { freshDist } from '../../support/fresh-dist.ts';
import { testRepository } from '../../support/git/test-repository.ts';
import { type FaultProxy, startFaultProxy } from '../../support/servers/fault-proxy.ts';
import { BASIC_LOGIN, startDistribution } from '../../support/servers/registry.ts';

beforeAll(async () => {
  await freshDist();
}, 120_000);

describe('git-tag', () => {
  async function shop(contents: 'read' | 'write' = 'write') {
    const github = await startGithub({ now: '2026-11-24T10:00:00Z' });
    const { sha } = github.addCommit({ message: 'one' });
    const token = github.mintToken({ permissions: { contents } });
    const step = (more: TagStep = {}) =>
      tagStep({
        sha,
        ref: 'refs/heads/main',
        event: pushEvent('refs/heads/main', { head_commit: { id: sha, timestamp: '2026-01-02T03:04:05Z' } }),
        ...more,
        context: { api_url: github.urls.api, ...more.context },
        with: { tags: 'type=sha', 'release-as': '1.0.0', 'git-tag': 'on', 'github-token': token, ...more.with },
      });
    const tag = (name: string) => github.world().refs[`refs/tags/${name}`];
    return { github, sha, step, tag, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
  }

  test('is made once; a second run is a success that makes none', async () => {
    await using bed = await shop();
    const [first, second] = [await bed.step(), await bed.step()];
    expect([first.exitCode, first.outputs['git-tag-created'], first.log]).toEqual([
      0,
      'true',
      expect.stringContaining('starts no workflow'),
    ]);
    expect([second.exitCode, second.outputs['git-tag-created'], second.codes]).toEqual([0, 'false', []]);
    expect(bed.github.violations()).toEqual([]);
  });

  test('by two runs at once is one tag, and both are green', async () => {
    await using bed = await shop();
    const results = await Promise.all([bed.step(), bed.step()]);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(results.map(({ outputs }) => outputs['git-tag-created']).sort()).toEqual(['false', 'true']);
  });

  test('on another commit is never moved', async () => {
    await using bed = await shop();
    const other = bed.github.addCommit({ message: 'two', date: '2026-11-24T11:00:00Z' });
    bed.github.setRef({ ref: 'refs/tags/v1.0.0', sha: other.sha });
    const result = await bed.step();
    expect([result.exitCode, result.codes]).toEqual([1, ['error BT030']]);
    expect(result.annotations[0]?.message).toContain(other.sha);
    expect(result.outputs.tags).toBe(`sha-${bed.sha.slice(0, 7)}`);
  });

  test('needs contents: write, and says so', async () => {
    await using bed = await shop('read');
    const result = await bed.step();
    expect([result.exitCode, result.codes]).toEqual([1, ['error BT032']]);
    expect(result.annotations[0]?.message).toContain('contents: write');
  });

  test.each([
    ['pull_request', 'refs/pull/7/merge'],
    ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-abc'],
  ])('is refused on %s, and nothing is asked', async (on, ref) => {
    await using bed = await shop();
    const result = await bed.step({ on, ref });
    expect([result.exitCode, result.codes, bed.github.requests()]).toEqual([1, ['error BT031'], []]);
  });

  test('with dry-run is only told', async () => {
    await using bed = await shop();
    const result = await bed.step({ with: { 'dry-run': 'true', 'git-tag-message': 'first' } });
    expect([result.exitCode, result.outputs['git-tag-created'], result.log]).toEqual([
      0,
      'false',
      expect.stringContaining('v1.0.0: would be made'),
    ]);
    expect(bed.github.requests().map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('registry-check', () => {
  async function bed() {
    const registry = await startDistribution({ kind: 'basic' });
    const proxy = await startFaultProxy(registry.host);
    const repository = await testRepository();
    const sha = await repository.commit('one');
    const docker = await mkdtemp(join(tmpdir(), 'tidegate-docker-'));
    await mkdir(docker, { recursive: true });
    const auth = Buffer.from(`${BASIC_LOGIN.username}:${BASIC_LOGIN.password}`).toString('base64');
    await writeFile(join(docker, 'config.json'), JSON.stringify({ auths: { [proxy.host]: { auth } } }));
    const client = testRegistryClient([{ kind: 'password', ...BASIC_LOGIN }]);
    const at = { registry: proxy.host, repository: 'shop' };
    const step = (more: Readonly<Record<string, string>> = {}, env: Readonly<Record<string, string>> = { DOCKER_CONFIG: docker }) =>
      tagStep({
        sha,
        ref: 'refs/heads/main',
        workspace: repository.folder,
        env,
        event: pushEvent('refs/heads/main'),
        with: { images: `${proxy.host}/shop`, tags: 'type=sha,prefix=c\ntype=ref,event=branch', 'registry-check': 'on', ...more },
      });
    const push = (revision: string) => pushImage(client, at, `c${sha.slice(0, 7)}`, `layer of ${revision}`, revision);
    return {
      sha,
      step,
      push,
      proxy,
      [Symbol.asyncDispose]: async () => {
        for (const one of [proxy, registry, repository]) await one[Symbol.asyncDispose]();
        await rm(docker, { recursive: true });
      },
    };
  }
  const manifests = (proxy: FaultProxy) => proxy.seen.filter(({ path }) => path.includes('/manifests/')).map(({ path }) => path);

  test('absent: build; the tag that moves is not asked about', async () => {
    await using the = await bed();
    const result = await the.step();
    expect([result.exitCode, result.outputs.exists, result.outputs.reuse, result.codes]).toEqual([0, 'false', 'false', []]);
    expect(new Set(manifests(the.proxy))).toEqual(new Set([`/v2/shop/manifests/c${the.sha.slice(0, 7)}`]));
  });

  test('there from this commit: reuse, with its digest', async () => {
    await using the = await bed();
    const { digest } = await the.push(the.sha);
    const result = await the.step();
    expect([result.exitCode, result.outputs.exists, result.outputs.reuse, result.outputs.digest]).toEqual([0, 'true', 'true', digest]);
  });

  test('there from another commit: BT040, and no tags to push', async () => {
    await using the = await bed();
    await the.push('f'.repeat(40));
    const result = await the.step();
    expect([result.exitCode, result.codes, result.outputs.tags]).toEqual([1, ['error BT040'], undefined]);
  });

  test('without a login: taken for absent, with a notice', async () => {
    await using the = await bed();
    const result = await the.step({}, {});
    expect([result.exitCode, result.codes, result.outputs.exists]).toEqual([0, ['notice BT041'], 'false']);
  });

  test.each([
    ['fail', 1, 'error BT042'],
    ['build', 0, 'warning BT042'],
  ])(
    'in trouble, with registry-errors: %s',
    async (mode, exit, code) => {
      await using the = await bed();
      the.proxy.add({
        on: (_, path) => path.includes('/manifests/'),
        fault: { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
        times: 50,
      });
      const result = await the.step({ 'registry-errors': mode });
      expect([result.exitCode, result.codes]).toEqual([exit, [code]]);
    },
    60_000,
  );

  test('too many requests: asked again after Retry-After', async () => {
    await using the = await bed();
    the.proxy.add({
      on: (_, path) => path.includes('/manifests/'),
      fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      times: 2,
    });
    const result = await the.step();
    expect([result.exitCode, result.codes, result.outputs.exists]).toEqual([0, [], 'false']);
  });
});
