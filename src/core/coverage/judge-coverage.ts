import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { type Coverage, type CoverageData, type CoverageKind, percent, sumCoverage } from './coverage.ts';
import { COVERAGE_FORMATS, readCoverage } from './read-coverage.ts';

/** A least percentage as an exact fraction: `hundredths` of a percent. */
export interface CoverageMinimum {
  readonly kind: CoverageKind;
  readonly text: string;
  readonly hundredths: number;
}

/** Reads `lines=80 branches=70.5`; undefined when a part is none of these forms, or a kind stands twice. */
export function parseMinimum(text: string): readonly CoverageMinimum[] | undefined {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '');
  const read = parts.map((part) => {
    const match = /^(lines|branches)=((\d{1,3})(?:\.(\d{1,2}))?)%?$/.exec(part);
    if (match === null) return undefined;
    const hundredths = Number(match[3]) * 100 + Number((match[4] ?? '').padEnd(2, '0'));
    return hundredths > 10_000 ? undefined : { kind: match[1] as CoverageKind, text: match[2] ?? '', hundredths };
  });
  const minimums = read.filter((minimum) => minimum !== undefined);
  return minimums.length === parts.length && new Set(minimums.map(({ kind }) => kind)).size === parts.length ? minimums : undefined;
}

/** All reports united. An unreadable or empty one is AP043: it never counts as covered. */
export function measureCoverage(files: readonly { readonly path: string; readonly text: string }[]): Result<Coverage, Problem> {
  const reports: CoverageData[] = [];
  for (const { path, text } of files) {
    const read = readCoverage(text);
    if (!read.ok) return err(noCoverage(`${path} cannot be used: ${oneLine(read.error, 200)}`, path));
    reports.push(read.value);
  }
  return ok(sumCoverage(reports));
}

/** Every minimum that is not reached: AP042, or AP043 when the kind was not measured. Compared in integers. */
export function judgeCoverage(coverage: Coverage, minimums: readonly CoverageMinimum[]): readonly Problem[] {
  return minimums.flatMap(({ kind, text, hundredths }) => {
    const ratio = coverage[kind];
    if (ratio === undefined)
      return [noCoverage(`no report measures ${kind}, and min-coverage asks for ${kind}=${text}`, 'input "coverage"')];
    if (BigInt(ratio.covered) * 10_000n >= BigInt(hundredths) * BigInt(ratio.total)) return [];
    return [
      {
        code: 'AP042',
        fault: 'user',
        what: `${kind} ${ratio.covered}/${ratio.total} = ${percent(ratio)} % is below ${text} %`,
        where: 'input "min-coverage"',
        expected: `at least ${text} % of ${kind}`,
        remedy: 'Add tests, or lower min-coverage in a change of its own.',
      } satisfies Problem,
    ];
  });
}

/** AP043, also for a pattern that matches no file. */
export const noCoverage = (what: string, where: string): Problem => ({
  code: 'AP043',
  fault: 'user',
  what,
  where,
  expected: COVERAGE_FORMATS,
  remedy: 'Check that the test step writes the report, and that the input coverage names it.',
});
