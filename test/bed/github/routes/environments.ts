import { invalid, notFound, Refusal } from '../refusal.ts';
import { deploymentShape } from '../shapes/deployment.ts';
import { approvalShape, environmentShape, pendingShapes } from '../shapes/environment.ts';
import { applyReview, mayReview, waitingJobs } from '../verbs/reviews.ts';
import type { Deployment, Environment } from '../world.ts';
import { page } from './pages.ts';
import { type Answer, type Call, ok, type Routes, text } from './route.ts';
import { runOf } from './runs.ts';

const needs = { actions: 'read' } as const;

export const environmentRoutes: Routes = {
  'repos/get-all-environments': { needs, play: listEnvironments },
  'repos/get-environment': { needs, play: getEnvironment },
  'actions/get-reviews-for-run': { needs, play: listReviews },
  'actions/get-pending-deployments-for-run': { needs, play: (call) => ok(pendingShapes(call.bed, runOf(call).id, call.token.actor)) },
  'actions/review-pending-deployments-for-run': { needs: { deployments: 'write' }, play: reviewPending },
};

function listEnvironments(call: Call): Answer {
  const { bed } = call;
  return page(call, bed.world.environments, (some, total) => ({
    total_count: total,
    environments: some.map((one) => environmentShape(bed, one)),
  }));
}

function getEnvironment(call: Call): Answer {
  const wanted = text(call, 'environment_name').toLowerCase();
  const found = call.bed.world.environments.find(({ name }) => name.toLowerCase() === wanted);
  if (found === undefined) throw notFound();
  return ok(environmentShape(call.bed, found));
}

/** Newest first. */
function listReviews(call: Call): Answer {
  const run = runOf(call);
  const found = call.bed.world.approvals.filter(({ runId }) => runId === run.id).toReversed();
  return ok(found.map((approval) => approvalShape(call.bed, approval)));
}

/** A review by the token's person; the answer is the deployments that it set free. */
function reviewPending(call: Call): Answer {
  const { bed, token } = call;
  const run = runOf(call);
  const { environment_ids, state, comment } = call.body as { environment_ids: number[]; state: 'approved' | 'rejected'; comment: string };
  const environments = environment_ids.map((id) => bed.world.environments.find((one) => one.id === id));
  if (environments.length === 0 || environments.includes(undefined)) throw invalid('PendingDeployment', 'environment_ids', 'invalid');
  for (const environment of environments as Environment[]) {
    const reason = mayReview(bed, run.id, environment, token.actor);
    if (reason !== null) throw new Refusal(422, `Validation Failed: ${reason}`);
  }
  const names = (environments as Environment[]).map(({ name }) => name);
  const ids = names.flatMap((name) => waitingJobs(bed, run.id, name).map(({ deploymentId }) => deploymentId));
  applyReview(bed, { runId: run.id, user: token.actor, environments: names, state, comment });
  const deployments = ids.flatMap((id) => bed.world.deployments.find((deployment) => deployment.id === id) ?? []);
  return ok(deployments.map((deployment: Deployment) => deploymentShape(bed, deployment)));
}
