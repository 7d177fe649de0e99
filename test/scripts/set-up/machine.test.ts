import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { noLocalCluster } from '../../../scripts/set-up/machine.mjs';

const scripts = join(import.meta.dirname, '../../../scripts');

/** Runs a command of the repository in a machine that lacks something; all of these must end before anything is fetched or built. */
const command = (script: string, env: NodeJS.ProcessEnv, ...prefix: string[]) => {
  const cache = join(mkdtempSync(join(tmpdir(), 'machine-')), 'cache');
  const [file = '', ...args] = [...prefix, process.execPath, join(scripts, script)];
  return spawnSync(file, args, {
    encoding: 'utf8',
    timeout: 20_000,
    env: { PATH: process.env.PATH, HOME: tmpdir(), TIDEGATE_CACHE: cache, ...env },
  });
};

/** What makes a command run without root: nothing when the tests themselves do. It may read all files, because a checkout may lie in root's home. */
const READS_ALL = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...READS_ALL] : [];

describe('a machine that does not fit', () => {
  test('without Go: named, with the version that is needed', () => {
    const { status, stderr } = command('test.mjs', { PATH: '/usr/bin:/bin' });
    expect(status).toBe(1);
    expect(stderr).toContain('  - Go 1.25 or newer (none is on PATH)\n');
  });

  test.each(['start.mjs', 'test.mjs'])('without root and without KUBECONFIG: %s names both ways and ends 1', (script) => {
    const { status, stdout, stderr } = command(script, {}, ...asNobody);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('this user is not root');
    expect(stderr).toContain('1. Debian or Ubuntu on x86-64, as root');
    expect(stderr).toContain('2. Any other cluster: set KUBECONFIG');
  });

  test('KUBECONFIG without a registry: the variable is named', () => {
    const { status, stderr } = command('start.mjs', { KUBECONFIG: '/nowhere' });
    expect(status).toBe(1);
    expect(stderr).toContain('TIDEGATE_BED_REGISTRY is not: name a registry');
  });

  test('a cache that the bed would hide: said, with the variable that moves it', () => {
    const { status, stderr } = command('test.mjs', { TIDEGATE_CACHE: '/var/lib/somebody/cache' });
    expect(status).toBe(1);
    expect(stderr).toContain('the cache lies in /var/lib/somebody/cache, which the bed hides; TIDEGATE_CACHE moves the cache');
  });
});

describe('a local cluster', () => {
  const fits = {
    platform: 'linux',
    arch: 'x64',
    release: 'debian-12',
    uid: 0,
    folders: { cache: '/root/.cache/tidegate', repository: '/src/tidegate' },
  };

  test('is possible for root on Debian on x86-64', () => {
    expect(noLocalCluster(fits)).toBeUndefined();
  });

  test.each([
    [
      'another system',
      { platform: 'darwin', arch: 'arm64', release: undefined, uid: 501 },
      'this is darwin on arm64; this user is not root',
    ],
    [
      'Windows, which has no user ids',
      { platform: 'win32', release: undefined, uid: undefined },
      'this is win32 on x64; this user is not root',
    ],
    ['another processor', { arch: 'arm64' }, 'this is linux on arm64'],
    ['another Linux', { release: undefined }, 'this Linux is neither Debian nor Ubuntu'],
    ['a user who is not root', { uid: 1000 }, 'this user is not root'],
    ['a path with a colon', { folders: { cache: '/c', repository: '/a:b' } }, 'the path of the repository holds a colon or comma: /a:b'],
  ])('is not possible with %s: both ways on are named', (_, facts, problem) => {
    const lines = noLocalCluster({ ...fits, ...facts })?.split('\n') ?? [];
    expect(lines[0]).toBe(`A local cluster is not possible: ${problem}.`);
    expect(lines.slice(1)).toEqual([
      'There are two ways to a Kubernetes for this command:',
      expect.stringMatching(/^ {2}1\. Debian or Ubuntu on x86-64, as root/),
      expect.stringMatching(/^ {2}2\. Any other cluster: set KUBECONFIG .* and TIDEGATE_BED_REGISTRY/),
      '     by https, or by http as localhost:PORT.',
      'Tests that need no cluster: npm test -- --without-cluster',
    ]);
  });
});
