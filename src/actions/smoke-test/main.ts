import { readChecksSource } from '../../adapters/checks-file/read-checks-file.ts';
import { nodeHttp } from '../../adapters/http/node-http.ts';
import { connectCluster } from '../../adapters/kubernetes/connect.ts';
import { probe } from '../../adapters/probe/probe.ts';
import { writeReport } from '../../adapters/record/write-report.ts';
import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import type { Cluster } from '../../core/cluster/cluster.ts';
import { checkClusterSettings } from '../../core/credentials/cluster-settings.ts';
import type { CheckPlan } from '../../core/probe/check.ts';
import { present } from '../../core/result/present.ts';
import { parseWorkload, type WorkloadRef } from '../../core/served-version/facts.ts';
import { traceContext } from '../../core/trace/context.ts';
import { runSmoke } from '../../stages/smoke/effects.ts';
import { currentRevision, overtaken, workloadsOfRelease } from '../../stages/smoke/find-workloads.ts';
import { prepareSmoke } from '../../stages/smoke/prepare.ts';
import type { SmokeRun } from './smoke-run.ts';
import { tell } from './tell.ts';

/** The step: inputs are judged whole, then the cluster is reached (only when one is needed), then the smoke test runs and is told. */
export async function main(run: SmokeRun): Promise<Ending> {
  const { inputs, context } = run;
  const source = await readChecksSource(inputs, context.workspace);
  const inCluster = inputs.workload.length > 0 || inputs.release !== undefined;
  const event = { name: context.eventName, hasRelease: inputs.release !== undefined };
  const plan = prepareSmoke(inputs, source.ok ? source.value : undefined, event);
  const problems = [...(source.ok ? [] : source.error), ...(plan.ok ? [] : plan.error), ...(inCluster ? checkClusterSettings(inputs) : [])];
  if (!plan.ok || problems.length > 0) return failed(...problems);
  if (!inCluster) return smoke(run, plan.value, []);
  await using access = await connectCluster(inputs, {
    http: nodeHttp,
    clock: run.clock,
    random: run.random,
    env: run.env,
    context,
    log: run.log,
  });
  for (const remark of access.remarks) run.log.problem(remark.severity, remark.problem);
  const namespace = inputs.namespace ?? access.namespace ?? 'default';
  const named = inputs.workload.flatMap((one) => parseWorkload(one, namespace) ?? []);
  const workloads =
    named.length > 0 || inputs.release === undefined ? named : await workloadsOfRelease(access.cluster, namespace, inputs.release);
  if (inputs.expectRevision !== undefined && inputs.release !== undefined) {
    const current = await currentRevision(access.cluster, namespace, inputs.release);
    if (current !== inputs.expectRevision) return undecided(run, overtaken(inputs.expectRevision, current, inputs.release));
  }
  return smoke(run, plan.value, workloads, access.cluster);
}

function undecided(run: SmokeRun, problem: ReturnType<typeof overtaken>): Ending {
  run.setOutputs({ verdict: 'inconclusive' });
  if (run.inputs.onInconclusive === 'fail' && run.inputs.onFail === 'fail') return failed(problem);
  run.log.problem('warning', problem);
  return DONE;
}

async function smoke(run: SmokeRun, plan: CheckPlan, workloads: readonly WorkloadRef[], cluster?: Cluster): Promise<Ending> {
  const { inputs, context } = run;
  const about = { runId: context.runId, runAttempt: context.runAttempt, checkRunId: inputs.checkRunId, inherited: run.env.TRACEPARENT };
  const trace = traceContext(about, run.random);
  const result = await runSmoke(
    {
      workloads,
      plan,
      expected: { version: inputs.expectVersion ?? context.sha, ...present({ digest: inputs.expectDigest }) },
      deadline: deadlineIn(run.clock, inputs.smokeTimeout),
      timeoutMs: inputs.smokeTimeout,
      failAfterMs: inputs.failAfter,
      parallel: inputs.parallel,
      traceId: trace.traceId,
      traceparent: trace.traceparent,
      userAgent: `tidegate-smoke/${context.repository.full} run ${context.runId}`,
      secrets: [],
      signal: run.signal,
      ...present({ url: inputs.url, samples: inputs.samples, maxFlaky: inputs.maxFlaky }),
    },
    {
      probe: probe({ http: nodeHttp, clock: run.clock, allowHosts: inputs.allowHosts }, cluster),
      clock: run.clock,
      random: run.random,
      progress: (line) => run.log.info(line),
      ...present({ cluster }),
    },
  );
  const report = await writeReport(context, 'smoke-report', result.report);
  return tell(run, result, report);
}
