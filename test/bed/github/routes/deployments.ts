import type { Bed } from '../bed.ts';
import { invalid, notFound, notPlayed, Refusal } from '../refusal.ts';
import { deploymentShape, deploymentStatusShape } from '../shapes/deployment.ts';
import { addDeployment, addDeploymentStatus } from '../verbs/deployments.ts';
import { isAncestor } from '../verbs/history.ts';
import { resolveRef } from '../verbs/refs.ts';
import type { Deployment, DeploymentState } from '../world.ts';
import { pageOf } from './pages.ts';
import { type Answer, type Call, created, number, ok, optional, type Routes } from './route.ts';

interface NewDeployment {
  readonly ref: string;
  readonly task?: string;
  readonly auto_merge?: boolean;
  readonly required_contexts?: readonly string[];
  readonly payload?: string | Record<string, unknown>;
  readonly environment?: string;
  readonly description?: string | null;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}
interface NewStatus {
  readonly state: DeploymentState;
  readonly target_url?: string;
  readonly log_url?: string;
  readonly description?: string;
  readonly environment?: string;
  readonly environment_url?: string;
  readonly auto_inactive?: boolean;
}

const read = { deployments: 'read' } as const;
const write = { deployments: 'write' } as const;

export const deploymentRoutes: Routes = {
  'repos/list-deployments': { needs: read, play: list },
  'repos/create-deployment': { needs: write, play: create },
  'repos/get-deployment': { needs: read, play: (call) => ok(deploymentShape(call.bed, deploymentOf(call))) },
  'repos/list-deployment-statuses': {
    needs: read,
    play: (call) =>
      pageOf(call, deploymentOf(call).statuses.toReversed(), (status) => deploymentStatusShape(call.bed, deploymentOf(call), status)),
  },
  'repos/create-deployment-status': { needs: write, play: createStatus },
  'repos/get-deployment-status': { needs: read, play: getStatus },
};

function list(call: Call): Answer {
  const wanted = (['sha', 'ref', 'task', 'environment'] as const)
    .map((name) => [name, optional(call, name)] as const)
    .filter(([, value]) => value !== undefined);
  const found = call.bed.world.deployments.filter((deployment) => wanted.every(([name, value]) => deployment[name] === value));
  return pageOf(call, found.toReversed(), (deployment) => deploymentShape(call.bed, deployment));
}

function create(call: Call): Answer {
  const { bed } = call;
  const body = call.body as NewDeployment;
  const sha = resolveRef(bed, body.ref);
  if (sha === null) throw new Refusal(422, `No ref found for: ${body.ref}`);
  refuseAutoMerge(bed, body, sha);
  refuseRedContexts(bed, body, sha);
  const { task, payload, environment = 'production', description, transient_environment, production_environment } = body;
  const deployment = addDeployment(bed, {
    ref: body.ref,
    environment,
    creator: call.token.actor,
    ...(task === undefined ? {} : { task }),
    ...(payload === undefined ? {} : { payload }),
    ...(description === undefined ? {} : { description }),
    ...(transient_environment === undefined ? {} : { transient: transient_environment }),
    ...(production_environment === undefined ? {} : { production: production_environment }),
  });
  return created(deploymentShape(bed, deployment));
}

/** GitHub's default merges the default branch into a ref that is behind it; who deploys never wants that. */
function refuseAutoMerge(bed: Bed, { auto_merge = true }: NewDeployment, sha: string): void {
  const head = resolveRef(bed, bed.world.repository.defaultBranch);
  if (auto_merge && head !== null && !isAncestor(bed.world, head, sha)) {
    throw notPlayed('auto_merge of the default branch into a ref that is behind it (send auto_merge: false)');
  }
}

/** Without `required_contexts` every status of the commit must be green; `[]` asks for none. */
function refuseRedContexts(bed: Bed, { ref, required_contexts }: NewDeployment, sha: string): void {
  const newest = new Map(bed.world.statuses.filter((status) => status.sha === sha).map((status) => [status.context, status.state]));
  const contexts = required_contexts ?? [...newest.keys()];
  if (contexts.every((context) => newest.get(context) === 'success')) return;
  throw new Refusal(409, `Conflict: Commit status checks failed for ${ref}.`, {
    errors: [{ resource: 'Deployment', field: 'required_contexts', code: 'invalid' }],
  });
}

function createStatus(call: Call): Answer {
  const deployment = deploymentOf(call);
  const { state, log_url, target_url, description, environment, environment_url, auto_inactive } = call.body as NewStatus;
  if ((description ?? '').length > 140)
    throw invalid('DeploymentStatus', 'description', 'custom', 'description is too long (maximum is 140 characters)');
  const logUrl = log_url ?? target_url;
  for (const [field, url] of Object.entries({ log_url, target_url, environment_url })) {
    if (url && !/^https?:\/\//.test(url)) throw invalid('DeploymentStatus', field, 'custom', `${field} must use http(s) scheme`);
  }
  const status = addDeploymentStatus(call.bed, {
    deploymentId: deployment.id,
    state,
    creator: call.token.actor,
    ...(description === undefined ? {} : { description }),
    ...(environment === undefined ? {} : { environment }),
    ...(environment_url === undefined ? {} : { environmentUrl: environment_url }),
    ...(logUrl === undefined ? {} : { logUrl }),
    ...(auto_inactive === undefined ? {} : { autoInactive: auto_inactive }),
  });
  return created(deploymentStatusShape(call.bed, deployment, status));
}

function getStatus(call: Call): Answer {
  const deployment = deploymentOf(call);
  const status = deployment.statuses.find(({ id }) => id === number(call, 'status_id'));
  if (status === undefined) throw notFound();
  return ok(deploymentStatusShape(call.bed, deployment, status));
}

function deploymentOf(call: Call): Deployment {
  const found = call.bed.world.deployments.find(({ id }) => id === number(call, 'deployment_id'));
  if (found === undefined) throw notFound();
  return found;
}
