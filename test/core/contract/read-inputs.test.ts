import { describe, expect, test } from '@jest/globals';
import { defineAction } from '../../../src/core/contract/contract.ts';
import * as kind from '../../../src/core/contract/kinds.ts';
import { readInputs } from '../../../src/core/contract/read-inputs.ts';

const contract = defineAction({
  name: 'sample',
  title: 'Sample',
  description: 'A contract of every kind.',
  icon: 'anchor',
  post: false,
  inputs: {
    release: kind.text({ description: 'The release. More.', required: true, pattern: /^[a-z-]+$/, expected: 'a release name' }),
    'create-namespace': kind.boolean({ description: 'Create it.', default: 'false' }),
    'max-flaky': kind.integer({ description: 'How many.', min: 0, max: 10, default: '3' }),
    'values-policy': kind.oneOf(['error', 'keep', 'reset'], { description: 'Lost values.', default: 'error' }),
    'smoke-timeout': kind.duration({ description: 'How long.', default: '5m' }),
    'values-files': kind.lines({ description: 'Files.' }),
    needs: kind.list({ description: 'Jobs.' }),
    token: kind.secret({ description: 'A token.' }),
    values: kind.yaml({ description: 'Values.' }),
    namespace: kind.text({ description: 'Where.', deprecated: 'Write release-namespace.' }),
  },
});

describe('good inputs', () => {
  test('become a typed record with defaults for what is absent or empty', () => {
    const read = readInputs(contract, { release: ' web ', 'max-flaky': '', 'values-files': 'a.yaml\n# no\n\n b.yaml ', needs: 'x, y\nz' });
    expect(read).toEqual({
      ok: true,
      value: {
        remarks: [],
        inputs: {
          release: 'web',
          createNamespace: false,
          maxFlaky: 3,
          valuesPolicy: 'error',
          smokeTimeout: 300_000,
          valuesFiles: ['a.yaml', 'b.yaml'],
          needs: ['x', 'y', 'z'],
          token: undefined,
          values: undefined,
          namespace: undefined,
        },
      },
    });
  });

  test('types follow the contract', () => {
    const read = readInputs(contract, { release: 'web' });
    if (!read.ok) throw new Error('refused');
    const policy: 'error' | 'keep' | 'reset' = read.value.inputs.valuesPolicy;
    const token: string | undefined = read.value.inputs.token;
    expect([policy, token]).toEqual(['error', undefined]);
  });

  test('YAML and secrets keep their leading blanks', () => {
    const read = readInputs(contract, { release: 'web', values: '  a: 1\n  b: 2\n', token: ' s3 ' });
    expect(read.ok && [read.value.inputs.values, read.value.inputs.token]).toEqual(['  a: 1\n  b: 2\n', ' s3 ']);
  });

  test('blanks belong to a verbatim text, and an empty one is absent', () => {
    const separators = defineAction({ ...contract, inputs: { sep: kind.text({ description: 'Between.', verbatim: true }) } });
    const of = (sep: string) => readInputs(separators, { sep });
    expect([of(' '), of(', '), of('')].map((read) => read.ok && read.value.inputs.sep)).toEqual([' ', ', ', undefined]);
  });

  test('a deprecated input works and warns', () => {
    const read = readInputs(contract, { release: 'web', namespace: 'shop' });
    expect(read.ok && read.value.remarks).toEqual([
      {
        severity: 'warning',
        problem: {
          code: 'IN005',
          fault: 'user',
          what: 'input "namespace" is deprecated',
          where: 'with:',
          remedy: 'Write release-namespace.',
        },
      },
    ]);
  });
});

describe('bad inputs', () => {
  test('are all reported at once', () => {
    const read = readInputs(contract, { 'max-flacky': '3', 'max-flaky': '12x', 'create-namespace': 'yes', 'values-policy': 'kep' });
    const problems = read.ok ? [] : read.error;
    expect(problems.map((problem) => `${problem.code} ${problem.what} | ${problem.remedy}`)).toEqual([
      'IN001 unknown input "max-flacky", did you mean "max-flaky"? | Write max-flaky: in place of max-flacky:',
      'IN002 input "release" is required and was not given | Add release: to with: (The release)',
      'IN003 input "create-namespace" is "yes" | Correct create-namespace:, or leave it out for false',
      'IN003 input "max-flaky" is "12x" | Correct max-flaky:, or leave it out for 3',
      'IN003 input "values-policy" is "kep" | Write values-policy: keep',
    ]);
  });

  test.each([
    ['max-flaky', '11'],
    ['max-flaky', '1e1'],
    ['smoke-timeout', '5'],
    ['smoke-timeout', '5m5h'],
    ['create-namespace', '1'],
    ['release', '-Web'],
  ])('%s: %s is refused', (name, value) => {
    const read = readInputs(contract, { release: 'web', [name]: value });
    expect(read.ok ? [] : read.error.map((problem) => problem.code)).toEqual(['IN003']);
  });

  test('an unknown name that is near to nothing lists what there is', () => {
    const read = readInputs(contract, { release: 'web', zzzzzzzz: 'x' });
    expect(read.ok ? '' : read.error[0]?.expected).toMatch(/^one of release, create-namespace/);
  });

  test('a name from outside cannot start a command or a new line', () => {
    const read = readInputs(contract, { release: 'web', 'x\n::set-output name=a::b': '1' });
    expect(read.ok ? '' : read.error[0]?.what).toBe('unknown input "x ::set-output name=a::b"');
  });
});
