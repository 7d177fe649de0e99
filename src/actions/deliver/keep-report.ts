import { explainRecordFailure } from '../../adapters/record/explain-failure.ts';
import { writeReport } from '../../adapters/record/write-report.ts';
import type { DeliverRun } from './scene.ts';

/** Writes a report for the job's later steps and gives its path; one that cannot be written is a warning, and changes nothing else. */
export async function keepReport(
  run: DeliverRun,
  name: 'smoke-report' | 'deployment-record',
  report: unknown,
): Promise<string | undefined> {
  try {
    return await writeReport(run.context, name, report);
  } catch (error) {
    run.log.problem('warning', explainRecordFailure(error, `writing the ${name}`));
    return undefined;
  }
}
