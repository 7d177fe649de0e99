import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGES, sharedBy } from './share-packages.ts';

const KB = 1_000;

/** How many bytes of `.js` a bundle may have. */
export interface Budget {
  readonly bundle: string;
  readonly limit: number;
  /** Chunks that count with it, for it loads them. */
  readonly with: readonly string[];
}

/** The promise of the README: what each job that uses an action must read. */
export const budgets: readonly Budget[] = [
  ...['build-tag'].map((bundle) => ({ bundle, limit: 300 * KB, with: [] })),
  ...['deploy-window-check', 'smoke-test', 'app-service-deploy'].map((bundle) => ({ bundle, limit: 600 * KB, with: [] })),
  ...['artifact-publish', 'artifact-promote'].map((bundle) => ({ bundle, limit: 900 * KB, with: [] })),
  ...['helm-deploy', 'deliver'].map((bundle) => ({ bundle, limit: 1_600 * KB, with: ['kubernetes'] })),
];

/** How many bytes `git archive | gzip` may have: what a runner downloads. */
export const ARCHIVE_LIMIT = 2_000 * KB;

/** One line of the table. */
export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly limit: number;
}

/** Measures the bundles in `dist`, each with the shared packages that it imports. Throws when a bundle there has no budget. */
export function bundleSizes(dist: string): readonly Size[] {
  const shared = new Set([PACKAGES, ...budgets.flatMap((budget) => budget.with)]);
  const names = readdirSync(dist, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !shared.has(entry.name));
  return names.map(({ name }) => {
    const budget = budgets.find(({ bundle }) => bundle === name);
    if (budget === undefined) throw new Error(`dist/${name} has no budget in scripts/build/budgets.ts.`);
    const parts = [name, ...budget.with];
    return {
      what: parts.map((part) => `dist/${part}`).join(' + '),
      bytes: sum([
        ...parts.map((part) => scriptBytes(join(dist, part))),
        ...sharedBy(dist, name).map((path) => statSync(join(dist, path)).size),
      ]),
      limit: budget.limit,
    };
  });
}

/** The table, and which lines are over. */
export function sizeTable(sizes: readonly Size[]): { readonly text: string; readonly over: readonly Size[] } {
  const width = Math.max(...sizes.map(({ what }) => what.length));
  const lines = sizes.map(({ what, bytes, limit }) => {
    const verdict = bytes > limit ? `OVER by ${kB(bytes - limit)}` : `${Math.round((100 * bytes) / limit)} %`;
    return `${what.padEnd(width)}  ${kB(bytes).padStart(8)}  of ${kB(limit).padStart(8)}  ${verdict}`;
  });
  return { text: `${lines.join('\n')}\n`, over: sizes.filter(({ bytes, limit }) => bytes > limit) };
}

const scriptBytes = (folder: string): number =>
  existsSync(folder)
    ? sum(
        readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.js'))
          .map((file) => statSync(join(folder, file)).size),
      )
    : 0;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const kB = (bytes: number): string => `${(bytes / KB).toFixed(0)} kB`;
