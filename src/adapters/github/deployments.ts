import { type OwnStatus, parseOwnStatus } from '../../core/deployment-record/own-status.ts';
import { present } from '../../core/result/present.ts';
import type { GithubClient } from './github-client.ts';

/** Our own newest word on an environment, as GitHub shows it. */
export interface OwnDeployment {
  readonly id: number;
  readonly task: string;
  readonly sha: string;
  readonly status: OwnStatus;
  /** When the status was set (ISO). */
  readonly at: string;
}

interface Repository {
  readonly owner: string;
  readonly name: string;
}

/** Deployments looked through for our own word: more than a day of a busy monorepo. */
const MOST_LOOKED_AT = 60;

/**
 * GitHub's deployments and our own statuses on them. All calls throw `GithubFailure`. A new deployment merges nothing and waits for no check
 * (`auto_merge: false`, `required_contexts: []`): the gate has judged already.
 */
export function githubDeployments(client: GithubClient, repository: Repository) {
  const at = { owner: repository.owner, repo: repository.name };
  return {
    /** By the check run of a job (`deployment` of the REST check run); undefined when GitHub made none for it. Needs `checks: read`. */
    ofJob: async (checkRunId: string): Promise<number | undefined> => {
      const { data } = await client.rest.checks.get({ ...at, check_run_id: Number(checkRunId) });
      return data.deployment?.id;
    },
    /** Gives the new deployment's id. Needs `deployments: write`. */
    create: async (deployment: {
      readonly ref: string;
      readonly environment: string;
      readonly task: string;
      readonly description: string;
      readonly payload: Readonly<Record<string, unknown>>;
    }): Promise<number> => {
      const { data } = await client.rest.repos.createDeployment({
        ...at,
        ...deployment,
        payload: { ...deployment.payload },
        description: deployment.description.slice(0, 140),
        auto_merge: false,
        required_contexts: [],
        production_environment: deployment.environment.toLowerCase() === 'production',
      });
      if (!('id' in data)) throw new Error('GitHub made no deployment');
      return data.id;
    },
    /** Adds a status. Needs `deployments: write`. */
    setStatus: async (
      id: number,
      status: {
        readonly state: 'in_progress' | 'success' | 'failure';
        readonly description: string;
        readonly logUrl: string;
        readonly environmentUrl?: string;
      },
    ): Promise<void> => {
      await client.rest.repos.createDeploymentStatus({
        ...at,
        deployment_id: id,
        state: status.state,
        description: status.description.slice(0, 140),
        log_url: status.logUrl,
        ...present({ environment_url: status.environmentUrl }),
        // A status said twice is the same status.
        request: { repeatable: true },
      });
    },
    /** The newest deployment of the environment on which we said that this service is what runs: delivered, or taken back. Needs `deployments: read`. */
    newestOwn: async (environment: string, service: string): Promise<OwnDeployment | undefined> => {
      const { data } = await client.rest.repos.listDeployments({ ...at, environment, per_page: MOST_LOOKED_AT });
      for (const deployment of data) {
        const statuses = await client.rest.repos.listDeploymentStatuses({ ...at, deployment_id: deployment.id, per_page: 30 });
        for (const { state, description, created_at } of statuses.data) {
          const own = parseOwnStatus(description);
          if (own?.service === service && state === 'success')
            return { id: deployment.id, task: deployment.task, sha: deployment.sha, status: own, at: created_at };
        }
      }
      return undefined;
    },
  };
}
