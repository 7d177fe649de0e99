import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { SetLine } from '../../core/values/place-set-lines.ts';
import { applySetLine } from '../../core/values/strvals.ts';
import { emptyTree } from '../../core/values/tree.ts';

/** The lines of `set-file`, with the content of their files ready to be taken. HD082 for files that are not there. */
export async function readSetFiles(
  texts: readonly string[],
  workspace: string,
): Promise<{ readonly lines: readonly SetLine[]; readonly problems: readonly Problem[] }> {
  const named = texts.flatMap(pathsIn);
  const read = await Promise.all(
    named.map(async (path) => [path, await readFile(resolve(workspace, path), 'utf8').catch(() => undefined)] as const),
  );
  const contents = new Map(read);
  return {
    lines: texts.map((text) => ({ input: 'set-file', text, read: (path) => contents.get(path) ?? '' })),
    problems: read.flatMap(([path, content]) => (content === undefined ? [missing(path)] : [])),
  };
}

/** A line that cannot be read names none; it is told where it is applied. */
function pathsIn(text: string): readonly string[] {
  const paths: string[] = [];
  try {
    applySetLine(text, emptyTree(), (path) => paths.push(path));
  } catch {
    return [];
  }
  return paths;
}

const missing = (path: string): Problem => ({
  code: 'HD082',
  fault: 'user',
  what: `${oneLine(path, 200)} does not exist`,
  where: 'input "set-file"',
  expected: "path.to.value=FILE, with a path from the workspace's root",
});
