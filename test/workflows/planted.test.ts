import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { repository } from '../support/source-tree.ts';
import { type GithubParser, githubParser } from './github-parser.ts';
import { actionlint, schema, zizmor } from './linters.ts';
import { besideOurActions } from './our-workflows.ts';

const SHA = '08c6903cd8c0fde910a37f88322edcfb5dd907a8';
const SMOKE = 'tidegate-cd/tidegate/actions/smoke-test@v1';

/** A small workflow without a fault, with one part of it replaced. */
const workflow = (was = '', is = ''): string =>
  `name: sample
on: push
permissions: {}
concurrency:
  group: sample
  cancel-in-progress: false
jobs:
  one:
    name: one
    runs-on: ubuntu-latest
    permissions:
      contents: read # the checkout
    outputs:
      verdict: \${{ steps.smoke.outputs.verdict }}
    steps:
      - uses: actions/checkout@${SHA} # v5.0.0
        with:
          persist-credentials: false
      - id: smoke
        uses: ${SMOKE}
        with:
          url: https://shop.example
`.replace(was, () => is);

let folder: string;
let parse: GithubParser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-planted-'));
  parse = await githubParser(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const byActionlint = async (text: string) => actionlint(folder, await besideOurActions(repository, folder, { 'planted.yml': text }));
const asFile = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const byZizmor = (text: string) => zizmor(repository, '.github/zizmor.yml', [asFile('planted.yml', text)]);

test('the sample itself has no fault: what is found below was planted', async () => {
  expect(await byActionlint(workflow())).toEqual({ code: 0, said: '' });
  expect((await byZizmor(workflow())).said).toContain('No findings');
  expect((await schema(folder, 'workflows', [asFile('planted.yml', workflow())])).code).toBe(0);
  expect(await parse('planted.yml', workflow())).toEqual([]);
});

describe('actionlint catches', () => {
  test.each([
    ['an input that our action does not have', 'url: https', 'uri: https', /input "uri" is not defined in action "Tidegate: smoke-test"/],
    ['an output that our action does not have', 'outputs.verdict', 'outputs.verdikt', /property "verdikt" is not defined/],
    ['an output of a step that is not there', 'steps.smoke', 'steps.smok', /property "smok" is not defined/],
    ['a shell expression over hostile text', `uses: ${SMOKE}`, `run: echo "\${{ github.head_ref }}"\n      - uses: ${SMOKE}`, /untrusted/],
  ])('%s', async (_, was, is, found) => {
    expect(await byActionlint(workflow(was, is))).toEqual({ code: 1, said: expect.stringMatching(found) });
  });
});

describe('zizmor catches', () => {
  test.each([
    ['an action that is not pinned by SHA', `checkout@${SHA} # v5.0.0`, 'checkout@v5', 'unpinned-uses'],
    ['a checkout that leaves its token', '        with:\n          persist-credentials: false\n', '', 'artipacked'],
    ['rights for all jobs', 'permissions: {}', 'permissions: write-all', 'excessive-permissions'],
    ['an expression in a shell', `uses: ${SMOKE}`, `run: echo "\${{ github.head_ref }}"\n      - uses: ${SMOKE}`, 'template-injection'],
    [
      'secrets that are handed on whole',
      `uses: ${SMOKE}`,
      `run: x\n        env:\n          ALL: \${{ toJSON(secrets) }}`,
      'overprovisioned-secrets',
    ],
  ])('%s', async (_, was, is, found) => {
    expect(await byZizmor(workflow(was, is))).toEqual({ code: expect.any(Number), said: expect.stringContaining(`[${found}]`) });
  });
});

describe('the schema catches', () => {
  test('a key that a workflow does not have', async () => {
    const path = asFile('planted.yml', workflow('runs-on:', 'runs_on:'));
    expect(await schema(folder, 'workflows', [path])).toEqual({ code: 1, said: expect.stringContaining('runs_on') });
  });

  test('an action that runs nothing', async () => {
    const path = asFile('action.yml', 'name: x\ndescription: y\nruns: {using: node24}\n');
    expect(await schema(folder, 'actions', [path])).toEqual({ code: 1, said: expect.stringContaining('action.yml') });
  });
});

describe("GitHub's parser catches", () => {
  test.each([
    ['a key that a job does not have', workflow('runs-on:', 'runs_on:'), /Line: \d+, Col: \d+.*runs_on/],
    ['a context that is not there', workflow('steps.smoke.outputs', 'stepz.smoke.outputs'), /Unrecognized named-value: 'stepz'/],
    [
      'a need for a job that is not there',
      workflow('  one:', '  zero: {runs-on: ubuntu-latest, steps: [{run: a}]}\n  one:\n    needs: two'),
      /depends on unknown job 'two'/,
    ],
  ])('%s', async (_, text, found) => {
    expect(await parse('planted.yml', text)).toEqual(expect.arrayContaining([expect.stringMatching(found)]));
  });

  test('a key that an action does not have', async () => {
    const faults = await parse('actions/x/action.yml', 'name: x\ndescription: y\ninputz: {}\nruns: {using: node24, main: a.js}\n');
    expect(faults).toEqual([expect.stringContaining("Unexpected value 'inputz'")]);
  });
});
