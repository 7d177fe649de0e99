import { expect, test } from '@jest/globals';
import { newLines } from '../../../src/core/rollout/new-lines.ts';

test.each([
  ['', 'a\nb\n', 'a\nb\n'],
  ['a\n', 'a\nb\n', 'b\n'],
  ['a\nb\n', 'a\nb\n', ''],
  ['a\nb\nc\n', 'b\nc\nd\n', 'd\n'],
  ['a\nb\n', 'x\ny\n', 'x\ny\n'],
])('%j then %j', (before, after, expected) => expect(newLines(before, after)).toBe(expected));
