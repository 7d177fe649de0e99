import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, nearest } from '../../../src/core/contract/nearest.ts';

test.each([
  ['timout', 'timeout'],
  ['value-files', 'values-files'],
  ['createNamespace', 'create-namespace'],
  ['NAMESPACE', 'namespace'],
  ['zzz', undefined],
])('%s is meant as %s', (given, meant) => {
  expect(nearest(given, ['timeout', 'values-files', 'create-namespace', 'namespace'])).toBe(meant);
});

test('the distance is a metric on equal and swapped texts', () => {
  expect(editDistance('ab', 'ba')).toBe(1);
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
    }),
  );
});
