import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { defineAction, defineOutputs } from '../../../src/core/contract/contract.ts';
import * as kind from '../../../src/core/contract/kinds.ts';
import { inputsTable, outputsTable, replaceSection } from '../../../src/core/contract/readme.ts';
import { outputTexts } from '../../../src/core/contract/write-outputs.ts';
import { actionTypesYaml, actionYaml } from '../../../src/core/contract/yaml.ts';

const contract = defineAction({
  name: 'sample',
  title: 'Tidegate: sample',
  description: 'Shows: colons, "quotes".',
  icon: 'anchor',
  post: true,
  inputs: {
    release: kind.text({ description: 'The release | name.', required: true }),
    token: kind.secret({ description: 'A token.', fromContext: '$' + '{{ github.token }}' }),
    mode: kind.oneOf(['deploy', 'plan'], { description: 'What to do.', default: 'deploy' }),
    files: kind.lines({ description: 'Files.', deprecated: 'Write paths.' }),
    count: kind.integer({ description: 'How many.', min: 1, max: 5, default: '2' }),
  },
});
const outputs = defineOutputs({ revision: 'The revision.', 'image-digests': 'All images.' });

describe('action.yml', () => {
  test('holds inputs, outputs and the bundle for main and post', () => {
    expect(parse(actionYaml(contract, outputs, '../../dist/sample/index.js'))).toEqual({
      name: 'Tidegate: sample',
      description: 'Shows: colons, "quotes".',
      author: 'Tidegate',
      branding: { icon: 'anchor', color: 'blue' },
      inputs: {
        release: { description: 'The release | name.', required: true },
        token: { description: 'A token.', default: '$' + '{{ github.token }}' },
        mode: { description: 'What to do.', default: 'deploy' },
        files: { description: 'Files.', deprecationMessage: 'Write paths.' },
        count: { description: 'How many.', default: '2' },
      },
      outputs: { revision: { description: 'The revision.' }, 'image-digests': { description: 'All images.' } },
      runs: { using: 'node24', main: '../../dist/sample/index.js', post: '../../dist/sample/post.js', 'post-if': 'always()' },
    });
  });

  test('numbers and booleans stay text', () => {
    expect(actionYaml(contract, outputs, 'x')).toContain('default: "2"');
  });

  test('has its types beside it', () => {
    expect(parse(actionTypesYaml(contract, outputs))).toEqual({
      inputs: {
        release: { type: 'string' },
        token: { type: 'string' },
        mode: { type: 'enum', 'allowed-values': ['deploy', 'plan'] },
        files: { type: 'list', separator: '\n', 'list-item': { type: 'string' } },
        count: { type: 'integer' },
      },
      outputs: { revision: { type: 'string' }, 'image-digests': { type: 'string' } },
    });
  });
});

describe('README tables', () => {
  test('stand between their markers', () => {
    const readme = '# Sample\n<!-- inputs -->\nold\n<!-- /inputs -->\nend\n';
    expect(replaceSection(readme, 'inputs', inputsTable(contract))).toBe(
      [
        '# Sample',
        '<!-- inputs -->',
        '| input | form | default | meaning |',
        '| --- | --- | --- | --- |',
        '| `release` | text | **required** | The release \\| name. |',
        '| `token` | a secret | `$' + '{{ github.token }}` | A token. |',
        '| `mode` | one of deploy, plan | `deploy` | What to do. |',
        '| `files` | one entry a line |  | Files. |',
        '| `count` | a whole number from 1 to 5 | `2` | How many. |',
        '<!-- /inputs -->',
        'end',
        '',
      ].join('\n'),
    );
    expect(outputsTable(outputs)).toBe(
      '| output | meaning |\n| --- | --- |\n| `revision` | The revision. |\n| `image-digests` | All images. |',
    );
  });

  test('missing markers are an error', () => {
    expect(() => replaceSection('# Sample', 'inputs', '')).toThrow('<!-- inputs -->');
  });
});

test('outputs become text: plain values as they are, others as JSON, absent ones not at all', () => {
  expect(outputTexts(outputs, { revision: 7, imageDigests: [{ name: 'a' }] })).toEqual({
    revision: '7',
    'image-digests': '[{"name":"a"}]',
  });
  expect(outputTexts(outputs, { revision: false })).toEqual({ revision: 'false' });
});
