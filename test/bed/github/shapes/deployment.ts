import type { Bed } from '../bed.ts';
import type { Deployment, DeploymentStatus } from '../world.ts';
import { nodeId, repoApi } from './links.ts';
import { userShape } from './user.ts';

/** `deployment`. */
export function deploymentShape(bed: Bed, deployment: Deployment) {
  return {
    ...deploymentSimple(bed, deployment),
    sha: deployment.sha,
    ref: deployment.ref,
    payload: deployment.payload,
    creator: userShape(bed, deployment.creator),
  };
}

/** `deployment-simple`: what a check run carries. */
export function deploymentSimple(bed: Bed, deployment: Deployment) {
  const url = repoApi(bed, `/deployments/${deployment.id}`);
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', deployment.id),
    task: deployment.task,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    created_at: deployment.createdAt,
    updated_at: deployment.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: repoApi(bed),
    transient_environment: deployment.transient,
    production_environment: deployment.production,
    performed_via_github_app: null,
  };
}

/** `deployment-status`. `target_url` is the old name of `log_url`. */
export function deploymentStatusShape(bed: Bed, deployment: Deployment, status: DeploymentStatus) {
  const deploymentUrl = repoApi(bed, `/deployments/${deployment.id}`);
  return {
    url: `${deploymentUrl}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DES', status.id),
    state: status.state,
    creator: userShape(bed, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: deploymentUrl,
    repository_url: repoApi(bed),
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}
