import { notFound, notPlayed } from '../refusal.ts';
import { commitShape } from '../shapes/commit.ts';
import { pullShape } from '../shapes/pull.ts';
import type { Commit, Pull } from '../world.ts';
import { commitOf } from './commits.ts';
import { pageOf } from './pages.ts';
import { type Answer, type Call, number, type Routes } from './route.ts';

const needs = { 'pull-requests': 'read' } as const;

export const pullRoutes: Routes = {
  'repos/list-pull-requests-associated-with-commit': { needs, play: pullsOfCommit },
  'pulls/list-commits': { needs, play: commitsOfPull },
};

/** Pull requests that brought this commit: by their own commits or by the merge. */
function pullsOfCommit(call: Call): Answer {
  const { sha } = commitOf(call, 'commit_sha');
  const found = call.bed.world.pulls.filter(({ commits, mergeCommit }) => commits.includes(sha) || mergeCommit === sha);
  return pageOf(call, found, (pull) => pullShape(call.bed, pull));
}

function commitsOfPull(call: Call): Answer {
  const pull: Pull | undefined = call.bed.world.pulls.find((candidate) => candidate.number === number(call, 'pull_number'));
  if (pull === undefined) throw notFound();
  if (pull.commits.length > 250) throw notPlayed('more than 250 commits of a pull request');
  return pageOf(call, pull.commits, (sha) => commitShape(call.bed, call.bed.world.commits[sha] as Commit));
}
