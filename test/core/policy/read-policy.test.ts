import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../../src/adapters/policy/read-yaml.ts';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { repository } from '../../support/source-tree.ts';

const HEAD = 'version: 1\ntime-zone: UTC\ndefault: open\n';

function read(text: string) {
  const tree = readYaml(text);
  if (!tree.ok) throw new Error(JSON.stringify(tree.error));
  return readPolicy(tree.value, 'policy.yml');
}

/** Every fault as `line:column what (expected)`. */
function faults(text: string): readonly string[] {
  const found = read(text);
  if (found.ok) return [];
  return found.error.map(({ where = '', what, expected }) => {
    const place = where.replace('policy.yml:', '');
    return `${place} ${what.replace(/^policy\.yml line \d+: /, '')}${expected === undefined ? '' : ` (${expected})`}`;
  });
}

describe('a good policy', () => {
  test('of the README is read whole', () => {
    const readme = readFileSync(join(repository, 'actions/deploy-window-check/README.md'), 'utf8');
    const text = /```yaml\n(version: 1\n[\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const policy = read(text);
    expect(policy).toMatchObject({
      ok: true,
      value: {
        zone: { name: 'Europe/Berlin' },
        fallback: [
          { environment: 'production', state: 'closed' },
          { environment: '*', state: 'open' },
        ],
        windows: [
          { id: 'office', select: { environments: ['production'] }, when: { form: 'daily', days: [1, 2, 3, 4], from: 540, to: 960 } },
          { id: 'night', select: { services: ['batch-*'] }, when: { form: 'daily', from: 1_320, to: 240 } },
        ],
        freezes: [
          { id: 'weekend', when: { form: 'weekly', from: { day: 5, minutes: 720 }, to: { day: 1, minutes: 480 } } },
          { id: 'xmas', reason: 'peak', firm: true, when: { form: 'yearly', from: { month: 12, day: 18 }, to: { month: 1, day: 4 } } },
          { id: 'move', when: { form: 'dated', from: Date.UTC(2026, 10, 6, 18), to: Date.UTC(2026, 10, 7, 6) } },
          {
            id: 'cutover',
            when: {
              form: 'dates',
              days: [
                { from: Date.UTC(2026, 10, 27), to: Date.UTC(2026, 10, 28) },
                { from: Date.UTC(2026, 11, 28), to: Date.UTC(2026, 11, 31) },
              ],
            },
          },
        ],
        deployWindow: [{ select: { environments: ['production'] }, required: true }],
        timeNeededMs: 20 * 60_000,
        upstream: [{ required: ['build', 'ci.yml / integration'], alertOnly: ['e2e*'], allowSkipped: ['docs'], settleMs: 5_000 }],
        approval: [{ flow: 'delivery', by: 'environment', min: 1, not: ['authors', 'bots'] }],
        override: [{ permission: 'admin', users: ['alice'], maySkip: ['windows', 'freezes'], minReason: 20 }],
      },
    });
  });

  test('of the demo is read', () => {
    const text = readFileSync(join(repository, 'examples/shop/.github/deploy-policy.yml'), 'utf8');
    expect(read(text)).toMatchObject({ ok: true, value: { fallback: [{ environment: '*', state: 'open' }], windows: [], freezes: [] } });
  });

  test('takes a block or a list of blocks, a text or a list of texts', () => {
    const policy = read(`${HEAD}approval:\n- {environments: production, min: 2}\n- {services: [7, cart]}\ntime-needed: 1h30m\n`);
    expect(policy).toMatchObject({
      ok: true,
      value: {
        approval: [{ select: { environments: ['production'] }, min: 2 }, { select: { services: ['7', 'cart'] } }],
        timeNeededMs: 90 * 60_000,
      },
    });
  });
});

describe('a bad policy', () => {
  test.each<[string, string, string[]]>([
    [
      'nothing',
      '',
      [
        '1:1 this is empty (a mapping with some of version, time-zone, default, windows, freezes, deploy-window, time-needed, upstream, approval, override)',
      ],
    ],
    [
      'no keys',
      '{}',
      [
        '1:1 "version" is missing (version: 1)',
        '1:1 "time-zone" is missing (time-zone: Europe/Berlin)',
        '1:1 "default" is missing (default: open, closed, or one by environment)',
      ],
    ],
    ['another version', HEAD.replace('1', '2'), ['1:10 version is 2 (1)']],
    [
      'a zone with a slip',
      HEAD.replace('UTC', 'Europe/Berln'),
      ['2:12 time-zone "Europe/Berln" unknown, did you mean "Europe/Berlin"? (an IANA name such as Europe/Berlin, or UTC)'],
    ],
    ['an abbreviated zone', HEAD.replace('UTC', 'CET'), [expect.stringContaining('2:12 time-zone "CET" unknown') as unknown as string]],
    ['another default', HEAD.replace('open', 'ajar'), ['3:10 this is "ajar" (one of open, closed)']],
    ['an empty default', HEAD.replace('open', '{}'), ['3:10 default is empty (open or closed by environment)']],
    ['a default that YAML 1.1 knows', HEAD.replace('open', 'yes'), ['3:10 this is "yes" (one of open, closed)']],
    [
      'a key with a slip',
      `${HEAD}freeze: []\n`,
      [expect.stringContaining('4:1 unknown key "freeze", did you mean "freezes"?') as unknown as string],
    ],
    ['a key of later', `${HEAD}soak: {for: 2h}\n`, [expect.stringContaining('4:1 "soak" is not supported yet') as unknown as string]],
    ['a wait', `${HEAD}upstream: {wait: 20m}\n`, [expect.stringContaining('4:12 "wait" is not supported yet') as unknown as string]],
    [
      'an override of nobody',
      `${HEAD}override: {may-skip: [windows]}\n`,
      ['4:11 override names nobody (permission: admin, or users: [alice])'],
    ],
    [
      'an override of what cannot be skipped',
      `${HEAD}override: {users: [a], may-skip: [clock]}\n`,
      ['4:35 this is "clock" (one of windows, freezes, deploy-window, upstream, approval)'],
    ],
    [
      'an override by a label',
      `${HEAD}override: {users: [a], may-skip: [windows], via: [label]}\n`,
      ['4:51 this is "label" (one of dispatch)'],
    ],
    ['a min of none', `${HEAD}approval: {min: 0}\n`, ['4:17 this is 0 (a whole number from 1 to 6)']],
    ['a duration without unit', `${HEAD}time-needed: {deploy: 10}\n`, ['4:23 this is 10 (a duration such as 10m or 1h30m (d = 24 hours))']],
    [
      'an empty selector',
      `${HEAD}deploy-window: {environments: []}\n`,
      ['4:31 environments is empty, so nothing is selected (names, or no environments for all)'],
    ],
    ['freezes as a mapping', `${HEAD}freezes: {id: x}\n`, ['4:10 freezes is a mapping (a list of rules, each with id)']],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test('is told whole', () => {
    expect(
      faults('version: 1\ntime-zone: nowhere\ndefault: ajar\nfreezes: [{id: a}, {id: a, from: "9", to: "10"}]\nwindow: []\n'),
    ).toHaveLength(5);
  });

  test('with two rules of one name is refused', () => {
    const rule = '{id: a, from: "09:00", to: "10:00"}';
    expect(faults(`${HEAD}freezes: [${rule}, ${rule}]\n`)).toEqual([expect.stringContaining('two freezes have the id "a"')]);
    expect(faults(`${HEAD}freezes: [${rule}]\nwindows: [${rule}]\n`)).toEqual([]);
  });
});

describe('a rule', () => {
  const rule = (text: string): readonly string[] =>
    faults(`${HEAD}freezes:\n  - {id: x, ${text}}\n`).map((fault) => fault.replace(/^5:\d+ /, '').replace(/ \(.*$/, ''));

  test.each([
    'from: "09:00", to: "16:00"',
    'from: 09:00, to: 24:00',
    'days: [mon-thu, sat], from: "9:00", to: "16:00"',
    'days: sat-mon, from: "00:00", to: "24:00"',
    'from: fri 12:00, to: mon 08:00',
    'from: "12-18 12:00", to: "01-04 09:00", yearly: true',
    'from: 2026-11-06T18:00, to: 2026-11-07 06:00',
    'dates: 2026-11-27',
    'dates: [2028-02-29]',
  ])('{%s} is good', (text) => {
    expect(rule(text)).toEqual([]);
  });

  test.each([
    ['', 'the rule has no time'],
    ['from: "09:00"', 'the rule has from or to, but not both'],
    ['from: "9", to: "10"', 'from is "9"'],
    ['from: "25:00", to: "26:00"', 'this is "25:00"'],
    ['from: "24:00", to: "01:00"', 'this is "24:00"'],
    ['from: fry 12:00, to: mon 08:00', 'from is "fry 12:00", did you mean "fri"?'],
    ['from: fri 12:00, to: fri 12:00', 'to "fri 12:00" is not after from "fri 12:00"'],
    ['from: fri 12:00, to: "08:00"', 'this is "08:00"'],
    ['from: "12-18 12:00", to: "01-04 09:00"', 'from is "12-18 12:00"'],
    ['from: "02-29 00:00", to: "03-02 00:00", yearly: true', '29 February is not in every year'],
    ['from: "02-30 00:00", to: "03-02 00:00", yearly: true', 'this is "02-30 00:00"'],
    ['from: "09:00", to: "10:00", yearly: true', 'yearly only goes with month and day'],
    ['from: "12-18 12:00", to: "01-04 09:00", yearly: false', 'yearly is false'],
    ['from: 2026-11-07T18:00, to: 2026-11-07T06:00', 'to "2026-11-07T06:00" is not after from "2026-11-07T18:00"'],
    ['from: 2026-11-07T18:00Z, to: 2026-11-08T06:00', 'this is "2026-11-07T18:00Z"'],
    ['from: 2026-02-29T18:00, to: 2026-03-08T06:00', 'this is "2026-02-29T18:00"'],
    ['days: [mon-fry], from: "09:00", to: "10:00"', 'this is "mon-fry"'],
    ['days: [], from: "09:00", to: "10:00"', 'days is empty'],
    ['days: mon, from: fri 12:00, to: mon 08:00', 'days only goes with hours'],
    ['dates: []', 'dates is empty'],
    ['dates: [2026-11-31]', 'this is "2026-11-31"'],
    ['dates: [2026-11-27..2026-11-26]', 'this is "2026-11-27..2026-11-26"'],
    ['dates: 2026-11-27, from: "09:00", to: "10:00"', 'a rule with dates has no other time'],
    ['cron: "0 23 * * *", duration: 8h', '"cron" is not supported yet'],
    ['ics: holidays.ics', '"ics" is not supported yet'],
    ['from: "09:00", to: "10:00", allow-override: no', 'this is "no"'],
  ])('{%s} is refused: %s', (text, expected) => {
    expect(rule(text)[0]).toBe(expected);
  });
});
