import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { bundleSizes, sizeTable } from '../../../scripts/build/budgets.ts';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'budgets-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

const plant = (bundle: string, files: Readonly<Record<string, number>>): void => {
  mkdirSync(join(dist, bundle), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dist, bundle, name), 'x'.repeat(bytes));
};

describe('budgets', () => {
  test('count every .js of a bundle, and the chunk with the bundles that load it', () => {
    plant('build-tag', { 'index.js': 100_000, 'third-party.js': 100_000, 'licenses.txt': 900_000 });
    plant('deliver', { 'index.js': 200_000 });
    plant('kubernetes', { 'index.js': 1_000_000 });
    const { text, over } = sizeTable(bundleSizes(dist));
    expect(over).toEqual([]);
    expect(text).toBe(
      [
        'dist/build-tag                    200 kB  of   300 kB  67 %',
        'dist/deliver + dist/kubernetes   1200 kB  of  1600 kB  75 %',
        '',
      ].join('\n'),
    );
  });

  test('count shared packages with each bundle that imports them', () => {
    plant('packages', { 'ab12.js': 50_000, 'cd34.js': 90_000 });
    plant('build-tag', {});
    writeFileSync(join(dist, 'build-tag', 'index.js'), `import { a } from "../packages/ab12.js";\n`.padEnd(1_000));
    expect(bundleSizes(dist)).toEqual([{ what: 'dist/build-tag', bytes: 51_000, limit: 300_000 }]);
  });

  test('name what is over, and by how much', () => {
    plant('build-tag', { 'index.js': 300_001 });
    const { text, over } = sizeTable(bundleSizes(dist));
    expect(over).toEqual([{ what: 'dist/build-tag', bytes: 300_001, limit: 300_000 }]);
    expect(text).toContain('OVER by 0 kB');
  });

  test('refuse a bundle without a budget', () => {
    plant('surprise', { 'index.js': 1 });
    expect(() => bundleSizes(dist)).toThrow('dist/surprise has no budget');
  });
});
