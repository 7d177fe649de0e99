import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A copy of a checkout that act can read. act 0.2.89 refuses `environment: {name: X, deployment: false}` (GitHub takes it since 2026-03);
 * the copy says `environment: X`, which act accepts and ignores. Nothing else is changed.
 */
export async function copyForAct(checkout: string, copy: string, workflow: string): Promise<void> {
  await cp(checkout, copy, { recursive: true });
  const path = join(copy, workflow);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/environment:\n(\s+)name: (\S+)\n\s+deployment: false\n/g, 'environment: $2\n'));
}
