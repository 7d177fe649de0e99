import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../scripts/build/bundle.ts';
import { kubernetesChunk } from '../../scripts/build/entries.ts';
import { assertNoPackages, repository } from './source-tree.ts';

/** The probe action, built by the product's build and laid out like a downloaded action. Dispose of it to remove the folder. */
export async function probeTree(root = repository): Promise<{ readonly dist: string } & Disposable> {
  const dist = mkdtempSync(join(tmpdir(), 'tidegate-probe-'));
  assertNoPackages(dist);
  const fixture = join(root, 'test/support/fixtures/probe-action');
  const chunks = [kubernetesChunk(root)];
  await buildAll({ bundles: [{ name: 'probe', entry: join(fixture, 'index.ts') }], chunks }, chunks, { root, out: join(dist, 'dist') });
  mkdirSync(join(dist, 'actions/probe'), { recursive: true });
  cpSync(join(fixture, 'action.yml'), join(dist, 'actions/probe/action.yml'));
  return { dist, [Symbol.dispose]: () => rmSync(dist, { recursive: true, force: true }) };
}
