import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobContext } from '../../core/event/context.ts';

/** The folder of this run attempt's reports, under RUNNER_TEMP. */
export const reportFolder = (context: Pick<JobContext, 'tempDir' | 'runAttempt'>): string =>
  join(context.tempDir || tmpdir(), 'tidegate-reports');

/**
 * Writes a report as JSON for the job's later steps. The name ends in the attempt, since artifact names collide on a re-run, and in a number
 * where a step before has written one already. Returns the path.
 */
export const writeReport = (context: Pick<JobContext, 'tempDir' | 'runAttempt'>, name: string, report: unknown): Promise<string> =>
  writeReportText(context, name, `${JSON.stringify(report, null, 2)}\n`);

/** The same for a text whose bytes count, such as one whose digest was taken. */
export async function writeReportText(context: Pick<JobContext, 'tempDir' | 'runAttempt'>, name: string, text: string): Promise<string> {
  const folder = reportFolder(context);
  await mkdir(folder, { recursive: true });
  for (let n = 1; ; n++) {
    const path = join(folder, `${name}-a${context.runAttempt}${n === 1 ? '' : `-${n}`}.json`);
    try {
      await writeFile(path, text, { flag: 'wx' });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || n >= 100) throw error;
    }
  }
}
