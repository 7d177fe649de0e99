import { nodeHttp } from '../../adapters/http/node-http.ts';
import { gatherEvidence } from '../../adapters/kubernetes/gather-evidence.ts';
import { probe } from '../../adapters/probe/probe.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import type { RevisionFacts } from '../../core/deployment-record/running.ts';
import type { CheckPlan } from '../../core/probe/check.ts';
import { present } from '../../core/result/present.ts';
import { evidenceLines, renderEvidence } from '../../core/rollout/evidence.ts';
import { parseWorkload } from '../../core/served-version/facts.ts';
import type { Expected } from '../../core/served-version/round.ts';
import type { TraceContext } from '../../core/trace/context.ts';
import { runSmoke, type SmokeResult } from '../../stages/smoke/effects.ts';
import { renderSmoke } from '../../stages/smoke/report.ts';
import { keepReport } from './keep-report.ts';
import type { DeliverRun, Scene } from './scene.ts';

/** One smoke test of a delivery. */
export interface SmokeTask {
  readonly title: string;
  readonly plan: CheckPlan;
  readonly expected: Expected;
  readonly timeoutMs: number;
  readonly trace: TraceContext;
  /** The version that runs may be older than the inputs: of the workloads that they name, those that it has are asked. */
  readonly older?: true;
}

/** What it said, and the path of its report. */
export interface SmokeTold {
  readonly result: SmokeResult;
  readonly path: string | undefined;
}

/** Runs a smoke test over the target's workloads (or those that the input names), and tells it in log and summary. A red one brings evidence. */
export async function smokeTest(run: DeliverRun, { access, target }: Scene, task: SmokeTask): Promise<SmokeTold> {
  const { inputs, context, clock, log } = run;
  const named = inputs.workload.flatMap((one) => parseWorkload(one, inputs.namespace) ?? []);
  const all = named.length > 0 && task.older === undefined ? [] : await target.workloads();
  const known =
    task.older === undefined ? named : named.filter((one) => all.some(({ kind, name }) => kind === one.kind && name === one.name));
  const workloads = known.length > 0 ? known : all;
  using _ = log.section(task.title);
  const result = await runSmoke(
    {
      workloads,
      plan: task.plan,
      expected: task.expected,
      deadline: deadlineIn(clock, task.timeoutMs),
      timeoutMs: task.timeoutMs,
      failAfterMs: inputs.failAfter,
      parallel: inputs.parallel,
      traceId: task.trace.traceId,
      traceparent: task.trace.traceparent,
      userAgent: `tidegate-smoke/${context.repository.full} run ${context.runId}`,
      secrets: [],
      signal: run.signal,
      ...present({ url: inputs.url, samples: inputs.samples, maxFlaky: inputs.maxFlaky }),
    },
    {
      probe: probe({ http: nodeHttp, clock, allowHosts: inputs.allowHosts }, access.cluster),
      clock,
      random: run.random,
      progress: (line) => log.info(line),
      cluster: access.cluster,
    },
  );
  log.info(`${task.title}: ${result.report.verdict} (${result.suite.why})`);
  run.summarize(renderSmoke(result.report, task.title));
  for (const problem of result.warnings.slice(0, MOST_WARNINGS)) log.problem('warning', problem);
  for (const alert of result.suite.alerts.slice(0, MOST_WARNINGS))
    log.problem('warning', { code: 'ST022', fault: 'user', what: `alert check "${alert.name}": ${alert.why}`, where: alert.target });
  if (result.report.verdict !== 'pass' && !result.cancelled) {
    const evidence = (await gatherEvidence(access.cluster, workloads)).filter((one) => one.pods.length > 0 || one.events.length > 0);
    if (evidence.length > 0) {
      log.outside(evidenceLines(evidence));
      run.summarize(`#### Evidence\n\n${renderEvidence(evidence)}`);
    }
  }
  return { result, path: await keepReport(run, 'smoke-report', result.report) };
}

/** Warnings of one kind that become annotations; GitHub shows no more than ten in a step. */
const MOST_WARNINGS = 4;

/**
 * The short set for a version that came back: the proof on every replica, its own readiness, and those of the given checks that it passed
 * when it was delivered. A check, or a version endpoint, that came with the new version says nothing about the old one.
 */
export function shortPlan(plan: CheckPlan, came: RevisionFacts | undefined): CheckPlan {
  const { checks = [], served: said } = came?.deployment?.smoke ?? {};
  const { served, ...rest } = plan;
  return {
    ...rest,
    checks: plan.checks.filter((check) => checks.includes(check.name)),
    ...(served === undefined || said === undefined ? {} : { served }),
  };
}

/** What a version that came back is expected to be, as far as the records tell. */
export const expectedOf = (came: RevisionFacts | undefined): Expected =>
  present({ version: came?.deployment?.smoke.served, digest: came?.digest });
