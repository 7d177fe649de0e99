import type { RecordHistory } from '../../../src/core/deployment-record/history.ts';
import type { DeploymentRecord } from '../../../src/core/deployment-record/record.ts';
import type { Problem } from '../../../src/core/problem/problem.ts';
import type { Deployments, NewDeployment, NewStatus, RecordPorts, RecordStore } from '../../../src/stages/record/ports.ts';

/** A deployment of the fake, with its statuses, oldest first. */
export interface FakeDeployment extends NewDeployment {
  readonly id: number;
  readonly statuses: readonly NewStatus[];
}

/** The places of a record in memory. What is named in `broken` (`append`, `ofJob`, `create`, `setStatus`) throws. */
export interface FakePlaces extends RecordPorts {
  readonly made: readonly FakeDeployment[];
  readonly records: readonly DeploymentRecord[];
  readonly warnings: readonly Problem[];
  readonly broken: Set<string>;
}

/** `ofJobs` tells which check run has which deployment. */
export function fakePlaces(ofJobs: Readonly<Record<string, number>> = {}): FakePlaces {
  const made: FakeDeployment[] = Object.values(ofJobs).map((id) => ({ ...BY_GITHUB, id, statuses: [] }));
  const records: DeploymentRecord[] = [];
  const warnings: Problem[] = [];
  const broken = new Set<string>();
  const works = (what: string): void => {
    if (broken.has(what)) throw new Error(`${what} is broken`);
  };
  const store: RecordStore = {
    place: 'ConfigMap shop/tidegate-record-web',
    read: async (): Promise<RecordHistory> => ({ records, lost: false }),
    append: async (record) => {
      works('append');
      records.push(record);
    },
  };
  const deployments: Deployments = {
    ofJob: async (checkRunId) => {
      works('ofJob');
      return ofJobs[checkRunId];
    },
    create: async (deployment) => {
      works('create');
      const id = 900 + made.length;
      made.push({ ...deployment, id, statuses: [] });
      return id;
    },
    setStatus: async (id, status) => {
      works('setStatus');
      const at = made.findIndex((one) => one.id === id);
      const found = made[at];
      if (found === undefined) throw new Error(`no deployment ${id}`);
      made[at] = { ...found, statuses: [...found.statuses, status] };
    },
  };
  return {
    store,
    deployments,
    warn: (problem) => void warnings.push(problem),
    explain: (error, doing) => ({ code: 'RC010', fault: 'remote', what: `${doing} failed: ${(error as Error).message}` }),
    made,
    records,
    warnings,
    broken,
  };
}

const BY_GITHUB = { ref: 'main', environment: 'production', task: 'deploy', description: '', payload: {} } as const;
