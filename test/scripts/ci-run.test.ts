import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { repository } from '../support/source-tree.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-run-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `.ci/run` with an `npm` on PATH that prints `said` and ends with `code`, when it is called as the README says. */
function ciRun(said: string, code: number): { readonly status: number | null; readonly last: string | undefined; readonly stderr: string } {
  const script = `#!/bin/sh\n[ "$*" = "test --silent" ] || exit 99\nprintf '%s' '${said}'\nexit ${code}\n`;
  writeFileSync(join(folder, 'npm'), script);
  chmodSync(join(folder, 'npm'), 0o755);
  const run = spawnSync('bash', [join(repository, '.ci/run')], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  });
  return { status: run.status, last: run.stdout.split('\n').at(-2), stderr: run.stderr };
}

test.each([
  ['all passed', 'jest says much\n12 passed, 0 failed\n', 0, { status: 0, last: '12 passed, 0 failed' }],
  ['some failed', 'failed: x\n11 passed, 1 failed\n', 1, { status: 1, last: '11 passed, 1 failed' }],
  ['some were left out', '11 passed, 0 failed, 1 skipped\n', 0, { status: 1, last: '11 passed, 0 failed, 1 skipped' }],
  ['the count is missing', 'Killed\n', 0, { status: 1, last: '0 passed, 1 failed' }],
  ['nothing was said', '', 7, { status: 1, last: '0 passed, 1 failed' }],
  ['the machine does not fit', '', 1, { status: 1, last: '0 passed, 1 failed' }],
])('when %s', (_, said, code, expected) => {
  expect(ciRun(said, code)).toMatchObject(expected);
});

test('why skipped tests count as a failure is said', () => {
  expect(ciRun('1 passed, 0 failed, 1 skipped\n', 0).stderr).toContain('Tests were skipped: that is a failure here.');
});
