import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readChecksSource } from '../../../src/adapters/checks-file/read-checks-file.ts';

let workspace = '';
beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'checks-'));
  await mkdir(join(workspace, '.github'));
  await writeFile(join(workspace, 'twice.yml'), 'checks: []\nchecks: [GET /]\n');
});
afterAll(() => rm(workspace, { recursive: true, force: true }));

const read = (checks?: string, checksFile?: string) => readChecksSource({ checks, checksFile }, workspace);
const fault = async (checks?: string, checksFile?: string) => {
  const result = await read(checks, checksFile);
  return result.ok ? undefined : result.error.map(({ what, where }) => `${where}: ${what}`);
};

describe('where the checks come from', () => {
  test('the default file is used when it is there', async () => {
    expect(await read()).toEqual({ ok: true, value: undefined });
    await writeFile(join(workspace, '.github/smoke.yml'), '- GET /healthz 200\n');
    expect(await read()).toEqual({ ok: true, value: { tree: ['GET /healthz 200'], source: '.github/smoke.yml' } });
  });

  test('inline text comes first', async () => {
    expect(await read('- GET / 200')).toEqual({ ok: true, value: { tree: ['GET / 200'], source: 'input "checks"' } });
  });
});

describe('what cannot be read is told with its place', () => {
  test('bad YAML', async () => {
    expect(await fault('checks: [GET /')).toEqual([
      expect.stringMatching(/^input "checks", line \d+, column \d+: checks cannot be read: /),
    ]);
    expect(await fault(undefined, 'twice.yml')).toEqual(['twice.yml, line 2, column 1: checks cannot be read: Map keys must be unique']);
  });

  test('a named file that is missing, or lies outside', async () => {
    expect(await fault(undefined, 'smok.yml')).toEqual(['input "checks-file": checks cannot be read: smok.yml does not exist']);
    expect(await fault(undefined, '../secret.yml')).toEqual([
      'input "checks-file": checks cannot be read: the file lies outside the workspace',
    ]);
    await symlink('/etc', join(workspace, 'out'));
    expect(await fault(undefined, 'out/hostname')).toEqual([
      'input "checks-file": checks cannot be read: the file lies outside the workspace',
    ]);
  });

  test('both inputs', async () => {
    expect(await fault('[]', 'x.yml')).toEqual(['with:: checks cannot be read: both checks and checks-file are given']);
  });

  test('a file that unfolds without end', async () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...['b', 'c', 'd', 'e'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcd'[at]}`).join(', ')}]`),
    ].join('\n');
    expect(await fault(bomb)).toEqual([
      'input "checks": checks cannot be read: Excessive alias count indicates a resource exhaustion attack',
    ]);
  });
});
