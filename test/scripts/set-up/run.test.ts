import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CommandFailed, run } from '../../../scripts/set-up/run.mjs';
import { until } from '../../support/bed-processes.ts';

const RUN = join(import.meta.dirname, '../../../scripts/set-up/run.mjs');

describe('a command of the set-up', () => {
  test('gives its stdout', async () => {
    expect(await run(['sh', '-c', 'echo out; echo err >&2; echo $WORD'], { env: { WORD: 'more' } })).toBe('out\nmore\n');
  });

  test('that fails tells its code and the end of what it printed', async () => {
    const failing = run(['sh', '-c', 'seq 40; echo "no space left" >&2; exit 3']);
    await expect(failing).rejects.toThrow(CommandFailed);
    await expect(failing).rejects.toThrow(/ended with 3:\n17\n[\s\S]*40\nno space left$/);
  });

  test('dies with the set-up, and so does what it started', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'run-'));
    const beat = join(folder, 'beat');
    // The grandchild writes for a minute: the file stops growing earlier only when it is dead.
    const command = `sh -c 'for i in $(seq 1200); do echo x >> ${beat}; sleep 0.05; done' & wait`;
    const script = `const { run } = await import(${JSON.stringify(RUN)}); await run(['sh', '-c', ${JSON.stringify(command)}]);`;
    const setUp = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    expect(await until(() => existsSync(beat))).toBe(true);
    setUp.kill('SIGKILL');
    let last = -1;
    const stopped = await until(() => {
      const size = readFileSync(beat).length;
      const same = size === last;
      last = size;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
      return same;
    });
    expect(stopped).toBe(true);
  });
});
