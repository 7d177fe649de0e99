import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { inputVariables, readActionFile } from './action-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'action-file-'));
  writeFileSync(join(folder, 'index.js'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

const action = (yaml: string) => {
  writeFileSync(join(folder, 'action.yml'), yaml);
  return readActionFile(folder);
};
const RUNS = 'runs: { using: node24, main: index.js }';
const CONTEXTS = { github: { token: 'ghs_x', sha: 'abc', event: { number: 7 } }, job: { check_run_id: '40004' } };

describe('inputs of a step', () => {
  test('names: upper case, spaces become _, hyphens stay', () => {
    const read = action(`inputs: { kube-config: {}, Two Words: {} }\n${RUNS}`);
    expect(inputVariables(read, { 'Kube-Config': 'a', 'two words': 'b' }, {})).toEqual({
      variables: { 'INPUT_KUBE-CONFIG': 'a', INPUT_TWO_WORDS: 'b' },
      warnings: [],
    });
  });

  test('defaults fill in what is not given, an empty value is given, a required one is not enforced', () => {
    const read = action(`inputs: { a: { default: 1 }, b: { default: x }, c: { required: true } }\n${RUNS}`);
    expect(inputVariables(read, { b: '' }, {}).variables).toEqual({ INPUT_A: '1', INPUT_B: '', INPUT_C: '' });
  });

  test('an unknown input is passed on, with a warning; a deprecated one warns', () => {
    const read = action(`inputs: { a: {}, old: { deprecationMessage: use a } }\n${RUNS}`);
    expect(inputVariables(read, { aa: '1', old: '2' }, {})).toEqual({
      variables: { INPUT_AA: '1', INPUT_OLD: '2', INPUT_A: '' },
      warnings: ["Input 'old' has been deprecated with message: use a", "Unexpected input(s) 'aa', valid inputs are ['a', 'old']"],
    });
  });

  test.each([
    ['github.token', 'ghs_x'],
    ['job.check_run_id', '40004'],
    ['github.event.number', '7'],
    ['github.event.pull_request.head.sha || github.sha', 'abc'],
    ["github.nothing || 'it''s'", "it's"],
    ['github.nothing', ''],
  ])('evaluates the default %s', (expression, expected) => {
    const read = action(`inputs: { a: { default: "<\${{ ${expression} }}>" } }\n${RUNS}`);
    expect(inputVariables(read, {}, CONTEXTS).variables).toEqual({ INPUT_A: `<${expected}>` });
  });

  test.each([
    ['secrets.X', 'cannot use the context secrets'],
    ['github.a && 1', 'does not understand'],
  ])('refuses the default %s', (expression, message) => {
    const read = action(`inputs: { a: { default: "\${{ ${expression} }}" } }\n${RUNS}`);
    expect(() => inputVariables(read, {}, CONTEXTS)).toThrow(message);
  });
});

describe('an action that the runner, or the driver, would not run', () => {
  test.each([
    ['another node', 'runs: { using: node20, main: index.js }', 'runs.using is node20'],
    ['a missing script', 'runs: { using: node24, main: gone.js }', 'File not found'],
    ['a condition', 'runs: { using: node24, main: index.js, post: index.js, post-if: success() }', 'runs.post-if is success()'],
  ])('%s', (_, yaml, message) => {
    expect(() => action(yaml)).toThrow(message);
  });
});
