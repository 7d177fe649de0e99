import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const SCRIPT = join(import.meta.dirname, '../../scripts/complete-lock.mjs');
const LOCK = join(import.meta.dirname, '../../package-lock.json');
// A registry that refuses every connection: the tests contact nobody.
const env = { ...process.env, npm_config_registry: 'http://127.0.0.1:9', npm_config_logs_max: '0' };

const lockWithout = (...names: string[]): string => {
  const lock = JSON.parse(readFileSync(LOCK, 'utf8'));
  for (const name of names) {
    expect(lock.packages).toHaveProperty([`node_modules/${name}`]);
    delete lock.packages[`node_modules/${name}`];
  }
  const path = join(mkdtempSync(join(tmpdir(), 'lock-')), 'package-lock.json');
  writeFileSync(path, JSON.stringify(lock, null, 2));
  return path;
};

describe('the lock', () => {
  test('is complete as committed', () => {
    expect(spawnSync(process.execPath, [SCRIPT, '--check'], { encoding: 'utf8', env })).toMatchObject({ status: 0, stderr: '' });
  });

  test('that lacks a platform package is refused, with its name and the command that helps', () => {
    const path = lockWithout('@esbuild/aix-ppc64');
    const { status, stderr } = spawnSync(process.execPath, [SCRIPT, '--check', path], { encoding: 'utf8', env });
    expect(status).toBe(1);
    expect(stderr).toMatch(/@esbuild\/aix-ppc64@[\d.]+, wanted by node_modules\/esbuild\n/);
    expect(stderr).toContain('node scripts/complete-lock.mjs');
  });

  test('is completed from the names of platform packages where the registry does not answer, and the rest is not touched', () => {
    const path = lockWithout('@esbuild/aix-ppc64', '@biomejs/cli-darwin-x64');
    execFileSync(process.execPath, [SCRIPT, path], { env });
    const [completed, committed] = [path, LOCK].map((file) => JSON.parse(readFileSync(file, 'utf8')).packages);
    const { version } = committed['node_modules/@esbuild/aix-ppc64'];
    expect(completed['node_modules/@esbuild/aix-ppc64']).toEqual({ version, cpu: ['ppc64'], dev: true, optional: true, os: ['aix'] });
    expect(completed['node_modules/@biomejs/cli-darwin-x64']).toMatchObject({ cpu: ['x64'], os: ['darwin'] });
    expect(Object.keys(completed)).toEqual(Object.keys(committed));
    expect(spawnSync(process.execPath, [SCRIPT, '--check', path], { env }).status).toBe(0);
  });
});
