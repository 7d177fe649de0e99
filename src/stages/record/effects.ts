import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import { rollbackOf, statusOf } from './decide.ts';
import type { NewDeployment, RecordPorts } from './ports.ts';

/** GitHub's deployment that this delivery speaks on: the job's own, or one of ours. */
export interface DeploymentHandle {
  readonly kind: 'of-job' | 'own';
  readonly id: number;
}

/** How a job tells which deployment is its own. */
export interface JobDeployment {
  /** `own-deployment: true`: the job has none. */
  readonly own: boolean;
  readonly checkRunId?: string;
}

/**
 * The deployment to speak on, found or made before the first write to the target. A job's own one is never doubled: where nobody can tell
 * whether there is one, none is made, and a warning (RC012) says how to cure it.
 */
export async function openDeployment(
  ports: RecordPorts,
  job: JobDeployment,
  draft: NewDeployment,
  runUrl: string,
): Promise<DeploymentHandle | undefined> {
  if (!job.own && job.checkRunId === undefined) {
    ports.warn(UNKNOWN_JOB);
    return undefined;
  }
  try {
    const ofJob = job.checkRunId === undefined ? undefined : await ofThisJob(ports, job.own, job.checkRunId);
    if (ofJob !== undefined) return { kind: 'of-job', id: ofJob };
    const id = await ports.deployments.create(draft);
    const status = { state: 'in_progress', description: 'tidegate is delivering', logUrl: runUrl } as const;
    await attempt(ports, "setting our status on GitHub's deployment", () => ports.deployments.setStatus(id, status));
    return { kind: 'own', id };
  } catch (error) {
    ports.warn(ports.explain(error, "finding or making GitHub's deployment"));
    return undefined;
  }
}

/** Where the inputs say that the job has none, GitHub's silence is no obstacle; its word that there is one counts all the same (RC015). */
async function ofThisJob(ports: RecordPorts, own: boolean, checkRunId: string): Promise<number | undefined> {
  if (!own) return ports.deployments.ofJob(checkRunId);
  const found = await ports.deployments.ofJob(checkRunId).catch(() => undefined);
  if (found !== undefined) ports.warn(HAS_ONE);
  return found;
}

/**
 * Writes the record beside the release (`keep`: a revision was written) and our own word on GitHub's deployments. Every place is tried;
 * failures are warnings (RC010).
 */
export async function writeRecord(
  ports: RecordPorts,
  record: DeploymentRecord,
  on: { readonly deployment?: DeploymentHandle | undefined; readonly url?: string | undefined; readonly keep: boolean },
): Promise<{ readonly rollbackDeployment?: number }> {
  const { deployment } = on;
  if (on.keep) await attempt(ports, `writing the record to ${ports.store.place}`, () => ports.store.append(record));
  if (deployment !== undefined)
    await attempt(ports, "setting our status on GitHub's deployment", () =>
      ports.deployments.setStatus(deployment.id, statusOf(record, on.url)),
    );
  const back = rollbackOf(record, on.url);
  if (back === undefined) return {};
  const made = await attempt(ports, "making GitHub's deployment of the rollback", async () => {
    const id = await ports.deployments.create(back.deployment);
    await ports.deployments.setStatus(id, back.status);
    return id;
  });
  return made === undefined ? {} : { rollbackDeployment: made };
}

async function attempt<T>(ports: RecordPorts, doing: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    ports.warn(ports.explain(error, doing));
    return undefined;
  }
}

const UNKNOWN_JOB = {
  code: 'RC012',
  fault: 'user',
  what: "this job's check run is not known, so that its deployment cannot be found; GitHub will not show what was smoke-tested",
  where: 'input "check-run-id"',
  remedy: 'own-deployment: true in a job without a deployment of its own (environment: {name: …, deployment: false})',
} as const;

const HAS_ONE = {
  code: 'RC015',
  fault: 'user',
  what: 'own-deployment: true, but GitHub has made a deployment for this job: that one is used',
  where: 'input "own-deployment"',
  remedy: 'environment: {name: …, deployment: false}, or remove own-deployment:',
} as const;
