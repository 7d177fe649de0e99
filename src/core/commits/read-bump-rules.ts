import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { type BumpRules, DEFAULT_BUMP_RULES, type Level } from './conventional.ts';

const LEVELS: readonly Level[] = ['major', 'minor', 'patch', 'none'];

/** Reads lines such as `docs=patch` over the default rules. Problems are BT007, one a line. */
export function readBumpRules(lines: readonly string[]): Result<BumpRules, readonly Problem[]> {
  const problems: Problem[] = [];
  const own = lines.map((line): readonly [string, Level] => {
    const [, type = '', word = ''] = /^([A-Za-z][\w-]*) *[=:] *(\w+)$/.exec(line) ?? [];
    const level = LEVELS.find((known) => known === word.toLowerCase());
    if (level !== undefined) return [type.toLowerCase(), level];
    problems.push({
      code: 'BT007',
      fault: 'user',
      what: `"${oneLine(line, 80)}" is no bump rule`,
      where: 'input "bump-rules"',
      expected: `type=level, the level one of ${LEVELS.join(', ')}`,
      remedy: 'Write for example docs=patch',
    });
    return ['', 'none'];
  });
  return problems.length > 0 ? err(problems) : ok({ ...DEFAULT_BUMP_RULES, ...Object.fromEntries(own) });
}
