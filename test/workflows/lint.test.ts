import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { describeWithCluster } from '../support/with-cluster.ts';

const FOLDERS = ['.github/workflows', 'examples/shop/.github/workflows'];
const WORKFLOWS = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
const ACTIONS = readdirSync('actions').map((name) => `actions/${name}/action.yml`);

/** Runs one of the bed's linters; a clean file gives code 0. */
function lint(command: string, ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(command, args, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), said: stdout + stderr }),
    );
  });
}

const CLEAN = { code: 0, said: expect.any(String) };

// The linters are parts of the bed: they are on PATH beside a cluster of its own.
describeWithCluster('our workflows and those of the examples', () => {
  test.each(WORKFLOWS)('%s: actionlint finds nothing', async (path) => {
    expect(await lint('actionlint', '-no-color', path)).toEqual({ code: 0, said: '' });
  });

  test('zizmor finds nothing, as an auditor', async () => {
    const args = ['--offline', '--persona', 'auditor', '--strict-collection', '--no-progress', '--config', '.github/zizmor.yml'];
    expect(await lint('zizmor', ...args, ...FOLDERS)).toEqual(CLEAN);
  });

  test('they fit the schema', async () => {
    expect(await lint('check-jsonschema', '--builtin-schema', 'vendor.github-workflows', ...WORKFLOWS)).toEqual(CLEAN);
  });

  test('every action.yml fits the schema', async () => {
    expect(await lint('check-jsonschema', '--builtin-schema', 'vendor.github-actions', ...ACTIONS)).toEqual(CLEAN);
  });
}, ['bed']);

describe('this list', () => {
  test('is not empty', () => {
    expect([WORKFLOWS.length > 1, ACTIONS.length > 0]).toEqual([true, true]);
  });
});
