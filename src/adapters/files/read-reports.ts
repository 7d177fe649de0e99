import { relative } from 'node:path';
import { ProblemError } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import type { ReportFile } from '../../core/test-report/judge-tests.ts';
import { findFiles } from './find-files.ts';
import { readSteady, steadyFile } from './steady-file.ts';

const MOST_FILES = 2_000;
/** Bytes of all reports together. */
const MOST_BYTES = 64 * 1_048_576;

/**
 * Reads the reports that the lines name, in the order of their paths. A report is evidence: one that cannot be read makes the whole unreadable, and so
 * do lines that match nothing. The reason is one sentence. Throws node's errors for a folder that cannot be listed.
 */
export async function readReports(lines: readonly string[], workspace: string): Promise<Result<readonly ReportFile[], string>> {
  const found = await findFiles(lines, { workspace, hidden: true });
  const [problem] = found.problems;
  if (problem !== undefined) return err(problem.what.replace('is not published', 'is not read'));
  if (found.files.length === 0) return err('no file matches');
  if (found.files.length > MOST_FILES) return err(`${found.files.length} files match, and ${MOST_FILES} is the most`);
  const reports: ReportFile[] = [];
  let left = MOST_BYTES;
  for (const { path, kind } of found.files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const shown = relative(workspace, path);
    if (kind === 'link') return err(`${shown} is a link`);
    const bytes = await readBytes(path, shown, left);
    if (!bytes.ok) return bytes;
    left -= bytes.value.length;
    reports.push({ path: shown, text: new TextDecoder().decode(bytes.value) });
  }
  return ok(reports);
}

async function readBytes(path: string, shown: string, most: number): Promise<Result<Uint8Array, string>> {
  try {
    const file = await steadyFile(path, shown);
    if (file.size > most) return err(`the reports hold more than ${MOST_BYTES / 1_048_576} MiB`);
    return ok(Buffer.concat(await Array.fromAsync(readSteady(file, shown))));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return err((error.problems[0]?.what ?? error.message).replace('is not published', 'is not read'));
  }
}
