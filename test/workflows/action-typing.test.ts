import { describe, expect, test } from '@jest/globals';
import { typingFaults } from './action-typing.ts';

describe('action-types.yml: caught is', () => {
  const action = 'inputs: {url: {description: a}}\noutputs: {verdict: {description: b}}\n';
  test.each([
    ['a type that is not one', 'inputs: {url: {type: text}}\noutputs: {verdict: {type: string}}', 'inputs.url: unknown type text'],
    ['an input without a type', 'outputs: {verdict: {type: string}}', 'inputs.url has no type'],
    [
      'a name of no input',
      'inputs: {url: {type: string}, uri: {type: string}}\noutputs: {verdict: {type: string}}',
      'inputs.uri is not in action.yml',
    ],
    [
      'an enum without words',
      'inputs: {url: {type: enum}}\noutputs: {verdict: {type: string}}',
      'inputs.url: allowed-values must be words',
    ],
    [
      'a list without a separator',
      'inputs: {url: {type: list, list-item: {type: string}}}\noutputs: {verdict: {type: string}}',
      'inputs.url: a list needs a separator',
    ],
    [
      'a list of lists',
      'inputs: {url: {type: list, separator: ",", list-item: {type: list}}}\noutputs: {verdict: {type: string}}',
      'inputs.url: list-item: unknown type list',
    ],
    ['a key too many', 'inputs: {url: {type: string, default: x}}\noutputs: {verdict: {type: string}}', 'inputs.url: unknown key default'],
  ])('%s', (_, types, fault) => {
    expect(typingFaults(types, action)).toEqual([fault]);
  });

  test('nothing where nothing is wrong', () => {
    expect(typingFaults('inputs: {url: {type: string}}\noutputs: {verdict: {type: enum, allowed-values: [pass]}}', action)).toEqual([]);
  });
});
