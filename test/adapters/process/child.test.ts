import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { runChild, startChild } from '../../../src/adapters/process/child.ts';
import { childEnvironment } from '../../../src/adapters/process/child-environment.ts';

const shell = (script: string, onLine?: (line: string) => void) => ({
  file: '/bin/sh',
  args: ['-c', script],
  env: { PATH: process.env.PATH ?? '' },
  ...(onLine === undefined ? {} : { onLine }),
});
const never = new AbortController().signal;
const lives = (pid: string): boolean => existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

describe('a process', () => {
  test('ends with its code and both outputs', async () => {
    expect(await runChild(shell('echo out; echo err >&2; exit 3'), never)).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  test('that a signal ended is told as a shell tells it', async () => {
    expect((await runChild(shell('kill -TERM $$'), never)).code).toBe(143);
  });

  test('that does not exist rejects', async () => {
    await expect(startChild({ file: '/no/such/file', args: [], env: {} }).end).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('gives lines while it runs, whole ones', async () => {
    const lines: string[] = [];
    await runChild(
      shell('printf "a\\nb" >&2; sleep 0.05; printf "c\\nd\\n" >&2', (line) => lines.push(line)),
      never,
    );
    expect(lines).toEqual(['a', 'bc', 'd']);
  });

  test('does not see what it was not given', async () => {
    const { stdout } = await runChild({ file: '/usr/bin/env', args: [], env: { ONLY: 'this' } }, never);
    expect(stdout).toBe('ONLY=this\n');
  });
});

describe('a process that is told to stop', () => {
  test('ends with all that it started', async () => {
    const child = startChild(shell('sleep 60 & echo $!; wait'));
    await setTimeout(200);
    child.terminate();
    const { code, stdout } = await child.end;
    expect(code).toBe(143);
    expect(lives(stdout.trim())).toBe(false);
  });

  test('and does not listen is killed', async () => {
    const child = startChild(shell('trap "" TERM; sleep 60 & wait; sleep 60'));
    await setTimeout(200);
    child.terminate();
    await setTimeout(100);
    child.kill();
    expect((await child.end).code).toBe(137);
    child.kill();
  });

  test('by an abort rejects with its reason', async () => {
    const controller = new AbortController();
    const running = runChild(shell('sleep 60'), controller.signal);
    await setTimeout(100);
    controller.abort(new Error('cancelled'));
    await expect(running).rejects.toThrow('cancelled');
    await expect(runChild(shell('true'), controller.signal)).rejects.toThrow('cancelled');
  });
});

test('of the environment a child sees how to find programs and its proxies, no token of the job', () => {
  const env = {
    PATH: '/bin',
    HOME: '/home/x',
    RUNNER_TRACKING_ID: 'github_1',
    HTTPS_PROXY: 'http://proxy',
    LC_ALL: 'C',
    GITHUB_TOKEN: 'ghs_x',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
    INPUT_TOKEN: 'x',
    KUBECONFIG: '/other',
    HELM_DRIVER: 'sql',
    EMPTY: undefined,
  };
  expect(Object.keys(childEnvironment(env)).sort()).toEqual(['HOME', 'HTTPS_PROXY', 'LC_ALL', 'PATH', 'RUNNER_TRACKING_ID']);
});
