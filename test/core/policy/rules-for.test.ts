import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../../src/adapters/policy/read-yaml.ts';
import { builtInPolicy, type Policy } from '../../../src/core/policy/policy.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { rulesFor, type Wishes } from '../../../src/core/policy/rules-for.ts';
import { fitsGlob } from '../../../src/core/policy/select.ts';
import { openTimeZone } from '../../../src/core/window/time-zone.ts';

function policy(text: string): Policy {
  const tree = readYaml(`version: 1\ntime-zone: UTC\n${text}`);
  const read = tree.ok ? readPolicy(tree.value, 'p') : tree;
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}
const rules = (of: string | Policy, wishes: Partial<Wishes> = {}, environment = 'production', service = 'shop') =>
  rulesFor(typeof of === 'string' ? policy(of) : of, { environment, service }, { flow: 'deployment', freezes: [], ...wishes });

describe('globs', () => {
  test.each([
    ['e2e*', 'e2e', true],
    ['e2e*', 'e2e / chrome', true],
    ['*', '', true],
    ['a.c', 'abc', false],
    ['batch-*', 'batch', false],
    ['ci.yml / *', 'ci.yml / a / b', true],
    ['build', 'build 2', false],
    ['*x*', 'a\nx', true],
  ])('%s %s %s', (glob, name, fits) => {
    expect(fitsGlob(glob, name)).toBe(fits);
  });
});

describe('the default', () => {
  const text = 'default: {"*": open, prod*: closed, Production: open}\n';
  test('is the environment’s own entry, then the first glob that fits; case does not count', () => {
    expect(['production', 'PRODUCTION', 'prod-eu', 'staging'].map((one) => rules(text, {}, one)?.calendar.fallback)).toEqual([
      'open',
      'open',
      'open',
      'open',
    ]);
    expect(rules('default: {prod*: closed, "*": open}\n', {}, 'prod-eu')?.calendar.fallback).toBe('closed');
  });

  test('is nothing implicit', () => {
    expect(rules('default: {staging: open}\n')).toBeUndefined();
  });
});

describe('selectors', () => {
  const text = `default: open
freezes:
- {id: both, environments: [production], services: [shop, cart], dates: 2026-01-01}
- {id: services, services: ["s*"], dates: 2026-01-01}
- {id: other, environments: [staging], services: [shop], dates: 2026-01-01}
- {id: all, dates: 2026-01-01}
`;
  test.each([
    ['production', 'shop', ['both', 'services', 'all']],
    ['production', 'api', ['all']],
    ['Staging', 'shop', ['services', 'other', 'all']],
  ])('%s %s', (environment, service, ids) => {
    expect(rules(text, {}, environment, service)?.calendar.freezes.map(({ id }) => id)).toEqual(ids);
  });

  test('freezes of the workflow are added to those of the policy', () => {
    const mine = { id: 'mine', select: {}, when: { form: 'dates', days: [{ from: 0, to: 1 }] } } as const;
    expect(rules(text, { freezes: [mine] }, 'production', 'api')?.calendar.freezes.map(({ id }) => id)).toEqual(['all', 'mine']);
  });
});

describe('of policy and workflow the stricter side wins', () => {
  test.each([
    ['default: open\n', 'deployment', 'deployment'],
    ['default: open\n', 'delivery', 'delivery'],
    ['default: open\napproval: {flow: delivery}\n', 'deployment', 'delivery'],
    ['default: open\napproval: {flow: deployment}\n', 'delivery', 'delivery'],
    ['default: open\napproval: {flow: deployment, min: 1}\n', 'deployment', 'deployment'],
    ['default: open\napproval: {min: 1}\n', 'deployment', 'delivery'],
    ['default: open\napproval: [{flow: deployment}, {min: 1}]\n', 'deployment', 'delivery'],
    ['default: open\napproval: {environments: [staging], flow: delivery}\n', 'deployment', 'deployment'],
  ] as const)('flow: %j and %s make %s', (text, flow, expected) => {
    expect(rules(text, { flow })?.approval.flow).toBe(expected);
  });

  test.each([
    ['default: open\n', undefined, 'environment'],
    ['default: open\n', 'dispatch', 'dispatch'],
    ['default: open\napproval: {by: dispatch}\n', undefined, 'dispatch'],
    ['default: open\napproval: {by: environment}\n', 'dispatch', 'environment'],
    ['default: open\napproval: {by: dispatch}\n', 'environment', 'environment'],
    ['default: open\napproval: [{by: dispatch}, {by: environment}]\n', 'dispatch', 'environment'],
  ] as const)('approval: %j and %s make %s', (text, approvalBy, expected) => {
    expect(rules(text, approvalBy === undefined ? {} : { approvalBy })?.approval.by).toBe(expected);
  });

  test.each([
    ['default: open\n', undefined, 20],
    ['default: open\n', 5, 5],
    ['default: open\ntime-needed: {deploy: 10m, rollback: 5m}\n', undefined, 15],
    ['default: open\ntime-needed: 15m\n', 5, 15],
    ['default: open\ntime-needed: 15m\n', 45, 45],
  ])('time needed: %j and %s make %s minutes', (text, minutes, expected) => {
    expect(rules(text, minutes === undefined ? {} : { timeNeededMs: minutes * 60_000 })?.timeNeededMs).toBe(expected * 60_000);
  });

  test('several blocks unite what is required and rise what is counted', () => {
    const text = `default: open
upstream: [{required: [build], alert-only: ["e2e*", ui], settle: 1s}, {required: [build, unit], settle: 9s}]
approval: [{min: 1, not: [bots], users: [bob, carol]}, {min: 2, permission: admin}]
override: [{users: [a], may-skip: [windows]}, {environments: [staging], users: [b], may-skip: [freezes]}]
deploy-window: [{required: false}, {environments: [production]}]
`;
    expect(rules(text)).toMatchObject({
      upstream: { required: ['build', 'unit'], alertOnly: [['e2e*', 'ui'], ['e2e*']], allowSkipped: [[], []], settleMs: 9_000 },
      approval: { min: 2, not: ['bots', 'authors'], entitled: [{ users: ['bob', 'carol'] }, { permission: 'admin' }] },
      override: [{ users: ['a'] }],
      needsSwitch: true,
    });
    expect(rules(text, {}, 'staging')?.needsSwitch).toBe(false);
  });
});

test('the built-in policy: open, upstream by needs alone, no switch, authors and bots may not approve', () => {
  const utc = openTimeZone('UTC');
  if (utc === undefined) throw new Error('no UTC');
  expect(rules(builtInPolicy(utc), { flow: 'delivery' })).toMatchObject({
    calendar: { fallback: 'open', windows: [], freezes: [] },
    needsSwitch: false,
    upstream: { required: [], alertOnly: [['e2e*']], allowSkipped: [[]], settleMs: 5_000 },
    approval: { flow: 'delivery', by: 'environment', min: 1, not: ['authors', 'bots'], entitled: [] },
    override: [],
  });
});
