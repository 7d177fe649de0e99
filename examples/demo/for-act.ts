import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/**
 * Writes a workflow of a checkout into `folder` as act can read it, and gives its path. act 0.2.89 refuses `environment: {name: X, deployment: false}`
 * (GitHub takes it since 2026-03); the copy says `environment: X`, which act accepts and ignores. Nothing else is changed, the checkout least of all:
 * build-tag would rightly refuse one with changed files.
 */
export async function workflowForAct(checkout: string, workflow: string, folder: string): Promise<string> {
  const text = await readFile(join(checkout, workflow), 'utf8');
  const path = join(folder, basename(workflow));
  await writeFile(path, text.replace(/environment:\n(\s+)name: (\S+)\n\s+deployment: false\n/g, 'environment: $2\n'));
  return path;
}
