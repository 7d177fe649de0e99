import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** What is published: an image that lies in a folder, or files found by patterns. */
export type Source = { readonly kind: 'layout'; readonly folder: string } | { readonly kind: 'files'; readonly lines: readonly string[] };

const LAYOUT = 'oci-layout:';
const EXPECTED = 'patterns of files, or one line oci-layout:DIR';

/** Reads the input `path`; all that is wrong with it, without looking at the disk. */
export function readSource(lines: readonly string[]): Result<Source, Problem> {
  const [first, ...others] = lines;
  if (first === undefined) return err(wrong('it names nothing', 'Name files, or oci-layout:DIR.'));
  const layout = lines.find((line) => line.startsWith(LAYOUT));
  if (layout !== undefined && others.length > 0)
    return err(wrong('an image layout stands alone', 'Publish the other files in a step of their own.'));
  if (layout !== undefined) {
    const folder = layout.slice(LAYOUT.length).trim();
    return folder === '' ? err(wrong('oci-layout: names no folder', 'Write oci-layout:DIR')) : ok({ kind: 'layout', folder });
  }
  const remote = lines.find((line) => /^!?[a-z][a-z0-9+.-]*:\/\//.test(line));
  if (remote !== undefined)
    return err(
      wrong(`"${oneLine(remote, 120)}" is an address`, 'This version publishes what lies on the runner: files, or oci-layout:DIR.'),
    );
  if (lines.every((line) => line.startsWith('!'))) return err(wrong('every line excludes', 'Add a line that includes files.'));
  return ok({ kind: 'files', lines });
}

const wrong = (why: string, remedy: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "path": ${why}`,
  where: 'with:',
  expected: EXPECTED,
  remedy,
});
