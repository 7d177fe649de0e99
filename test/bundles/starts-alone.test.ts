import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { productEntries } from '../../scripts/build/entries.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { assertNoPackages, repository } from '../support/source-tree.ts';
import { runStep } from '../support/step-driver/run-step.ts';

const names = productEntries(repository).bundles.map(({ name }) => name);
const actions = [...names, ...(names.includes('deliver') ? ['.'] : [])];

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

test('no package is reachable from where the bundles run', () => {
  expect(() => assertNoPackages(dist)).not.toThrow();
  expect(existsSync(join(dist, 'src'))).toBe(false);
});

test('there is a bundle for each action, and an action for each bundle', () => {
  expect(names.length).toBeGreaterThan(0);
  expect(readdirSync(join(dist, 'actions')).sort()).toEqual(names);
  expect(readdirSync(join(dist, 'dist')).sort()).toEqual([...names, 'kubernetes', 'packages'].sort());
});

describe.each(actions)('%s, alone in an empty folder and told nothing', (action) => {
  test('ends by itself, names each problem by its code, and leaves nothing behind but files that its outputs name', async () => {
    const result = await runStep({ action, dist });
    const errors = result.annotations.filter((each) => each.type === 'error');
    expect(errors.map((error) => error.title).filter((title) => !/^[A-Z]{2}\d{3}$/.test(title) || title === 'IN099')).toEqual([]);
    expect(result.rawLog).not.toMatch(/Cannot find (module|package)|(Reference|Syntax|Type)Error|Unhandled|Warning:/);
    expect(result.exitCode).toBe(errors.length > 0 ? 1 : 0);
    expect(result.post?.exitCode ?? 0).toBe(0);
    expect(result).toMatchObject({ endedByItself: true, outputHeld: false, orphans: [] });
    const told = Object.values(result.outputs);
    expect(result.tempFiles.filter((file) => !told.some((text) => text.endsWith(`/${file}`)))).toEqual([]);
  });

  test('an input that does not exist is refused', async () => {
    const result = await runStep({ action, dist, with: { 'no-such-input': 'x' } });
    expect(result.exitCode).toBe(1);
    expect(
      result.annotations
        .filter((each) => each.type === 'error')
        .map((each) => each.message)
        .join('\n'),
    ).toContain('no-such-input');
  });
});

const away = names.filter((name) =>
  ['build-tag', 'artifact-publish', 'artifact-promote', 'deploy-window-check', 'app-service-deploy'].includes(name),
);
test('an action that needs no cluster holds no Kubernetes code and never loads the client', async () => {
  for (const name of away) {
    const text = await readFile(join(dist, 'dist', name, 'index.js'), 'utf8');
    expect({ name, loads: text.includes('../kubernetes/') }).toEqual({ name, loads: false });
  }
});
