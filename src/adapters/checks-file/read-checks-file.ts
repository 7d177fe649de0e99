import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { parseDocument } from 'yaml';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';

/** Where the checks come from when nothing names a file. */
export const DEFAULT_CHECKS_FILE = '.github/smoke.yml';

/** A tree for core, and the name of its source for messages. Undefined when there is no file. */
export type ChecksSource = { readonly tree: unknown; readonly source: string } | undefined;

/**
 * Reads the checks: inline text first, else the named file (which must exist and lie in the workspace), else the default one if it is there.
 * Faults of YAML are ST002 with line and column.
 */
export async function readChecksSource(
  given: { readonly checks: string | undefined; readonly checksFile: string | undefined },
  workspace: string,
): Promise<Result<ChecksSource, readonly Problem[]>> {
  if (given.checks !== undefined && given.checksFile !== undefined)
    return err([fault('both checks and checks-file are given', 'with:', 'one of them')]);
  if (given.checks !== undefined) return parseTree(given.checks, 'input "checks"');
  const name = given.checksFile ?? DEFAULT_CHECKS_FILE;
  const outside = err([fault('the file lies outside the workspace', `input "checks-file"`, 'a path inside the checkout')]);
  const path = resolve(workspace, name);
  if (!path.startsWith(workspace + sep)) return outside;
  try {
    const real = await realpath(path);
    if (!real.startsWith((await realpath(workspace)) + sep)) return outside;
    return parseTree(await readFile(real, 'utf8'), name);
  } catch (error) {
    const absent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    if (absent && given.checksFile === undefined) return ok(undefined);
    return err([fault(absent ? `${name} does not exist` : `${name} cannot be read`, `input "checks-file"`, 'a YAML file of the checkout')]);
  }
}

function parseTree(text: string, source: string): Result<ChecksSource, readonly Problem[]> {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0) {
    return err(
      document.errors.map((error) => {
        const at = error.linePos?.[0];
        return fault(firstLine(error.message), at === undefined ? source : `${source}, line ${at.line}, column ${at.col}`, 'YAML');
      }),
    );
  }
  try {
    return ok({ tree: document.toJS({ maxAliasCount: 20 }), source });
  } catch (error) {
    return err([fault((error as Error).message, source, 'YAML without so many aliases')]);
  }
}

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;

const fault = (what: string, where: string, expected: string): Problem => ({
  code: 'ST002',
  fault: 'user',
  what: `checks cannot be read: ${what}`,
  where,
  expected,
  remedy: 'See the checks section of the smoke-test README.',
});
