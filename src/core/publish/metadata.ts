import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

const MOST = 64;

/** Reads lines `key=value` for the record; every wrong line is told. Values may hold `=`. */
export function readMetadata(lines: readonly string[]): Result<Readonly<Record<string, string>>, readonly Problem[]> {
  const entries = new Map<string, string>();
  const problems: Problem[] = [];
  for (const line of lines) {
    const [, key, value] = /^([A-Za-z0-9][A-Za-z0-9._/-]{0,62})\s*=(.{0,1000})$/.exec(line) ?? [];
    if (key === undefined || value === undefined) problems.push(wrong(`"${oneLine(line, 80)}" is no key=value`));
    else if (entries.has(key)) problems.push(wrong(`${key} stands twice`));
    else entries.set(key, value.trim());
  }
  if (entries.size > MOST) problems.push(wrong(`it has ${entries.size} lines`));
  return problems.length > 0 ? err(problems) : ok(Object.fromEntries(entries));
}

const wrong = (why: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "metadata": ${why}`,
  where: 'with:',
  expected: `at most ${MOST} lines key=value; keys of letters, digits, ".", "_", "/", "-"`,
  remedy: 'Correct metadata: in with:',
});
