import type { Answer } from '../probe/answer.ts';
import type { ServedSpec } from '../probe/check.ts';
import { answersNeeded } from './fresh-answers.ts';
import { sameVersion, versionIn } from './version.ts';

/** The answers of the edge so far: counts by what they said, and the row of new ones at the end. */
export interface EdgeTally {
  /** Answers by version text; what could not be read or got no answer is counted under its own words. */
  readonly histogram: Readonly<Record<string, number>>;
  /** Answers of another version. */
  readonly stale: number;
  /** New ones since the last that was not. */
  readonly row: number;
  /** Rows that were begun and ended too early, and stale answers: each takes a share of the risk that is allowed. */
  readonly spent: number;
  readonly total: number;
  readonly lastStale?: { readonly version: string; readonly cached: string | undefined };
  /** The last thing that was no version at all. */
  readonly lastTrouble?: string;
}

export const EMPTY_TALLY: EdgeTally = { histogram: {}, stale: 0, row: 0, spent: 0, total: 0 };

/** Adds one answer. Anything but the expected version ends the row; only another *version* counts as stale. */
export function tally(before: EdgeTally, answer: Answer, served: ServedSpec, expected: string): EdgeTally {
  const total = before.total + 1;
  const cut = { total, row: 0, spent: before.spent + (before.row > 0 ? 1 : 0) };
  const add = (key: string): Record<string, number> => ({ ...before.histogram, [key]: (before.histogram[key] ?? 0) + 1 });
  if (answer.kind !== 'answer') {
    const trouble = answer.kind === 'no-answer' ? `${answer.message} (${answer.code})` : answer.message;
    return { ...before, ...cut, histogram: add(answer.kind === 'no-answer' ? answer.code : 'no way'), lastTrouble: trouble };
  }
  const said = versionIn(served, answer);
  if (said.kind === 'unreadable')
    return { ...before, ...cut, histogram: add(said.why), lastTrouble: `version endpoint ${served.path} ${said.why}` };
  if (sameVersion(served.match, said.version, expected)) return { ...before, total, row: before.row + 1, histogram: add(said.version) };
  const lastStale = { version: said.version, cached: cacheSigns(answer.headers) };
  return { ...before, total, row: 0, spent: before.spent + 1, stale: before.stale + 1, histogram: add(said.version), lastStale };
}

function cacheSigns(headers: Readonly<Record<string, string>>): string | undefined {
  const signs = ['age', 'via', 'x-cache', 'cf-cache-status'].flatMap((name) =>
    headers[name] === undefined ? [] : [`${name}: ${headers[name]}`],
  );
  return Number(headers.age ?? '0') > 0 ? signs.join(', ') : undefined;
}

/** Whether the edge is believed now; else how many more new answers in a row it takes. */
export function judgeEdge(
  now: EdgeTally,
  replicas: number,
  samples: number | undefined,
): { readonly proved: boolean; readonly missing: number } {
  const needed = now.spent === 0 && samples !== undefined ? samples : answersNeeded(replicas, now.spent);
  return { proved: now.row >= needed, missing: Math.max(0, needed - now.row) };
}

/** The sentence for an edge that was not believed in time, with its cause class. */
export function edgeFailure(
  now: EdgeTally,
  host: string,
  expected: string,
  podsProved: boolean,
): { readonly stale: boolean; readonly why: string } {
  if (now.lastStale === undefined)
    return { stale: false, why: now.lastTrouble ?? `too few answers of ${host}: ${now.row} of the new version` };
  const { version, cached } = now.lastStale;
  const said = `old version still served: ${now.stale} of ${now.total} answers on ${host} said ${version}, expected ${expected}`;
  if (cached !== undefined) return { stale: true, why: `${said}. They come from a cache (${cached}).` };
  return { stale: true, why: podsProved ? `${said}. All pods are new: look at the CDN or a second Service.` : `${said}.` };
}
