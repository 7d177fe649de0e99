import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import type { SmokeResult } from '../../stages/smoke/effects.ts';
import { renderSmoke } from '../../stages/smoke/report.ts';
import type { SmokeRun } from './smoke-run.ts';

/** At most so many annotations; GitHub shows no more than ten of a kind in a step. */
const MOST_ANNOTATIONS = 9;

/** Outputs, summary, annotations and the step's ending, out of the result. */
export function tell(run: SmokeRun, result: SmokeResult, reportPath: string): Ending {
  const { report, suite } = result;
  const names = (verdicts: readonly string[]): readonly string[] =>
    report.outcomes.filter((one) => verdicts.includes(one.verdict) && one.severity === 'block').map(({ name }) => name);
  run.setOutputs({
    verdict: report.verdict,
    passed: names(['pass', 'flaky']),
    failed: names(['fail', 'inconclusive']),
    flaky: suite.flaky.map(({ name }) => name),
    alerts: suite.alerts.map(({ name }) => name),
    servedVersion: report.servedVersion,
    replicasOk: report.replicas === undefined ? undefined : `${report.replicas.proved}/${report.replicas.ready}`,
    durationMs: report.durationMs,
    report: reportPath,
    traceId: report.traceId,
    traceparent: report.traceparent,
  });
  run.summarize(renderSmoke(report));
  for (const problem of result.warnings.slice(0, MOST_ANNOTATIONS)) run.log.problem('warning', problem);
  for (const alert of suite.alerts.slice(0, MOST_ANNOTATIONS))
    run.log.problem('warning', { code: 'ST022', fault: 'user', what: `alert check "${alert.name}": ${alert.why}`, where: alert.target });
  run.log.info(`smoke test: ${report.verdict} (${suite.why})`);
  const good =
    report.verdict === 'pass' || (report.verdict === 'inconclusive' && run.inputs.onInconclusive === 'pass' && !result.cancelled);
  if (good) return DONE;
  const shown = cut(result.problems);
  if (run.inputs.onFail === 'fail' || result.cancelled) return failed(...shown);
  for (const problem of shown) run.log.problem('warning', problem);
  return DONE;
}

function cut(problems: SmokeResult['problems']): SmokeResult['problems'] {
  if (problems.length <= MOST_ANNOTATIONS) return problems;
  const rest = problems.length - MOST_ANNOTATIONS;
  return [...problems.slice(0, MOST_ANNOTATIONS), { code: 'ST022', fault: 'user', what: `${rest} more are in the report` }];
}
