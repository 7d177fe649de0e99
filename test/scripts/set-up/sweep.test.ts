import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const CACHE = join(import.meta.dirname, '../../../scripts/set-up/cache.mjs');
/** A number that no process has: above the kernel's largest (pid_max is 4194304 at most). */
const GONE = 4_194_305;

const sweepIn = (env: NodeJS.ProcessEnv): string[] => {
  const cache = mkdtempSync(join(tmpdir(), 'cache-'));
  for (const name of [
    `parts/.new-kube-${GONE}`,
    `parts/.new-kube-${process.pid}`,
    'parts/kube-0123456789ab',
    `tmp/run-${GONE}`,
    `tmp/run-${process.pid}`,
  ]) {
    mkdirSync(join(cache, name), { recursive: true });
  }
  const script = `(await import(${JSON.stringify(CACHE)})).sweepCache()`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...env, TIDEGATE_CACHE: cache },
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  return ['parts', 'tmp'].flatMap((folder) => readdirSync(join(cache, folder))).sort();
};

test('a start sweeps what killed runs left, and neither whole parts nor what belongs to living processes', () => {
  const { TIDEGATE_BED: _, ...outside } = process.env;
  expect(sweepIn(outside)).toEqual([`.new-kube-${process.pid}`, 'kube-0123456789ab', `run-${process.pid}`]);
});

test('in the bed, where the processes outside cannot be seen, nothing is swept', () => {
  expect(sweepIn({ ...process.env, TIDEGATE_BED: '1' })).toHaveLength(5);
});
