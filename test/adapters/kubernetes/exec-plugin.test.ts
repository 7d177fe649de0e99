import { access, chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runExecPlugin } from '../../../src/adapters/kubernetes/exec-plugin.ts';
import type { ExecPlugin } from '../../../src/core/credentials/exec-plugin.ts';
import { ProblemError } from '../../../src/core/problem/problem.ts';
import { type ScratchFolder, scratchFolder } from '../../support/scratch-folder.ts';

const V1 = 'client.authentication.k8s.io/v1';
const CLUSTER = { server: 'https://api.example.com:6443', 'certificate-authority-data': 'Y2E=' };
const never = new AbortController().signal;
const answer = (token: string): string =>
  `echo '${JSON.stringify({ apiVersion: V1, kind: 'ExecCredential', status: { token, expirationTimestamp: '2026-11-26T12:10:00Z' } })}'`;

/** A plugin `kubelogin` that does `script`, in a folder on PATH. */
async function install(folder: ScratchFolder, script: string, name = 'bin/kubelogin'): Promise<void> {
  await chmod(await folder.write(name, `#!/bin/sh\n${script}\n`), 0o755);
}

async function run(folder: ScratchFolder, parts: Partial<ExecPlugin> = {}, more: { path?: string; env?: object; limitMs?: number } = {}) {
  const masked: string[] = [];
  await mkdir(join(folder.path, 'private'), { recursive: true });
  const plugin = {
    command: 'kubelogin',
    args: ['get-token'],
    env: [],
    apiVersion: V1,
    provideClusterInfo: false,
    interactiveMode: '',
    ...parts,
  };
  const ports = {
    env: { PATH: `${join(folder.path, 'bin')}:${more.path ?? '/usr/bin:/bin'}`, HOME: '/root-of-nobody', ...more.env },
    workspace: join(folder.path, 'workspace'),
    folder: join(folder.path, 'private'),
    now: () => new Date('2026-11-26T12:00:00Z'),
    mask: (secret: string) => masked.push(secret),
  };
  const outcome = await runExecPlugin(plugin, CLUSTER, ports, never, more.limitMs).catch((error: unknown) => {
    if (error instanceof ProblemError) return error.problems.map(({ code, what }) => `${code} ${what}`);
    throw error;
  });
  return { outcome, masked };
}

describe('an exec plugin', () => {
  test('gives its token, which is masked', async () => {
    await using folder = await scratchFolder();
    await install(folder, answer('token-4711'));
    const { outcome, masked } = await run(folder);
    expect(outcome).toEqual({ text: 'token-4711', lifeMs: 600_000 });
    expect(masked).toContain('token-4711');
  });

  test('sees its arguments, its own variables and KUBERNETES_EXEC_INFO, and no token of the job', async () => {
    await using folder = await scratchFolder();
    await install(folder, `{ echo "$@"; env | sort; pwd; } > "${folder.path}/seen"; ${answer('t')}`);
    const env = { AZURE_CLIENT_ID: 'shop', GITHUB_TOKEN: 'ghs_secret', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'id', INPUT_KUBECONFIG: 'x' };
    await run(
      folder,
      { args: ['get-token', '$(touch pwned)'], env: [{ name: 'AZURE_TENANT_ID', value: 't-1' }], provideClusterInfo: true },
      { env },
    );
    const seen = await readFile(join(folder.path, 'seen'), 'utf8');
    expect(seen).toMatch(/^get-token \$\(touch pwned\)\n/);
    expect(seen).toContain('AZURE_CLIENT_ID=shop\nAZURE_TENANT_ID=t-1\n');
    expect(seen).not.toMatch(/ghs_secret|ACTIONS_|INPUT_/);
    const info = JSON.parse(/^KUBERNETES_EXEC_INFO=(.*)$/m.exec(seen)?.[1] ?? '') as object;
    expect(info).toEqual({ apiVersion: V1, kind: 'ExecCredential', spec: { interactive: false, cluster: CLUSTER } });
    expect(seen.trimEnd().split('\n').at(-1)).toBe(join(folder.path, 'private'));
  });

  test.each([
    ['fails', 'echo "please run az login" >&2; exit 3', /gave no token: it ended with 3: please run az login$/],
    ['fails with a token in its words', 'echo "bad eyJhbGciOiJSUzI1NiJ9.payload.sig" >&2; exit 1', /it ended with 1: bad \*\*\*$/],
    ['prints no JSON', 'echo hello', /it printed no JSON$/],
    ['prints too much', 'head -c 400000 /dev/zero', /it printed more than a token$/],
  ])('that %s gives none', async (_, script, why) => {
    await using folder = await scratchFolder();
    await install(folder, script);
    const { outcome, masked } = await run(folder);
    expect(outcome).toEqual([expect.stringMatching(/^CR033 the exec plugin kubelogin /)]);
    expect(String(outcome)).toMatch(why);
    expect(masked).toEqual([]);
  });

  test('that waits for somebody is ended, with all that it started', async () => {
    await using folder = await scratchFolder();
    await install(folder, `trap '' TERM; sleep 300 & echo $! > "${folder.path}/pid"; wait`);
    const { outcome } = await run(folder, {}, { limitMs: 1_500 });
    expect(outcome).toEqual(['CR033 the exec plugin kubelogin gave no token: it took longer than 2 s']);
    const pid = (await readFile(join(folder.path, 'pid'), 'utf8')).trim();
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
    expect(state).toMatch(/\) [ZX]/);
  });

  test('is not found when PATH does not lead to it, or to no program', async () => {
    await using folder = await scratchFolder();
    await folder.write('bin/kubelogin', 'no program');
    expect((await run(folder, {}, { path: '.:bin' })).outcome).toEqual([expect.stringContaining('it is not on PATH')]);
  });

  test('in the workspace is not run, also when PATH or a link leads there', async () => {
    await using folder = await scratchFolder();
    await install(folder, `touch "${folder.path}/pwned"; ${answer('t')}`, 'workspace/tools/kubelogin');
    const onPath = await run(folder, {}, { path: join(folder.path, 'workspace/tools') });
    expect(onPath.outcome).toEqual([expect.stringContaining('it lies in the workspace')]);
    await mkdir(join(folder.path, 'bin'));
    await symlink(join(folder.path, 'workspace/tools/kubelogin'), join(folder.path, 'bin/kubelogin'));
    expect((await run(folder)).outcome).toEqual([expect.stringContaining('it lies in the workspace')]);
    await expect(access(join(folder.path, 'pwned'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
