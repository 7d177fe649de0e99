import { resolve } from 'node:path';
import { collectFiles } from '../../adapters/files/collect-files.ts';
import { layoutArchive } from '../../adapters/files/layout-archive.ts';
import { readLayout } from '../../adapters/files/read-layout.ts';
import { readReports } from '../../adapters/files/read-reports.ts';
import { noCoverage } from '../../core/coverage/judge-coverage.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import type { Payload } from '../../core/publish/payload.ts';
import { present } from '../../core/result/present.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { noTests, type ReportFile } from '../../core/test-report/judge-tests.ts';
import { type GateResult, judgeGates } from '../../stages/publish/gates.ts';
import type { PublishPlan } from '../../stages/publish/plan.ts';
import type { PublishRun } from './publish-run.ts';

/** Reads the reports and judges them; reports that cannot be read are a reason to stop as much as red ones. */
export async function gates(run: PublishRun, plan: PublishPlan): Promise<GateResult> {
  const { inputs, context } = run;
  const problems: Problem[] = [];
  const alerts: Problem[] = [];
  const read = async (
    lines: readonly string[],
    explain: (why: string) => Problem,
    into: Problem[],
  ): Promise<readonly ReportFile[] | undefined> => {
    if (lines.length === 0) return undefined;
    const reports = await readReports(lines, context.workspace);
    if (reports.ok) return reports.value;
    into.push(explain(reports.error));
    return undefined;
  };
  const tests = await read(inputs.tests, (why) => noTests(`the test reports cannot be read: ${why}`, 'input "tests"'), problems);
  const alertTests = await read(
    inputs.testsAlert,
    (why) => noTests(`the test reports cannot be read: ${why}`, 'input "tests-alert"'),
    alerts,
  );
  const coverage = await read(
    inputs.coverage,
    (why) => noCoverage(`the coverage reports cannot be read: ${why}`, 'input "coverage"'),
    problems,
  );
  // Reports that cannot be read are told already.
  const minimums = inputs.coverage.length > 0 && coverage === undefined ? [] : plan.minimums;
  const judged = judgeGates(present({ tests, alertTests, coverage }), minimums);
  return { ...judged, problems: [...problems, ...judged.problems], alerts: [...alerts, ...judged.alerts] };
}

/** Reads and hashes all that is to be published, into `folder` where it has to be packed. */
export async function payload(
  run: PublishRun,
  plan: PublishPlan,
  folder: string,
  epoch: number,
): Promise<Result<Payload, readonly Problem[]>> {
  const { inputs, context } = run;
  const archiveName = `${inputs.name}-${inputs.version}`;
  try {
    if (plan.source.kind === 'files') {
      const { root, archive, hiddenFiles: hidden } = inputs;
      const options = { workspace: context.workspace, hidden, archiveName, mtime: epoch, folder, ...present({ root, form: archive }) };
      return ok(await collectFiles(plan.source.lines, options));
    }
    const shown = plan.source.folder;
    const layout = await readLayout(resolve(context.workspace, shown), shown, inputs.version);
    const asFile = plan.targets.some(({ kind }) => kind === 'gha');
    const archive = asFile ? await layoutArchive(layout, `${archiveName}.oci.tar`, folder) : undefined;
    return ok({ kind: 'image', ...layout, ...present({ archive }) });
  } catch (error) {
    if (error instanceof ProblemError) return err(error.problems);
    throw error;
  }
}
