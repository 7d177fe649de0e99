import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildAll } from '../../../scripts/build/bundle.ts';
import { only, productEntries } from '../../../scripts/build/entries.ts';
import { probeTree } from '../../support/probe-tree.ts';
import { repository } from '../../support/source-tree.ts';
import { runStep } from '../../support/step-driver/run-step.ts';

let tree: Awaited<ReturnType<typeof probeTree>>;
let scratch: string;
beforeAll(async () => {
  tree = await probeTree();
  scratch = mkdtempSync(join(tmpdir(), 'tidegate-build-test-'));
  symlinkSync(join(repository, 'node_modules'), join(scratch, 'node_modules'));
}, 120_000);
afterAll(() => {
  tree[Symbol.dispose]();
  rmSync(scratch, { recursive: true });
});

const built = (file: string): string => readFileSync(join(tree.dist, 'dist', file), 'utf8');
const packagesOfProbe = (): readonly string[] =>
  readdirSync(join(tree.dist, 'dist/probe'))
    .filter((name) => name.startsWith('third-party'))
    .map((name) => built(`probe/${name}`));

/** Builds a bundle, and a chunk that it may load, from planted files; packages are the repository's. Returns the bundle's folder. */
async function build(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(scratch, name)), { recursive: true });
    writeFileSync(join(scratch, name), text);
  }
  const out = join(scratch, 'out');
  const bundles = [{ name: 'planted', entry: join(scratch, 'index.ts') }];
  await buildAll({ bundles, chunks: [] }, [{ name: 'shared', entry: join(scratch, 'chunk.ts') }], { root: scratch, out });
  return join(out, 'planted');
}

describe('a bundle', () => {
  test('keeps our own code as it reads, and puts packages in minified files', () => {
    expect(built('probe/index.js')).toContain('    info("the password is hunter2hunter2");\n');
    expect(built('probe/index.js')).not.toContain('SemVer');
    expect(packagesOfProbe().filter((text) => text.includes('SemVer'))).toHaveLength(1);
    for (const text of packagesOfProbe()) expect(text.split('\n').length).toBeLessThan(20);
  });

  test('carries the licences of its packages and of no other', () => {
    const licenses = built('probe/licenses.txt');
    expect(licenses).toMatch(/^@actions\/core 3\.0\.1 \(MIT\)\n\n[\s\S]*MIT/);
    expect(licenses).toMatch(/^semver 7\.8\.6 \(ISC\)$/m);
    expect(licenses).not.toContain('undici');
    expect(built('kubernetes/licenses.txt')).toMatch(/^@kubernetes\/client-node 2\.0\.1 \(Apache-2\.0\)$/m);
  });

  test('names no folder of this machine', () => {
    for (const text of [built('probe/index.js'), built('kubernetes/index.js'), ...packagesOfProbe()])
      expect(text).not.toContain(repository);
  });

  test('holds no undici, and the Kubernetes client only behind an import at run time', () => {
    expect(packagesOfProbe().join('').length).toBeLessThan(60_000);
    expect(built('probe/index.js')).toContain('"../kubernetes/index.js"');
    expect(built('probe/index.js')).not.toMatch(/^import .*kubernetes/m);
  });

  test('without packages is one file', async () => {
    const folder = await build({ 'index.ts': "console.log('hello');\n" });
    expect(existsSync(join(folder, 'third-party.js'))).toBe(false);
    expect(existsSync(join(folder, 'licenses.txt'))).toBe(false);
  });

  test('starts from an empty folder: what an older build left is gone', async () => {
    const folder = await build({ 'index.ts': "console.log('hello');\n" });
    writeFileSync(join(folder, 'left.js'), '');
    await build({ 'index.ts': "console.log('hello');\n" });
    expect(existsSync(join(folder, 'left.js'))).toBe(false);
  });

  test('loads a part of our own late, packages included', async () => {
    const folder = await build({
      'index.ts': "import { info } from '@actions/core';\ninfo('early');\nconst { late } = await import('./late.ts');\ninfo(late());\n",
      'late.ts': "import { parse } from 'yaml';\nexport const late = (): string => parse('late: yes').late;\n",
    });
    const dist = mkdtempSync(join(tmpdir(), 'tidegate-late-'));
    writeFileSync(join(dist, 'action.yml'), `runs: { using: node24, main: ${JSON.stringify(join(folder, 'index.js'))} }\n`);
    const result = await runStep({ action: '.', dist });
    rmSync(dist, { recursive: true });
    expect(result.rawLog).toBe('early\nyes');
  });

  test.each([
    ['a package that is not there', "import 'no-such-package';\n", 'no-such-package'],
    ['a file that is not there', "import './gone.ts';\n", './gone.ts'],
    ['a chunk itself', "import { k } from './chunk.ts';\nconsole.log(k);\n", 'index.ts imports the chunk shared statically'],
  ])('is refused when it imports %s', async (_, source, message) => {
    await expect(build({ 'index.ts': source, 'chunk.ts': 'export const k = 1;\n' })).rejects.toThrow(message);
  });
});

describe('entries', () => {
  test('are one bundle per action and the Kubernetes chunk', () => {
    const { bundles, chunks } = productEntries(repository);
    for (const { name, entry } of bundles) expect(entry).toBe(join(repository, 'src/actions', name, 'index.ts'));
    expect(chunks.map((chunk) => chunk.name)).toEqual(['kubernetes']);
  });

  test('can be cut down to one, and a wrong name lists the right ones', () => {
    const entries = { bundles: [{ name: 'a', entry: '/a' }], chunks: [{ name: 'k', entry: '/k' }] };
    expect(only(entries, 'a')).toEqual({ bundles: entries.bundles, chunks: [] });
    expect(() => only(entries, 'b')).toThrow('There is no bundle b; there are a, k.');
  });
});
