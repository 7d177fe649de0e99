import { expect, test } from '@jest/globals';
import { judgeOrder } from '../../../src/core/window/judge-order.ts';

const running = 'a'.repeat(40);
const wanted = 'b'.repeat(40);

test.each([
  ['the same commit', 0, 0, 'forward', undefined],
  ['a newer one', 3, 0, 'forward', undefined],
  ['an older one', 0, 1, 'older', 'DW052 commit bbbbbbbbbbbb is older than aaaaaaaaaaaa, which runs: 1 commit would be taken back'],
  [
    'one beside it',
    2,
    4,
    'diverged',
    'DW054 commit aaaaaaaaaaaa, which runs, has 4 commits that bbbbbbbbbbbb has not: they go away with this delivery',
  ],
])('%s', (_, ahead, behind, kind, text) => {
  const verdict = judgeOrder({ running, wanted, ahead, behind });
  expect(verdict.kind).toBe(kind);
  expect(verdict.kind === 'forward' ? undefined : `${verdict.problem.code} ${verdict.problem.what}`).toBe(text);
});
