import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../../src/adapters/policy/read-yaml.ts';
import type { PolicyRule } from '../../../src/core/policy/policy.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { rulesFor } from '../../../src/core/policy/rules-for.ts';
import { judgeCalendar } from '../../../src/core/window/calendar-findings.ts';

const MINUTE = 60_000;

/** What the calendar of a policy says in Berlin at a wall time of winter. */
function at(time: string, rules: string, neededMs = 20 * MINUTE, windows?: readonly PolicyRule[]) {
  const tree = readYaml(`version: 1\ntime-zone: Europe/Berlin\n${rules}`);
  const policy = tree.ok ? readPolicy(tree.value, 'policy') : tree;
  if (!policy.ok) throw new Error(JSON.stringify(policy.error));
  const found = rulesFor(
    policy.value,
    { environment: 'production', service: 'shop' },
    { flow: 'delivery', freezes: [], ...(windows === undefined ? {} : { windows }) },
  );
  if (found === undefined) throw new Error('no default');
  const { findings, opensAt, closesAt } = judgeCalendar(found.calendar, Date.parse(`${time}+01:00`), neededMs);
  const iso = (instant: number | undefined) => (instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16));
  return {
    words: findings.map((one) => (one.kind === 'closed' ? `${one.problem.code} ${one.problem.what}` : one.why)),
    findings,
    opensAt: iso(opensAt),
    closesAt: iso(closesAt),
  };
}

const OFFICE = 'default: closed\nwindows: [{id: office, days: [mon-fri], from: "09:00", to: "17:00"}]\n';

describe('windows', () => {
  test.each([
    // closes at 17:00, 20 minutes are needed: the last start is 16:40
    ['2026-11-25T16:40:00', 'window "office", open until Wed 2026-11-25 17:00 CET (16:00Z)'],
    ['2026-11-25T16:41:00', 'DW002 closed: window "office" ends in 19m, deploy, smoke test and rollback need 20m'],
    // half open
    ['2026-11-25T09:00:00', 'window "office", open until Wed 2026-11-25 17:00 CET (16:00Z)'],
    ['2026-11-25T08:59:59', 'DW006 closed: no window is open now (the default is closed)'],
    ['2026-11-25T17:00:00', 'DW006 closed: no window is open now (the default is closed)'],
  ])('%s', (time, expected) => {
    expect(at(time, OFFICE).words[0]).toBe(expected);
  });

  test('the next opening is long enough, over the weekend', () => {
    const friday = at('2026-11-27T16:50:00', OFFICE);
    expect([friday.opensAt, friday.closesAt]).toEqual(['2026-11-30T08:00', undefined]);
    expect(friday.findings[0]).toMatchObject({ problem: { remedy: 'Next opening of at least 20m: Mon 2026-11-30 09:00 CET (08:00Z).' } });
  });

  test('an opening that is too short for it is passed over', () => {
    const rules = 'default: closed\nwindows: [{id: short, from: "10:00", to: "10:10"}, {id: late, from: "20:00", to: "21:00"}]\n';
    expect(at('2026-11-25T09:00:00', rules).opensAt).toBe('2026-11-25T19:00');
    expect(at('2026-11-25T09:00:00', rules, 5 * MINUTE).opensAt).toBe('2026-11-25T09:00');
    expect(at('2026-11-25T09:00:00', rules, 120 * MINUTE)).toMatchObject({
      opensAt: undefined,
      findings: [{ problem: { remedy: 'No opening of at least 2h in the next 400 days.' } }, { kind: 'pass' }],
    });
  });

  test('two windows that touch are one opening', () => {
    const rules = 'default: closed\nwindows: [{id: a, from: "10:00", to: "10:10"}, {id: b, from: "10:10", to: "11:00"}]\n';
    expect(at('2026-11-25T10:05:00', rules).words[0]).toBe('window "a", open until Wed 2026-11-25 11:00 CET (10:00Z)');
    expect(at('2026-11-25T10:05:00', rules, 60 * MINUTE).words[0]).toContain('window "b" ends in 55m');
  });
});

describe('windows of the workflow', () => {
  const until15: PolicyRule = { id: 'until-15', select: {}, when: { form: 'daily', days: [3], from: 10 * 60, to: 15 * 60 } };
  const word = (time: string) => at(time, OFFICE, 20 * MINUTE, [until15]).words[0];

  test('the one that ends first is named', () => {
    expect(word('2026-11-25T14:50:00')).toBe('DW002 closed: window "until-15" ends in 10m, deploy, smoke test and rollback need 20m');
    expect(word('2026-11-25T14:00:00')).toBe('window "until-15", open until Wed 2026-11-25 15:00 CET (14:00Z)');
    expect(word('2026-11-25T16:00:00')).toBe('DW006 closed: no window is open now (the default is closed, narrowed by the workflow)');
  });

  test('rules for another destination narrow to nothing', () => {
    const other = [{ ...until15, select: { environments: ['staging'] } }];
    expect(at('2026-11-25T12:00:00', 'default: open\n', 20 * MINUTE, other)).toMatchObject({
      opensAt: undefined,
      findings: [{ kind: 'closed' }, {}],
    });
  });
});

describe('freezes', () => {
  const XMAS = 'default: open\nfreezes: [{id: xmas, from: "12-18 12:00", to: "01-04 09:00", yearly: true, reason: peak}]\n';

  test.each([
    ['2026-12-18T11:40:00', 'no freeze in the way', '2026-12-18T11:00', undefined],
    [
      '2026-12-18T11:41:00',
      'DW002 closed: freeze "xmas" begins in 19m, deploy, smoke test and rollback need 20m (peak)',
      undefined,
      '2027-01-04T08:00',
    ],
    ['2026-12-31T23:59:00', 'DW001 closed: freeze "xmas" until Mon 2027-01-04 09:00 CET (08:00Z) (peak)', undefined, '2027-01-04T08:00'],
    ['2027-01-04T08:59:59', 'DW001 closed: freeze "xmas" until Mon 2027-01-04 09:00 CET (08:00Z) (peak)', undefined, '2027-01-04T08:00'],
    ['2027-01-04T09:00:00', 'no freeze in the way', '2027-12-18T11:00', undefined],
  ])('%s', (time, word, closesAt, opensAt) => {
    const found = at(time, XMAS);
    expect([found.words[1], found.closesAt, found.opensAt]).toEqual([word, closesAt, opensAt]);
  });

  test('win over a window, and both are told', () => {
    const found = at('2026-11-25T18:00:00', `${OFFICE}freezes: [{id: week, from: "mon 00:00", to: "thu 12:00"}]\n`);
    expect(found.words).toEqual([
      'DW006 closed: no window is open now (the default is closed)',
      'DW001 closed: freeze "week" until Thu 2026-11-26 12:00 CET (11:00Z)',
    ]);
    expect(found.opensAt).toBe('2026-11-26T11:00');
  });

  test('of several the one that ends last is told, and one that nobody may override makes it firm', () => {
    const rules =
      'default: open\nfreezes:\n- {id: day, from: "00:00", to: "20:00"}\n- {id: move, from: 2026-11-24T00:00, to: 2026-11-28T00:00}\n' +
      '- {id: audit, dates: [2026-11-25], allow-override: false}\n';
    expect(at('2026-11-25T12:00:00', rules).findings[1]).toMatchObject({ firm: true, why: expect.stringContaining('"move"') });
    expect(at('2026-11-26T12:00:00', rules).findings[1]).not.toHaveProperty('firm');
  });
});
