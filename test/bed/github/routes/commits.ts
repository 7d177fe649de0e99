import { notFound, Refusal } from '../refusal.ts';
import { commitShape } from '../shapes/commit.ts';
import { repoApi, repoWeb } from '../shapes/links.ts';
import { commitsAhead, logFrom, mergeBase } from '../verbs/history.ts';
import { resolveRef } from '../verbs/refs.ts';
import type { Commit } from '../world.ts';
import { page, pageOf } from './pages.ts';
import { type Answer, type Call, ok, optional, type Routes, text } from './route.ts';

const needs = { contents: 'read' } as const;

export const commitRoutes: Routes = {
  'repos/get-commit': { needs, play: getCommit },
  'repos/list-commits': { needs, play: listCommits },
  'repos/compare-commits-with-basehead': { needs, play: compare },
};

/** The commit that a parameter names. Throws GitHub's 422 for what is no ref. */
export function commitOf(call: Call, name: string): Commit {
  const sha = resolveRef(call.bed, text(call, name));
  if (sha === null) throw new Refusal(422, `No commit found for SHA: ${text(call, name)}`);
  return call.bed.world.commits[sha] as Commit;
}

function getCommit(call: Call): Answer {
  const commit = commitOf(call, 'ref');
  if (/\.sha(;|$)/.test(call.accept))
    return { status: 200, body: Buffer.from(commit.sha), headers: { 'content-type': 'application/vnd.github.sha; charset=utf-8' } };
  return ok(commitShape(call.bed, commit));
}

function listCommits(call: Call): Answer {
  const { world } = call.bed;
  const from = resolveRef(call.bed, optional(call, 'sha') ?? world.repository.defaultBranch);
  if (from === null) throw notFound();
  const [since, until, author] = ['since', 'until', 'author'].map((name) => optional(call, name));
  const found = logFrom(world, from).filter(({ committer, author: by, authorLogin }) => {
    if (since !== undefined && committer.date < since) return false;
    if (until !== undefined && committer.date > until) return false;
    return author === undefined || authorLogin === author || by.email === author;
  });
  return pageOf(call, found, (commit) => commitShape(call.bed, commit));
}

/** `base...head`: status and counts are of the whole comparison, commits are one page of those that head has and base has not, oldest first. */
function compare(call: Call): Answer {
  const { bed } = call;
  const [base, head, ...more] = text(call, 'basehead').split('...');
  const [baseSha, headSha] = [base, head].map((name) => resolveRef(bed, name ?? ''));
  if (!baseSha || !headSha || more.length > 0) throw notFound();
  const merged = mergeBase(bed.world, baseSha, headSha);
  if (merged === null) throw notFound();
  const ahead = commitsAhead(bed.world, baseSha, headSha);
  const behind = commitsAhead(bed.world, headSha, baseSha);
  const status = ahead.length > 0 ? (behind.length > 0 ? 'diverged' : 'ahead') : behind.length > 0 ? 'behind' : 'identical';
  const web = repoWeb(bed, `/compare/${base}...${head}`);
  return page(call, ahead, (commits) => ({
    url: repoApi(bed, `/compare/${base}...${head}`),
    html_url: web,
    permalink_url: web,
    diff_url: `${web}.diff`,
    patch_url: `${web}.patch`,
    base_commit: commitShape(bed, bed.world.commits[baseSha] as Commit),
    merge_base_commit: commitShape(bed, bed.world.commits[merged] as Commit),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: commits.map((commit) => commitShape(bed, commit)),
  }));
}
