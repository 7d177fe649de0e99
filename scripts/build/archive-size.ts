import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ARCHIVE_LIMIT, type Size } from './budgets.ts';

/**
 * The size of what a runner downloads, `git archive | gzip` of a tree: with the `export-ignore` of `.gitattributes`, and without, for whether GitHub
 * heeds it in an action's download is its own affair. Throws git's message when there is no such tree.
 */
export function archiveSizes(root: string, tree: string): readonly Size[] {
  const scratch = mkdtempSync(join(tmpdir(), 'tidegate-archive-'));
  try {
    mkdirSync(join(scratch, 'objects'));
    const objects = git(root, ['rev-parse', '--path-format=absolute', '--git-path', 'objects']).toString().trim();
    const env = {
      GIT_INDEX_FILE: join(scratch, 'index'),
      GIT_OBJECT_DIRECTORY: join(scratch, 'objects'),
      GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
    };
    git(root, ['read-tree', tree], env);
    git(root, ['rm', '--cached', '--quiet', '--ignore-unmatch', '.gitattributes'], env);
    const whole = git(root, ['write-tree'], env).toString().trim();
    return [
      { what: 'archive', bytes: packed(root, tree, {}), limit: ARCHIVE_LIMIT },
      { what: 'archive, export-ignore not heeded', bytes: packed(root, whole, env), limit: ARCHIVE_LIMIT },
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Variables = Readonly<Record<string, string>>;

const packed = (root: string, tree: string, env: Variables): number => gzipSync(git(root, ['archive', '--format=tar', tree], env)).length;

const git = (root: string, args: readonly string[], env: Variables = {}): Buffer =>
  execFileSync('git', args, {
    cwd: root,
    env: { ...process.env, ...env },
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
