import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { repository } from '../support/source-tree.ts';
import { typingFaults } from './action-typing.ts';
import { type GithubParser, githubParser } from './github-parser.ts';
import { actionlint, schema, zizmor } from './linters.ts';
import { actionsOf, besideOurActions, workflowsIn, workflowsOf } from './our-workflows.ts';

const WORKFLOWS = workflowsOf(repository);
const ACTIONS = actionsOf(repository);
const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const CLEAN = { code: 0, said: expect.any(String) };

let folder: string;
let parse: GithubParser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tidegate-lint-'));
  parse = await githubParser(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the lists are what they should be', () => {
  expect(WORKFLOWS).toEqual(expect.arrayContaining(['.github/workflows/ci.yml', 'examples/shop/.github/workflows/release.yml']));
  expect(ACTIONS).toEqual(expect.arrayContaining(['action.yml', 'actions/deliver/action.yml', 'actions/smoke-test/action.yml']));
});

describe('our workflows and those of the examples', () => {
  test('actionlint finds nothing', async () => {
    expect(await actionlint(repository, WORKFLOWS)).toEqual({ code: 0, said: '' });
  });

  test('actionlint finds nothing either when it knows the inputs and outputs of our actions', async () => {
    const paths = await besideOurActions(repository, folder, Object.fromEntries(WORKFLOWS.map((path) => [path, read(path)])));
    expect(paths).toHaveLength(WORKFLOWS.length);
    expect(await actionlint(folder, paths)).toEqual({ code: 0, said: '' });
  });

  test('zizmor finds nothing, as an auditor', async () => {
    expect(await zizmor(repository, '.github/zizmor.yml', [...WORKFLOWS, ...ACTIONS])).toEqual(CLEAN);
  });

  test('they fit the schema', async () => {
    expect(await schema(repository, 'workflows', WORKFLOWS)).toEqual(CLEAN);
  });

  test.each(WORKFLOWS)("%s: GitHub's parser takes it", async (path) => {
    expect(await parse(path, read(path))).toEqual([]);
  });
});

describe('our actions', () => {
  test('every action.yml fits the schema', async () => {
    expect(await schema(repository, 'actions', ACTIONS)).toEqual(CLEAN);
  });

  test.each(ACTIONS)("%s: GitHub's parser takes it, and action-types.yml types all of it", async (path) => {
    expect(await parse(path, read(path))).toEqual([]);
    expect(typingFaults(read(path.replace('action.yml', 'action-types.yml')), read(path))).toEqual([]);
  });
});

describe("the README's workflow", () => {
  const blocks = workflowsIn(read('README.md'));

  test('is one, of at most 20 lines', () => {
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });

  test('every tool takes it, with our inputs and outputs known', async () => {
    const text = blocks[0] ?? '';
    expect(await parse('readme.yml', text)).toEqual([]);
    const paths = await besideOurActions(repository, folder, { 'readme.yml': text });
    expect(await actionlint(folder, paths)).toEqual({ code: 0, said: '' });
    expect(await schema(folder, 'workflows', paths)).toEqual(CLEAN);
  });
});
