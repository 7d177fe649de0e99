import { createHash } from 'node:crypto';
import type { Signature } from '../world.ts';

/** Object names as git computes them, so that a commit of the double is a commit that git would name the same. */
export function blobSha(content: Buffer): string {
  return objectSha('blob', content);
}

export function commitSha(commit: {
  tree: string;
  parents: readonly string[];
  author: Signature;
  committer: Signature;
  message: string;
}): string {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signature(commit.author)}`,
    `committer ${signature(commit.committer)}`,
  ];
  return objectSha('commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}`));
}

export function tagSha(tag: { object: { type: string; sha: string }; tag: string; tagger: Signature; message: string }): string {
  const lines = [`object ${tag.object.sha}`, `type ${tag.object.type}`, `tag ${tag.tag}`, `tagger ${signature(tag.tagger)}`];
  return objectSha('tag', Buffer.from(`${lines.join('\n')}\n\n${tag.message}`));
}

export interface TreeEntry {
  readonly path: string;
  readonly type: 'blob' | 'tree';
  readonly sha: string;
}

/** All trees of a commit by folder ('' = the root), from its flat list of files; every file is a plain one (mode 100644). */
export function treesOf(files: Readonly<Record<string, string>>): Map<string, { sha: string; entries: TreeEntry[] }> {
  const trees = new Map<string, { sha: string; entries: TreeEntry[] }>();
  const build = (folder: string, inside: readonly (readonly [string, string])[]): string => {
    const folders = new Map<string, (readonly [string, string])[]>();
    const entries: TreeEntry[] = [];
    for (const [path, sha] of inside) {
      const [head, ...rest] = path.split('/') as [string, ...string[]];
      if (rest.length === 0) entries.push({ path: head, type: 'blob', sha });
      else folders.set(head, [...(folders.get(head) ?? []), [rest.join('/'), sha]]);
    }
    for (const [name, children] of folders)
      entries.push({ path: name, type: 'tree', sha: build(folder === '' ? name : `${folder}/${name}`, children) });
    const sortKey = ({ path, type }: TreeEntry) => (type === 'tree' ? `${path}/` : path);
    entries.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const raw = entries.map(({ path, type, sha }) =>
      Buffer.concat([Buffer.from(`${type === 'tree' ? '40000' : '100644'} ${path}\0`), Buffer.from(sha, 'hex')]),
    );
    const sha = objectSha('tree', Buffer.concat(raw));
    trees.set(folder, { sha, entries });
    return sha;
  };
  build('', Object.entries(files));
  return trees;
}

function signature({ name, email, date }: Signature): string {
  return `${name} <${email}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}

function objectSha(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}
