import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = process.cwd();
/** Biome's project scanner passes over folders below `.cache`, where the bed's temporary files lie; /run is the bed's own. */
const place = process.env.TIDEGATE_BED === '1' ? '/run/house' : join(root, 'build');
let house: string;

/** Runs a tool of the repository in the planted house and gives all it said. */
function tool(name: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules', '.bin', name), args, { cwd: house, maxBuffer: 1 << 26 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}

async function plant(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(house, path)), { recursive: true });
  await writeFile(join(house, path), text);
}

/** One breach a row: the file, its text, and what the linter must say. */
const BREACHES: readonly (readonly [path: string, text: string, message: string])[] = [
  ['src/core/a/value.ts', "import { a } from '../../adapters/a/a.ts';\nexport const b = a;\n", 'core imports only core.'],
  ['src/core/a/type.ts', "import type { A } from '../../adapters/a/a.ts';\nexport type B = A;\n", 'core imports only core.'],
  ['src/core/a/stage.ts', "import { s } from '../../stages/one/decide.ts';\nexport const b = s;\n", 'core imports only core.'],
  ['src/core/a/toolkit.ts', "import { info } from '@actions/core';\nexport const b = info;\n", 'core does no I/O.'],
  ['src/core/a/files.ts', "import { readFile } from 'node:fs/promises';\nexport const b = readFile;\n", 'core does no I/O.'],
  ['src/core/a/yaml.ts', "import { parse } from 'yaml';\nexport const b = parse;\n", 'core takes nothing from outside but semver.'],
  ['src/core/a/undici.ts', "import { request } from 'undici';\nexport const b = request;\n", 'core takes nothing from outside but semver.'],
  [
    'src/core/manifest/other.ts',
    "import { x } from 'js-yaml';\nexport const b = x;\n",
    'core/manifest takes nothing from outside but semver and yaml.',
  ],
  ['src/core/a/process.ts', 'export const b = process.argv;\n', 'No environment here.'],
  ['src/core/a/fetch.ts', "export const b = () => fetch('http://x');\n", 'No I/O here.'],
  ['src/core/a/timer.ts', 'export const b = () => setTimeout(() => {}, 1);\n', 'Use the clock port.'],
  ['src/core/a/date.ts', 'export const b = () => new Date();\n', 'No clock here: take the time as a parameter.'],
  ['src/core/a/now.ts', 'export const b = () => Date.now();\n', 'No clock here: take the time as a parameter.'],
  ['src/core/a/chance.ts', 'export const b = () => Math.random();\n', 'No chance here: take it as a parameter.'],
  [
    'src/adapters/a/stage.ts',
    "import { s } from '../../stages/one/decide.ts';\nexport const b = s;\n",
    'An adapter imports only core and adapters.',
  ],
  [
    'src/adapters/a/action.ts',
    "import { x } from '../../actions/one/index.ts';\nexport const b = x;\n",
    'An adapter imports only core and adapters.',
  ],
  [
    'src/stages/one/adapter.ts',
    "import { a } from '../../adapters/a/a.ts';\nexport const b = a;\n",
    'A stage imports core and itself; ports are handed to it.',
  ],
  ['src/stages/one/other.ts', "import { t } from '../two/decide.ts';\nexport const b = t;\n", 'A stage never imports another stage.'],
  ['src/stages/one/io.ts', "import { readFile } from 'node:fs/promises';\nexport const b = readFile;\n", 'A stage does no I/O.'],
  ['src/stages/one/toolkit.ts', "import { info } from '@actions/core';\nexport const b = info;\n", 'A stage does no I/O.'],
  ['src/stages/one/clock.ts', 'export const b = () => new Date();\n', 'No clock here: take the time as a parameter.'],
  ['src/actions/one/other.ts', "import { x } from '../two/index.ts';\nexport const b = x;\n", 'An action never imports an action.'],
  [
    'src/actions/one/long-way.ts',
    "import { x } from '../../actions/two/index.ts';\nexport const b = x;\n",
    'An action never imports an action.',
  ],
  ['src/core/cycle/a.ts', "import { b } from './b.ts';\nexport const a = () => b;\n", 'noImportCycles'],
  [
    'src/adapters/a/floating.ts',
    'async function work(): Promise<void> {}\nexport function b(): void {\n  work();\n}\n',
    'noFloatingPromises',
  ],
  [
    'src/core/a/switch.ts',
    "type K = 'a' | 'b';\nexport function b(k: K): number {\n  switch (k) {\n    case 'a':\n      return 1;\n  }\n  return 0;\n}\n",
    'useExhaustiveSwitchCases',
  ],
];

beforeAll(async () => {
  await mkdir(place, { recursive: true });
  house = await mkdtemp(join(place, 'tidegate-house-'));
  for (const file of ['biome.json', 'no-clock.grit', 'tsconfig.json', 'tsconfig.core.json', 'package.json'])
    await cp(join(root, file), join(house, file));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  await plant('src/adapters/a/a.ts', 'export const a = 1;\nexport type A = number;\n');
  await plant('src/stages/one/decide.ts', "import { ok } from '../../core/a/good.ts';\nexport const s = ok;\n");
  await plant('src/stages/two/decide.ts', 'export const t = 1;\n');
  await plant(
    'src/actions/one/index.ts',
    "import { a } from '../../adapters/a/a.ts';\nimport { s } from '../../stages/one/decide.ts';\nexport const x = [a, s];\n",
  );
  await plant('src/actions/two/index.ts', 'export const x = 1;\n');
  await plant(
    'src/core/a/good.ts',
    "import { createHash } from 'node:crypto';\nimport { valid } from 'semver';\nexport const ok = [createHash, valid];\n",
  );
  await plant('src/core/manifest/good.ts', "import { parse } from 'yaml';\nexport const ok = parse;\n");
  await plant('src/core/cycle/b.ts', "import { a } from './a.ts';\nexport const b = () => a;\n");
  for (const [path, text] of BREACHES) await plant(path, text);
});

afterAll(() => rm(house, { recursive: true, force: true }));

/** What the linter said of one file: the diagnostics whose header names it. */
function saidOf(report: string, path: string): string {
  const parts = report.split(/^(?=\S+\.ts(?::\d+:\d+)? \S)/m);
  return parts.filter((part) => part.startsWith(path)).join('');
}

describe('a planted breach', () => {
  let report: string;
  beforeAll(async () => {
    report = await tool('biome', 'lint', '--colors=off', '--max-diagnostics=200');
  });

  test.each(BREACHES)('%s is caught', (path, _, message) => {
    expect(saidOf(report, path)).toContain(message);
  });

  test.each(['src/core/a/good.ts', 'src/core/manifest/good.ts', 'src/stages/one/decide.ts', 'src/actions/one/index.ts'])(
    '%s is clean',
    (path) => {
      expect(saidOf(report, path)).toBe('');
    },
  );
});

test('a type taken by import() from an adapter is caught by the compiler', async () => {
  await plant('src/core/a/import-type.ts', "export type B = (typeof import('../../adapters/a/a.ts'))['a'];\n");
  expect(await tool('tsc', '-p', 'tsconfig.core.json')).toMatch(/TS6059.*adapters\/a\/a\.ts/);
});
