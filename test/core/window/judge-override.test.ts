import { describe, expect, test } from '@jest/globals';
import type { OverrideBlock } from '../../../src/core/policy/policy.ts';
import type { Code } from '../../../src/core/problem/problem.ts';
import type { Closed, Gate } from '../../../src/core/window/finding.ts';
import { judgeOverride, type OverrideWish } from '../../../src/core/window/judge-override.ts';

const closed = (gate: Gate, code: Code = 'DW001', more: { readonly firm?: true } = {}): Closed => ({
  ...{ gate, kind: 'closed', why: 'closed', canOpen: true },
  problem: { code, fault: 'user', what: 'closed' },
  ...more,
});
const block = (more: Partial<OverrideBlock> = {}): OverrideBlock => ({
  ...{ select: {}, permission: 'admin', maySkip: ['windows', 'freezes'], minReason: 10 },
  ...more,
});
/** Only people of the list, whatever their role. */
const byList: OverrideBlock = { select: {}, users: ['alice'], maySkip: ['freezes'], minReason: 10 };
const wish = (more: Partial<OverrideWish> = {}): OverrideWish => ({
  reason: 'the shop sells nothing',
  person: { login: 'carol', role: 'admin' },
  event: 'workflow_dispatch',
  ...more,
});
const against = (list: readonly Closed[], blocks: readonly OverrideBlock[], asked: OverrideWish): string => {
  const word = judgeOverride(list, blocks, asked);
  return word.ok ? `skips ${word.value.join(', ')}` : word.error.what.replace('override refused: ', '');
};

test('is granted to a person of the policy for gates that it names', () => {
  expect(against([closed('freezes'), closed('windows', 'DW006')], [block()], wish())).toBe('skips freezes, windows');
  const listed = block({ users: ['Carol'] });
  expect(against([closed('freezes')], [listed], wish({ person: { login: 'carol' } }))).toBe('skips freezes');
});

describe('is refused', () => {
  test.each<[string, readonly Closed[], readonly OverrideBlock[], Partial<OverrideWish>, string]>([
    ['without a block', [closed('freezes')], [], {}, 'the policy has no override block for this environment and service'],
    ['with a short reason', [closed('freezes')], [block()], { reason: '  because  ' }, 'the reason has fewer than 10 characters'],
    [
      'with one too short for the strictest block',
      [closed('freezes')],
      [block(), block({ minReason: 40 })],
      {},
      'the reason has fewer than 40 characters',
    ],
    ['in a run that was not started by hand', [closed('freezes')], [block()], { event: 'push' }, 'the run was not started by hand'],
    ['to a role below', [closed('freezes')], [block()], { person: { login: 'bob', role: 'maintain' } }, 'bob (maintain) may not override'],
    ['to an unknown role', [closed('freezes')], [block()], { person: { login: 'bob' } }, 'bob (role unknown) may not override'],
    [
      'to a role of one’s own name',
      [closed('freezes')],
      [block()],
      { person: { login: 'bob', role: 'superadmin' } },
      'bob (superadmin) may not override',
    ],
    [
      'to somebody outside the list',
      [closed('freezes')],
      [byList],
      { person: { login: 'bob', role: 'admin' } },
      'bob (admin) may not override',
    ],
    ['by one of two blocks', [closed('freezes')], [block(), block({ maySkip: ['windows'] })], {}, 'may-skip does not name freezes'],
    ['for a gate that is not named', [closed('upstream', 'DW012')], [block()], {}, 'may-skip does not name upstream'],
    ['for a firm freeze', [closed('freezes', 'DW001', { firm: true })], [block()], {}, 'the freeze allows no override (DW001)'],
    ['for a bad policy', [closed('policy', 'DW003')], [block()], {}, 'policy (DW003) cannot be skipped'],
    ['for a wrong clock', [closed('clock', 'DW030')], [block()], {}, 'clock (DW030) cannot be skipped'],
    [
      'for what could not be read',
      [closed('approval', 'DW033')],
      [block({ maySkip: ['approval'] })],
      {},
      'approval (DW033) cannot be skipped',
    ],
    [
      'for a value that is neither true nor false',
      [closed('deploy-window', 'DW004')],
      [block({ maySkip: ['deploy-window'] })],
      {},
      'deploy-window (DW004) cannot be skipped',
    ],
  ])('%s', (_, list, blocks, more, expected) => {
    expect(against(list, blocks, wish(more))).toBe(expected);
  });

  test('with everything against it at once', () => {
    expect(
      against([closed('freezes'), closed('clock', 'DW030')], [block()], wish({ reason: 'x', event: 'push' })).split('; '),
    ).toHaveLength(3);
  });
});
