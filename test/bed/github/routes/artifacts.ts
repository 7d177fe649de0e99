import { notFound } from '../refusal.ts';
import { signedUrl } from '../results/signed-url.ts';
import { artifactShape } from '../shapes/release.ts';
import type { Artifact } from '../world.ts';
import { page } from './pages.ts';
import { type Answer, type Call, number, ok, optional, type Routes, text } from './route.ts';
import { runOf } from './runs.ts';

const needs = { actions: 'read' } as const;

export const artifactRoutes: Routes = {
  'actions/list-artifacts-for-repo': { needs, play: (call) => list(call, finalized(call)) },
  'actions/list-workflow-run-artifacts': { needs, play: (call) => list(call, ofRun(call)) },
  'actions/get-artifact': { needs, play: (call) => ok(artifactShape(call.bed, artifactOf(call))) },
  'actions/delete-artifact': { needs: { actions: 'write' }, play: remove },
  'actions/download-artifact': { needs, play: download },
};

/** An artifact is seen once it is finalized. */
function finalized(call: Call): Artifact[] {
  return call.bed.world.artifacts.filter(({ size }) => size !== null);
}

function ofRun(call: Call): Artifact[] {
  const run = runOf(call);
  return finalized(call).filter(({ runId }) => runId === String(run.id));
}

function list(call: Call, artifacts: Artifact[]): Answer {
  const name = optional(call, 'name');
  const found = artifacts.filter((artifact) => name === undefined || artifact.name === name).toReversed();
  if (optional(call, 'direction') === 'asc') found.reverse();
  return page(call, found, (some, total) => ({ total_count: total, artifacts: some.map((artifact) => artifactShape(call.bed, artifact)) }));
}

function artifactOf(call: Call): Artifact {
  const found = finalized(call).find(({ id }) => id === number(call, 'artifact_id'));
  if (found === undefined) throw notFound();
  return found;
}

function remove(call: Call): Answer {
  const artifact = artifactOf(call);
  call.bed.world.artifacts = call.bed.world.artifacts.filter((other) => other !== artifact);
  return { status: 204 };
}

/** 302 to the store, on another host, with the right to read in the URL. */
function download(call: Call): Answer {
  if (text(call, 'archive_format') !== 'zip') throw notFound();
  return { status: 302, headers: { location: signedUrl(call.bed, artifactOf(call).id, 'r') } };
}
