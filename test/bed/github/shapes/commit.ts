import type { Bed } from '../bed.ts';
import { treesOf } from '../verbs/git-objects.ts';
import type { Commit } from '../world.ts';
import { nodeId, repoApi, repoWeb } from './links.ts';
import { userShape } from './user.ts';

const unsigned = { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null };

/** `commit`, as commits, compare and pull requests list it. */
export function commitShape(bed: Bed, commit: Commit) {
  const { sha } = commit;
  return {
    sha,
    node_id: nodeId('C', sha),
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: treeLink(bed, commit),
      url: repoApi(bed, `/git/commits/${sha}`),
      comment_count: 0,
      verification: unsigned,
    },
    url: repoApi(bed, `/commits/${sha}`),
    html_url: repoWeb(bed, `/commit/${sha}`),
    comments_url: repoApi(bed, `/commits/${sha}/comments`),
    author: commit.authorLogin === null ? null : userShape(bed, commit.authorLogin),
    committer: commit.committerLogin === null ? null : userShape(bed, commit.committerLogin),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: repoApi(bed, `/commits/${parent}`),
      html_url: repoWeb(bed, `/commit/${parent}`),
    })),
  };
}

/** `git-commit`, of the git database. */
export function gitCommitShape(bed: Bed, commit: Commit) {
  const { sha, author, committer, message, parents } = commit;
  return {
    sha,
    node_id: nodeId('C', sha),
    url: repoApi(bed, `/git/commits/${sha}`),
    html_url: repoWeb(bed, `/commit/${sha}`),
    author,
    committer,
    tree: treeLink(bed, commit),
    message,
    parents: parents.map((parent) => ({
      sha: parent,
      url: repoApi(bed, `/git/commits/${parent}`),
      html_url: repoWeb(bed, `/commit/${parent}`),
    })),
    verification: unsigned,
  };
}

/** `simple-commit`: the head commit of a run. */
export function simpleCommit(commit: Commit) {
  const { sha, message, author, committer } = commit;
  const who = ({ name, email }: Commit['author']) => ({ name, email });
  return { id: sha, tree_id: rootTree(commit), message, timestamp: author.date, author: who(author), committer: who(committer) };
}

export function rootTree(commit: Commit): string {
  return treesOf(commit.tree).get('')?.sha as string;
}

function treeLink(bed: Bed, commit: Commit) {
  const sha = rootTree(commit);
  return { sha, url: repoApi(bed, `/git/trees/${sha}`) };
}
