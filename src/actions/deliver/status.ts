import { commitsBehind } from '../../adapters/github/commits-behind.ts';
import { githubDeployments } from '../../adapters/github/deployments.ts';
import { nodeHttp } from '../../adapters/http/node-http.ts';
import { type ClusterAccess, connectCluster } from '../../adapters/kubernetes/connect.ts';
import { readWorkload } from '../../adapters/kubernetes/workload-api.ts';
import { releaseHistory } from '../../adapters/makers/release-history.ts';
import { configMapRecords } from '../../adapters/record/config-map-records.ts';
import { explainRecordFailure } from '../../adapters/record/explain-failure.ts';
import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import { checkClusterSettings } from '../../core/credentials/cluster-settings.ts';
import { textAt } from '../../core/event/payload.ts';
import { goBackLine } from '../../core/manifest-set/release-kind.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { decideWhatRuns, type StatusFacts } from '../../stages/record/decide-status.ts';
import { renderStatus, type StatusPlace, statusRows } from '../../stages/record/status-report.ts';
import { workloadsOfRelease } from '../../stages/smoke/find-workloads.ts';
import { type DeliverRun, recordClient, serviceOf } from './scene.ts';

/** What runs, since when, from which commit, approved by whom, and how to go back. Writes nothing; the cluster is read first, then GitHub. */
export async function status(run: DeliverRun): Promise<Ending> {
  const { inputs, log } = run;
  const early = checkClusterSettings(inputs);
  if (early.length > 0) return failed(...early);
  await using access = await connectCluster(inputs, { ...run, http: nodeHttp });
  for (const { severity, problem } of access.remarks) log.problem(severity, problem);
  const { kind = 'chart', rows } = await releaseHistory(access, { ...inputs, runId: run.context.runId }, run.signal);
  const { records } = await configMapRecords(access, inputs).read();
  const facts: StatusFacts = {
    name: `release ${inputs.release} in namespace ${inputs.namespace}`,
    history: rows,
    records,
    images: await imagesOf(run, access),
    github: await ofGithub(run),
  };
  const runs = decideWhatRuns(facts);
  const commit = runs.kind === 'runs' ? runs.facts?.commit : undefined;
  const place: StatusPlace = {
    environment: inputs.environment,
    service: serviceOf(run),
    name: facts.name,
    byHand: (revision) => goBackLine(kind, inputs, revision),
    ...(commit === undefined ? {} : await behind(run, commit)),
  };
  for (const [name, value] of statusRows(runs, place)) log.info(`${name.padEnd(12)} ${value}`);
  const drift = runs.kind === 'runs' ? runs.drift : [];
  for (const problem of drift) log.problem('warning', problem);
  if (runs.kind === 'runs') run.setOutputs({ revision: runs.row.revision, previousRevision: runs.backTo?.revision });
  run.summarize(renderStatus(runs, place, drift));
  return DONE;
}

/** The image references of the release's workloads as they are now. */
async function imagesOf({ inputs }: DeliverRun, { cluster }: ClusterAccess): Promise<readonly string[]> {
  const refs = await workloadsOfRelease(cluster, inputs.namespace, inputs.release).catch((error: unknown) => {
    if (error instanceof ProblemError) return [];
    throw error;
  });
  const objects = await Promise.all(refs.map((ref) => readWorkload(cluster, ref)));
  const images = objects.flatMap((object) => {
    const template = object?.spec?.template as { spec?: { containers?: readonly { image?: string }[] } } | undefined;
    return (template?.spec?.containers ?? []).flatMap(({ image }) => image ?? []);
  });
  return [...new Set(images)];
}

async function ofGithub(run: DeliverRun): Promise<StatusFacts['github']> {
  const { inputs, context } = run;
  try {
    const own = await githubDeployments(recordClient(run), context.repository).newestOwn(inputs.environment, serviceOf(run));
    return own === undefined ? undefined : { commit: own.sha, at: own.at, ...present({ digest: own.status.digest }) };
  } catch (error) {
    run.log.problem('warning', explainRecordFailure(error, "reading GitHub's deployments"));
    return 'unread';
  }
}

/** Left out, with a line in the log, when GitHub does not say. */
async function behind(run: DeliverRun, commit: string): Promise<Pick<StatusPlace, 'behind' | 'branch'>> {
  const { context } = run;
  try {
    const found = await commitsBehind(
      recordClient(run),
      context.repository,
      commit,
      textAt(context.payload, 'repository', 'default_branch'),
    );
    return { behind: found.commits, branch: found.branch };
  } catch (error) {
    run.log.debug(explainRecordFailure(error, 'comparing with the default branch').what);
    return {};
  }
}
