import { type Comparison, compareCommits } from '../../adapters/github/compare-commits.ts';
import { githubDeployments } from '../../adapters/github/deployments.ts';
import { githubClient } from '../../adapters/github/github-client.ts';
import { nodeHttp } from '../../adapters/http/node-http.ts';
import { type ClusterAccess, connectCluster } from '../../adapters/kubernetes/connect.ts';
import { openReleaseTarget } from '../../adapters/makers/open-release-target.ts';
import { configMapRecords } from '../../adapters/record/config-map-records.ts';
import { explainRecordFailure } from '../../adapters/record/explain-failure.ts';
import type { Run } from '../../adapters/runner/run.ts';
import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import { present } from '../../core/result/present.ts';
import type { Target } from '../../core/target/target.ts';
import type { RecordPorts } from '../../stages/record/ports.ts';
import type { contract } from './inputs.ts';
import type { outputs } from './outputs.ts';

export type DeliverRun = Run<(typeof contract)['inputs'], typeof outputs>;

/** What a delivery works on once the cluster is connected. */
export interface Scene extends AsyncDisposable {
  readonly access: ClusterAccess;
  readonly target: Target;
  readonly record: RecordPorts;
  /** How two commits stand to each other, by GitHub. Throws `GithubFailure`. */
  compare(base: string, head: string): Promise<Comparison>;
  /** The records before this delivery, as they were when they were read last; empty before. */
  history(): readonly DeploymentRecord[];
  /** Reads them, under the lock: another run may have written one while it was waited for. What cannot be read is told, and left out. */
  readHistory(): Promise<void>;
}

/** The name under which the service stands in statuses and records. */
export const serviceOf = ({ inputs, context }: Pick<DeliverRun, 'inputs' | 'context'>): string => inputs.service ?? context.repository.name;

/** The commit that is delivered. */
export const commitOf = ({ inputs, context }: Pick<DeliverRun, 'inputs' | 'context'>): string => inputs.sha ?? context.sha;

/** `registry.example/shop@sha256:…`, when both parts are given. */
const imageOf = ({ inputs: { image, digest } }: DeliverRun): string | undefined =>
  image === undefined || digest === undefined ? undefined : `${image}@${digest}`;

/** Connects the cluster, and opens the target. Throws `ProblemError` when the cluster cannot be used. */
export async function openScene(run: DeliverRun): Promise<Scene> {
  const { inputs, log } = run;
  await using stack = new AsyncDisposableStack();
  const access = stack.use(await connectCluster(inputs, { ...run, http: nodeHttp }));
  for (const { severity, problem } of access.remarks) log.problem(severity, problem);
  const target = stack.use(await openReleaseTarget({ ...run, ...present({ image: imageOf(run) }) }, access, inputs.token));
  const record = recordPorts(run, access);
  let history: readonly DeploymentRecord[] = [];
  const kept = stack.move();
  return {
    access,
    target,
    record,
    compare: (base, head) => compareCommits(recordClient(run), run.context.repository, base, head),
    history: () => history,
    readHistory: async () => {
      history = await readRecords(record);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** The places of the record. GitHub is asked within a small budget of its own: a record never holds a deployment up. */
export function recordPorts(run: DeliverRun, access: ClusterAccess): RecordPorts {
  const { inputs, context, log } = run;
  return {
    store: configMapRecords(access, { namespace: inputs.namespace, release: inputs.release }),
    deployments: githubDeployments(recordClient(run), context.repository),
    warn: (problem) => log.problem('warning', problem),
    explain: explainRecordFailure,
  };
}

/** A client with short patience. It does not follow the job's cancellation: what happened is recorded then, too. */
export const recordClient = ({ inputs, context, clock, random }: DeliverRun) =>
  githubClient({ apiUrl: context.apiUrl, token: inputs.token ?? '', clock, random, timeoutMs: 5_000, budgetMs: 10_000 });

async function readRecords({ store, warn, explain }: RecordPorts): Promise<readonly DeploymentRecord[]> {
  try {
    const { records, lost } = await store.read();
    if (lost)
      warn({
        code: 'RC013',
        fault: 'user',
        what: `${store.place} holds records that cannot be read; they are left out`,
        where: store.place,
      });
    return records;
  } catch (error) {
    warn(explain(error, `reading the records of ${store.place}`));
    return [];
  }
}
