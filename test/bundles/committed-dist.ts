import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderDigests } from '../support/folder-digests.ts';
import { run } from '../support/run-script.ts';

/** What is wrong with the committed `dist`; undefined when it is what the source makes. `fresh` is a tree of `freshDist`. */
export async function staleDist(root: string, fresh: string): Promise<string | undefined> {
  const committed = await committedDist(root);
  if (Object.keys(committed).length === 0) return `dist is not in the commit. ${REMEDY}`;
  const built = await folderDigests(join(fresh, 'dist'));
  const names = [...new Set([...Object.keys(committed), ...Object.keys(built)])].sort();
  const faults = names.flatMap((name) => {
    if (committed[name] === built[name]) return [];
    const fault = committed[name] === undefined ? 'missing' : built[name] === undefined ? 'nothing makes it' : 'differs';
    return [`  dist/${name}: ${fault}`];
  });
  return faults.length === 0 ? undefined : `The committed dist is not what the source makes:\n${faults.join('\n')}\n${REMEDY}`;
}

/** A stale `dist` is an error in CI; while one works, it is a remark. Throws the fault, hands it to `warn`, or does nothing. */
export function judgeDist(fault: string | undefined, env: NodeJS.ProcessEnv, warn: (text: string) => void): void {
  if (fault === undefined) return;
  if (env.CI === 'true') throw new Error(fault);
  warn(fault);
}

const REMEDY = 'Run: npm run build && git add dist';

/** Digests of `dist` in HEAD; empty when HEAD has none, or there is no commit. */
async function committedDist(root: string): Promise<Readonly<Record<string, string>>> {
  const listed = await run('git', ['ls-tree', '--name-only', 'HEAD', 'dist/'], { cwd: root }).catch(() => '');
  if (listed === '') return {};
  const scratch = await mkdtemp(join(tmpdir(), 'tidegate-committed-'));
  try {
    await run('git', ['archive', '--format=tar', '-o', join(scratch, 'dist.tar'), 'HEAD', 'dist'], { cwd: root });
    await run('tar', ['-xf', 'dist.tar'], { cwd: scratch });
    return await folderDigests(join(scratch, 'dist'));
  } finally {
    await rm(scratch, { recursive: true });
  }
}
