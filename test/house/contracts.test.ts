import { spawnSync } from 'node:child_process';
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const root = process.cwd();
let copy: string;

function contracts(...args: string[]): { code: number | null; said: string } {
  const run = spawnSync(process.execPath, [join(root, 'scripts', 'contracts.ts'), '--root', copy, ...args], { encoding: 'utf8' });
  return { code: run.status, said: run.stdout + run.stderr };
}

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'tidegate-contracts-'));
  await symlink(join(root, 'src'), join(copy, 'src'));
  for (const path of ['actions', 'action.yml', 'action-types.yml']) await cp(join(root, path), join(copy, path), { recursive: true });
});

afterEach(() => rm(copy, { recursive: true, force: true }));

test('the committed files match the contracts', () => {
  expect(contracts('--check')).toEqual({ code: 0, said: expect.stringContaining('files match their contracts') });
});

test.each([
  ['action.yml', 'an input was added by hand'],
  ['actions/helm-deploy/action.yml', 'an input was added by hand'],
  ['actions/build-tag/action-types.yml', 'a type was added by hand'],
])('a drifted %s is named', async (path, note) => {
  await appendFile(join(copy, path), `# ${note}\n`);
  expect(contracts('--check')).toEqual({ code: 1, said: `${path} does not match its contract: run npm run contracts\n` });
});

test('a README table that was edited by hand is named, and put right', async () => {
  const path = join(copy, 'actions', 'smoke-test', 'README.md');
  const before = await readFile(path, 'utf8');
  await writeFile(path, before.replace('<!-- inputs -->\n', '<!-- inputs -->\n| mine |\n'));
  expect(contracts('--check').said).toContain('actions/smoke-test/README.md does not match');
  expect(contracts().said).toContain('contracts: wrote actions/smoke-test/README.md');
  expect(await readFile(path, 'utf8')).toBe(before);
});
