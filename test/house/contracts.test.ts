import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const root = process.cwd();
let copy: string;

function contracts(at: string, ...args: string[]): { code: number | null; said: string } {
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts', 'contracts.ts'), '--root', at, ...args],
    {
      encoding: 'utf8',
    },
  );
  return { code: run.status, said: run.stdout + run.stderr };
}

/** An action in a checkout of its own, with contracts that use the real core. */
async function plantAction(name: string): Promise<void> {
  const folder = join(copy, 'src', 'actions', name);
  await mkdir(folder, { recursive: true });
  await mkdir(join(copy, 'actions', name), { recursive: true });
  const core = join(root, 'src', 'core', 'contract');
  await writeFile(
    join(folder, 'inputs.ts'),
    `import { defineAction } from '${core}/contract.ts';
import { text } from '${core}/kinds.ts';
export const contract = defineAction({ name: '${name}', title: 'Sample', description: 'A sample.', icon: 'anchor', post: false,
  inputs: { release: text({ description: 'The release.', required: true }) } });
`,
  );
  await writeFile(join(folder, 'outputs.ts'), "export const outputs = { revision: 'The revision.' };\n");
  await writeFile(join(folder, 'index.ts'), 'export {};\n');
  await writeFile(
    join(copy, 'actions', name, 'README.md'),
    `# ${name}\n<!-- inputs -->\n<!-- /inputs -->\n<!-- outputs -->\n<!-- /outputs -->\n`,
  );
}

beforeEach(async () => {
  copy = await mkdtemp(join(tmpdir(), 'tidegate-contracts-'));
  await plantAction('sample');
  await plantAction('deliver');
  expect(contracts(copy).code).toBe(0);
});

afterEach(() => rm(copy, { recursive: true, force: true }));

test("this repository's files match their contracts", () => {
  expect(contracts(root, '--check')).toEqual({ code: 0, said: expect.stringMatching(/^contracts: \d+ files match their contracts\n$/) });
});

test('what was written matches, and writing again changes nothing', () => {
  expect(contracts(copy, '--check')).toEqual({ code: 0, said: 'contracts: 8 files match their contracts\n' });
  expect(contracts(copy)).toEqual({ code: 0, said: 'contracts: nothing to change\n' });
});

test.each(['action.yml', 'action-types.yml', 'actions/sample/action.yml', 'actions/deliver/action-types.yml'])(
  'a drifted %s is named',
  async (path) => {
    await appendFile(join(copy, path), '# added by hand\n');
    expect(contracts(copy, '--check')).toEqual({ code: 1, said: `${path} does not match its contract: run npm run contracts\n` });
  },
);

test('a README table that was edited by hand is named, and put right', async () => {
  const path = join(copy, 'actions', 'sample', 'README.md');
  const before = await readFile(path, 'utf8');
  await writeFile(path, before.replace('<!-- inputs -->\n', '<!-- inputs -->\n| mine |\n'));
  expect(contracts(copy, '--check').said).toContain('actions/sample/README.md does not match');
  expect(contracts(copy).said).toContain('contracts: wrote actions/sample/README.md');
  expect(await readFile(path, 'utf8')).toBe(before);
});

test('the root action runs the bundle of deliver', async () => {
  expect(await readFile(join(copy, 'action.yml'), 'utf8')).toContain('main: dist/deliver/index.js');
  expect(await readFile(join(copy, 'actions', 'deliver', 'action.yml'), 'utf8')).toContain('main: ../../dist/deliver/index.js');
});
