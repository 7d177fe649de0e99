/**
 * Cuts `openapi-slice.json` out of GitHub's OpenAPI document as @octokit/openapi publishes it.
 * The package weighs hundreds of megabytes, so it is no dependency: `npm pack` brings it into a temporary folder, and only the slice is kept.
 * Run by hand when the version below changes: `node test/bed/github/make-slice.ts`.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sliceOperations } from './slice-operations.ts';
import { cutSlice, printSlice } from './slicing.ts';

const version = '23.0.2';

function fetchPackage(folder: string): { document: string; licence: string } {
  execFileSync('npm', ['pack', `@octokit/openapi@${version}`, '--pack-destination', folder, '--silent'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const wanted = ['package/generated/api.github.com.json', 'package/LICENSE'];
  execFileSync('tar', ['-xzf', join(folder, `octokit-openapi-${version}.tgz`), '-C', folder, ...wanted]);
  return {
    document: readFileSync(join(folder, wanted[0] as string), 'utf8'),
    licence: readFileSync(join(folder, 'package/LICENSE'), 'utf8'),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'tidegate-openapi-'));
try {
  const { document, licence } = fetchPackage(folder);
  const slice = cutSlice(JSON.parse(document), {
    source: `@octokit/openapi ${version}, api.github.com.json`,
    licence,
    operations: sliceOperations,
  });
  const target = join(import.meta.dirname, 'openapi-slice.json');
  const text = printSlice(slice);
  writeFileSync(target, text);
  process.stdout.write(
    `${target}: ${Object.keys(slice.operations).length} operations, ${Object.keys(slice.schemas).length} schemas, ${text.length} bytes\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
