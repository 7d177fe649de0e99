/** What can be covered. Go counts statements, which stand for lines. */
export type CoverageKind = 'lines' | 'branches';

/** Exact integers; a percentage is only ever shown. */
export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

/**
 * Units by a key that is the same in every report of the same code (`file:line`), so that reports of several suites can be united:
 * a unit is covered when any of them covers it.
 */
export interface CoverageData {
  readonly lines: ReadonlyMap<string, Ratio>;
  readonly branches: ReadonlyMap<string, Ratio>;
}

/** What was measured; a kind that no report tells is absent. */
export type Coverage = { readonly [K in CoverageKind]?: Ratio };

/** Why a report cannot be read. */
export class CoverageError extends Error {
  override readonly name = 'CoverageError';
}

/** The union of several reports, by kind. */
export function sumCoverage(reports: readonly CoverageData[]): Coverage {
  const sum = (kind: CoverageKind): Ratio => {
    const units = new Map<string, Ratio>();
    for (const report of reports) for (const [key, ratio] of report[kind]) units.set(key, better(units.get(key), ratio));
    let [covered, total] = [0, 0];
    for (const ratio of units.values()) {
      covered += ratio.covered;
      total += ratio.total;
    }
    return { covered, total };
  };
  const [lines, branches] = [sum('lines'), sum('branches')];
  return { ...(lines.total > 0 ? { lines } : {}), ...(branches.total > 0 ? { branches } : {}) };
}

const better = (known: Ratio | undefined, ratio: Ratio): Ratio =>
  known === undefined ? ratio : { covered: Math.max(known.covered, ratio.covered), total: Math.max(known.total, ratio.total) };

/** `89.98`: cut, not rounded, so that what is shown never passes where the gate refuses. */
export function percent(ratio: Ratio): string {
  const hundredths = (BigInt(ratio.covered) * 10_000n) / BigInt(ratio.total);
  const fraction = (hundredths % 100n).toString().padStart(2, '0').replace(/0+$/, '');
  return `${hundredths / 100n}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A count of a report: a whole number, nothing else. Throws `CoverageError`. */
export function countOf(text: string | undefined, what: string): number {
  if (text === undefined || !/^\d{1,15}$/.test(text)) throw new CoverageError(`${what} is ${JSON.stringify(text ?? '')}, no whole number`);
  return Number(text);
}
