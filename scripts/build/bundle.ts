import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Entries } from './entries.ts';
import { licenseText } from './licenses.ts';
import { type Shaken, shakeBundle, shakeChunk } from './shake.ts';
import { sharePackages } from './share-packages.ts';

/** Where a build finds and leaves things; absolute paths. */
export interface Places {
  /** Holds `node_modules`; names in the bundles are relative to it. */
  readonly root: string;
  /** Gets one folder per entry, emptied before. */
  readonly out: string;
}

const NCC_PASS = join(dirname(fileURLToPath(import.meta.url)), 'ncc-pass.ts');
/** What the runner starts at the job's end: the same bundle, told that it is not main. */
const POST = "process.argv.splice(2, 0, 'post');\nawait import('./index.js');\n";
const MODULE = `${JSON.stringify({ type: 'module' })}\n`;

/**
 * Builds all entries: esbuild drops what is not used and puts packages apart, ncc makes our own code one file. The same sources give the same
 * bytes, wherever the build runs. Throws when an import does not resolve, or a bundle would need something that is not beside it.
 */
export async function buildAll({ bundles, chunks }: Entries, allChunks: Entries['chunks'], { root, out }: Places): Promise<void> {
  const scratch = join(root, 'node_modules', '.cache');
  mkdirSync(scratch, { recursive: true });
  const stage = mkdtempSync(join(scratch, 'tidegate-build-'));
  try {
    const shakenBundles = await Promise.all(bundles.map((entry) => shakeBundle(entry, allChunks, root)));
    const shakenChunks = await Promise.all(chunks.map((entry) => shakeChunk(entry, root)));
    for (const shaken of shakenBundles) stageFiles(stage, shaken);
    await nccPass(stage, shakenBundles);
    for (const shaken of [...shakenBundles, ...shakenChunks]) place(shaken, join(stage, shaken.name, 'out'), join(out, shaken.name), root);
    for (const { name, entry } of bundles) if (existsSync(join(dirname(entry), 'post.ts'))) writeFileSync(join(out, name, 'post.js'), POST);
    sharePackages(
      out,
      bundles.map(({ name }) => name),
      MODULE,
    );
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function stageFiles(stage: string, { name, files }: Shaken): void {
  mkdirSync(join(stage, name), { recursive: true });
  for (const file of files) if (!file.foreign) writeFileSync(join(stage, name, file.name), file.text);
}

function nccPass(stage: string, shaken: readonly Shaken[]): Promise<void> {
  if (shaken.length === 0) return Promise.resolve();
  writeFileSync(join(stage, 'package.json'), MODULE);
  const names = shaken.map(({ name, files }) => [name, ...files.filter((file) => file.foreign).map((file) => `./${file.name}`)].join(','));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=DEP0187', NCC_PASS, ...names], {
      cwd: stage,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`ncc ended with ${code}.`))));
  });
}

function place({ files, packageFiles }: Shaken, made: string, target: string, root: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const file of files) if (file.foreign) writeFileSync(join(target, file.name), file.text);
  if (files.some((file) => !file.foreign)) cpSync(made, target, { recursive: true });
  writeFileSync(join(target, 'package.json'), MODULE);
  if (packageFiles.length > 0) writeFileSync(join(target, 'licenses.txt'), licenseText(packageFiles, root));
  for (const name of readdirSync(target)) if (name.endsWith('.map')) rmSync(join(target, name));
}
