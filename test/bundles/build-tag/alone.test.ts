import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { COMMIT, IMAGE, pushEvent, tagStep } from '../../support/build-tag/tag-step.ts';
import { freshDist } from '../../support/fresh-dist.ts';
import { testRepository } from '../../support/git/test-repository.ts';
import { findTool } from '../../support/servers/registry.ts';

beforeAll(async () => {
  await freshDist();
}, 120_000);

/** Every socket of the process fails, and says that it was asked for. */
const noSockets: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `import net from 'node:net'; import dns from 'node:dns'; const no = (what) => () => { process.stdout.write('NETWORK ' + what + '\\n'); throw new Error('no network'); }; net.Socket.prototype.connect = no('socket'); dns.lookup = no('lookup'); globalThis.fetch = no('fetch');`,
  )}`,
};

/** A git that writes down what it is asked. */
async function watchedGit() {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-watched-'));
  const log = join(folder, 'log');
  await writeFile(join(folder, 'git'), `#!/bin/sh\necho "$*" >> ${log}\nexec ${findTool('git')} "$@"\n`);
  await chmod(join(folder, 'git'), 0o755);
  return {
    path: `${folder}${delimiter}${process.env.PATH ?? ''}`,
    calls: async () => (await readFile(log, 'utf8').catch(() => '')).split('\n').filter((line) => line !== ''),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

const everyRule =
  "type=schedule\ntype=semver,pattern={{version}}\ntype=pep440,pattern={{version}}\ntype=match,pattern=x\ntype=edge\ntype=ref,event=branch\ntype=ref,event=pr\ntype=raw,value={{date 'YYYY'}}\ntype=sha";

describe('no network', () => {
  test.each([
    ['push', 'refs/heads/main'],
    ['schedule', 'refs/heads/main'],
    ['pull_request', 'refs/pull/7/merge'],
    ['workflow_dispatch', 'refs/heads/dev'],
  ])('%s on %s opens no socket, and git is called four times at most, never to fetch', async (on, ref) => {
    await using repository = await testRepository();
    await repository.commit('one', { files: { a: '1' } });
    await repository.tag('v1.0.0');
    const sha = await repository.commit('two');
    await using clone = await repository.clone({ depth: 1 });
    await using git = await watchedGit();
    const result = await tagStep({
      on,
      ref,
      sha,
      workspace: clone.folder,
      env: { ...noSockets, PATH: git.path },
      event: pushEvent(ref),
      with: { images: IMAGE, tags: everyRule, dirty: 'suffix', 'github-token': 'ghs_x' },
    });
    expect([result.exitCode, result.rawLog.includes('NETWORK')]).toEqual([0, false]);
    const calls = await git.calls();
    expect(calls.length).toBeLessThanOrEqual(4);
    expect(calls.filter((call) => / (fetch|ls-remote|pull|clone)( |$)/.test(call))).toEqual([]);
  });

  test('the guard works: what asks for the network is seen', async () => {
    const result = await tagStep({
      env: noSockets,
      event: pushEvent('refs/heads/main'),
      with: { images: '127.0.0.1:9/app', tags: 'type=sha', 'registry-check': 'on' },
    });
    expect(result.rawLog).toContain('NETWORK');
  });
});

describe('no checkout', () => {
  test('gives what needs none', async () => {
    const result = await tagStep({ event: pushEvent('refs/heads/main'), with: { images: IMAGE } });
    expect([result.exitCode, result.tags, result.codes, result.outputs.revision]).toEqual([0, ['main'], [], COMMIT]);
    expect(result.outputs['source-date-epoch']).toBe(String(Date.parse('2026-01-02T03:04:05Z') / 1_000));
  });

  test('and no git neither', async () => {
    const result = await tagStep({ env: { PATH: '/nonexistent' }, event: pushEvent('refs/heads/main'), with: { images: IMAGE } });
    expect([result.exitCode, result.tags]).toEqual([0, ['main']]);
  });

  test('an identity needs one, and says which step is missing', async () => {
    const result = await tagStep({ event: pushEvent('refs/heads/main'), with: { images: IMAGE, tags: 'type=primary' } });
    expect(result.codes).toEqual(['error BT021', 'error BT001']);
    expect(result.outputs).toMatchObject({ revision: COMMIT, 'short-sha': '860c190' });
    expect(result.outputs.tags).toBeUndefined();
  });
});

test('outputs are also variables, unless that is switched off', async () => {
  const step = { event: pushEvent('refs/heads/main'), with: { images: IMAGE } };
  const { env, outputs } = await tagStep(step);
  expect(env.DOCKER_METADATA_OUTPUT_TAGS).toBe('user/app:main');
  expect(env.DOCKER_METADATA_OUTPUT_JSON).toBe(outputs.json);
  expect(Object.keys(env).sort()).toEqual(
    'ANNOTATIONS BAKE_FILE BAKE_FILE_ANNOTATIONS BAKE_FILE_LABELS BAKE_FILE_TAGS JSON LABELS TAGS TAG_NAMES VERSION'
      .split(' ')
      .map((name) => `DOCKER_METADATA_OUTPUT_${name}`),
  );
  expect((await tagStep({ ...step, env: { DOCKER_METADATA_SET_OUTPUT_ENV: 'false' } })).env).toEqual({});
});

describe('variables of the environment', () => {
  test.each([
    ['DOCKER_METADATA_SHORT_SHA_LENGTH', 'ten'],
    ['SOURCE_DATE_EPOCH', 'yesterday'],
    ['DOCKER_METADATA_SET_OUTPUT_ENV', 'perhaps'],
    ['DOCKER_METADATA_ANNOTATIONS_LEVELS', 'layer'],
  ])('%s=%s is BT014', async (name, value) => {
    const result = await tagStep({ env: { [name]: value }, event: pushEvent('refs/heads/main'), with: { images: IMAGE } });
    expect([result.exitCode, result.codes]).toEqual([1, ['error BT014']]);
  });
});
