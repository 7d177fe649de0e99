import { execFileSync } from 'node:child_process';
import type { Bed } from '../bed.ts';
import { isoSeconds } from '../bed.ts';

/**
 * Takes over all commits, branches and tags of a real repository on disk, so that the double answers about the very commits that a runner checks out.
 * Addresses become accounts by the e-mail of the world's people. May be called again after new commits.
 */
export function importGit(bed: Bed, args: { directory: string }): { commits: number } {
  const { world } = bed;
  const git = (arguments_: string[], input?: string) =>
    execFileSync('git', ['-C', args.directory, ...arguments_], { maxBuffer: 1 << 28, ...(input === undefined ? {} : { input }) });
  const logins = new Map(Object.values(world.people).map(({ login, email }) => [email, login]));
  const format = ['%H', '%P', '%an', '%ae', '%at', '%cn', '%ce', '%ct', '%B'].join('%x00');
  const fresh = git(['log', '--all', '-z', `--format=${format}%x00`])
    .toString('utf8')
    .split('\0');
  let commits = 0;
  for (let at = 0; at + 8 < fresh.length; at += 10) {
    const [sha, parents, authorName, authorEmail, authorTime, committerName, committerEmail, committerTime, message] = fresh.slice(
      at,
      at + 9,
    ) as string[];
    if (sha === undefined || world.commits[sha] !== undefined) continue;
    world.commits[sha] = {
      sha,
      message: (message ?? '').trimEnd(),
      parents: (parents ?? '').split(' ').filter((parent) => parent !== ''),
      author: { name: authorName ?? '', email: authorEmail ?? '', date: isoSeconds(Number(authorTime) * 1000) },
      committer: { name: committerName ?? '', email: committerEmail ?? '', date: isoSeconds(Number(committerTime) * 1000) },
      authorLogin: logins.get(authorEmail ?? '') ?? null,
      committerLogin: logins.get(committerEmail ?? '') ?? null,
      tree: readTree(bed, git, sha),
    };
    commits += 1;
  }
  for (const line of git(['for-each-ref', '--format=%(objectname) %(refname) %(*objectname)', 'refs/heads', 'refs/tags'])
    .toString()
    .split('\n')) {
    const [object, name, peeled] = line.split(' ');
    if (object && name) world.refs[name] = { type: 'commit', sha: peeled || object };
  }
  return { commits };
}

function readTree({ world }: Bed, git: (arguments_: string[], input?: string) => Buffer, sha: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const line of git(['ls-tree', '-r', '-z', sha]).toString('utf8').split('\0')) {
    const found = /^\d+ blob ([0-9a-f]{40})\t(.+)$/.exec(line);
    if (found === null) continue;
    const [, blob, path] = found as unknown as [string, string, string];
    tree[path] = blob;
    world.blobs[blob] ??= git(['cat-file', 'blob', blob]).toString('base64');
  }
  return tree;
}
