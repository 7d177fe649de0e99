import { type Bed, now, person } from '../bed.ts';
import type { Commit, Signature } from '../world.ts';
import { blobSha, commitSha, treesOf } from './git-objects.ts';

export interface CommitArgs {
  readonly message: string;
  /** Login of the author; an account of the world. */
  readonly author?: string;
  /** Login of the committer; the author if not given, `web-flow` for what the web page commits. */
  readonly committer?: string;
  /** An author whom GitHub knows no account for. */
  readonly unknownAuthor?: { readonly name: string; readonly email: string };
  /** Files that change; null takes one away. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Branch that moves to the new commit and whose head is the parent. Default: the default branch. */
  readonly branch?: string;
  /** Parents, if not the branch's head. */
  readonly parents?: readonly string[];
  readonly date?: string;
}

/** Commits onto a branch (made from its parents if it does not exist) and moves it. */
export function addCommit(bed: Bed, args: CommitArgs): Commit {
  const { world } = bed;
  const ref = `refs/heads/${args.branch ?? world.repository.defaultBranch}`;
  const head = world.refs[ref]?.sha;
  const parents = args.parents ?? (head === undefined ? [] : [head]);
  for (const parent of parents) if (world.commits[parent] === undefined) throw new Error(`no commit ${parent}`);
  const tree = changedTree(bed, parents[0], args.files ?? {});
  const date = args.date ?? now(bed);
  const authorLogin = args.unknownAuthor ? null : (args.author ?? world.repository.owner);
  const author =
    authorLogin === null ? { ...(args.unknownAuthor as { name: string; email: string }), date } : signatureOf(bed, authorLogin, date);
  const committerLogin = args.committer ?? authorLogin;
  const committer = committerLogin === null ? author : signatureOf(bed, committerLogin, date);
  const root = treesOf(tree).get('')?.sha as string;
  const sha = commitSha({ tree: root, parents, author, committer, message: args.message });
  const commit: Commit = { sha, message: args.message, parents, author, committer, authorLogin, committerLogin, tree };
  world.commits[sha] = commit;
  world.refs[ref] = { type: 'commit', sha };
  return commit;
}

/** Points a ref (`refs/tags/v1`, `refs/heads/x`) at a commit, or takes it away with null. */
export function setRef(bed: Bed, args: { ref: string; sha: string | null }): void {
  if (args.sha === null) delete bed.world.refs[args.ref];
  else if (bed.world.commits[args.sha] === undefined) throw new Error(`no commit ${args.sha}`);
  else bed.world.refs[args.ref] = { type: 'commit', sha: args.sha };
}

function changedTree({ world }: Bed, parent: string | undefined, files: Readonly<Record<string, string | null>>): Record<string, string> {
  const tree = { ...(parent === undefined ? {} : world.commits[parent]?.tree) };
  for (const [path, content] of Object.entries(files)) {
    if (content === null) {
      delete tree[path];
      continue;
    }
    const bytes = Buffer.from(content);
    tree[path] = blobSha(bytes);
    world.blobs[blobSha(bytes)] = bytes.toString('base64');
  }
  return tree;
}

function signatureOf(bed: Bed, login: string, date: string): Signature {
  const { name, email } = person(bed, login);
  return { name, email, date };
}
