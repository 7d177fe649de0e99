import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sharedBy, sharePackages } from '../../../scripts/build/share-packages.ts';

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'tidegate-shared-'));
});
afterEach(() => rmSync(out, { recursive: true }));

const plant = (bundle: string, files: Readonly<Record<string, string>>): void => {
  mkdirSync(join(out, bundle), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(out, bundle, name), text);
};
const read = (path: string): string => readFileSync(join(out, path), 'utf8');

test('what two bundles carry alike is kept once, and both import it from there', () => {
  plant('a', { 'index.js': 'import { x } from "./third-party.js";\n', 'third-party.js': 'export const x = 1;\n' });
  plant('b', {
    'index.js': 'import { y } from "./third-party.js";\n',
    'third-party.js': 'import{x}from"./third-party-2.js";export const y = x;\n',
    'third-party-2.js': 'export const x = 1;\n',
  });
  sharePackages(out, ['a', 'b'], '{}\n');
  const [shared = ''] = readdirSync(join(out, 'packages')).filter((name) => name.endsWith('.js'));
  expect(read(`packages/${shared}`)).toBe('export const x = 1;\n');
  expect(read('a/index.js')).toBe(`import { x } from "../packages/${shared}";\n`);
  expect(read('b/third-party.js')).toBe(`import{x}from"../packages/${shared}";export const y = x;\n`);
  expect([readdirSync(join(out, 'a')), readdirSync(join(out, 'b'))]).toEqual([['index.js'], ['index.js', 'third-party.js']]);
  expect([sharedBy(out, 'a'), sharedBy(out, 'b')]).toEqual([[`packages/${shared}`], [`packages/${shared}`]]);
});

test('a file that imports a shared one follows it', () => {
  const files = { 'index.js': 'import{y}from "./third-party.js"', 'third-party.js': 'import{x}from"./third-party-2.js";export const y=x;' };
  for (const bundle of ['a', 'b']) plant(bundle, { ...files, 'third-party-2.js': 'export const x=1;' });
  sharePackages(out, ['a', 'b'], '{}\n');
  expect(readdirSync(join(out, 'a'))).toEqual(['index.js']);
  expect(sharedBy(out, 'a')).toHaveLength(2);
  expect(sharedBy(out, 'a')).toEqual(sharedBy(out, 'b'));
});

test('what differs, or imports a file beside it, stays in its bundle', () => {
  const beside = 'import{x}from"./third-party-2.js";export const y = x;\n';
  plant('a', { 'index.js': 'a', 'third-party.js': beside, 'third-party-2.js': 'export const x = 1;\n' });
  plant('b', { 'index.js': 'b', 'third-party.js': beside, 'third-party-2.js': 'export const x = 2;\n' });
  sharePackages(out, ['a', 'b'], '{}\n');
  expect(readdirSync(out)).toEqual(['a', 'b']);
  expect(readdirSync(join(out, 'a'))).toEqual(['index.js', 'third-party-2.js', 'third-party.js']);
});
