import { expect, test } from '@jest/globals';
import { runGate } from '../../../src/stages/window/effects.ts';
import { reasonOf, renderGate, tellGate } from '../../../src/stages/window/report.ts';
import { fakeGate, gateRequest, openWorld } from '../../support/fakes/gate-facts.ts';

const FROZEN =
  'version: 1\ntime-zone: Europe/Berlin\ndefault: open\nfreezes: [{id: "mo|ve", dates: [2026-11-24], reason: "<b>@acme</b>"}]\n';

test('a closed gate: the whole summary and the whole log', async () => {
  const world = openWorld(FROZEN);
  world.jobs.push({ id: 2, name: 'e2e', attempt: 1, status: 'completed', conclusion: 'failure' });
  const outcome = await runGate(fakeGate(world), gateRequest({ needs: { build: 'success', e2e: 'failure' } }));
  expect(renderGate(outcome)).toBe(`### Gate of \`production\` for \`shop\`: closed

| gate | says | because |
| --- | --- | --- |
| clock | ✅ open | agrees with GitHub's |
| event | ✅ open | push |
| windows | ✅ open | the default is open |
| freezes | ⛔ closed | freeze "mo\\|ve" until Wed 2026-11-25 00:00 CET (2026-11-24 23:00Z) (&lt;b&gt;@&#8203;acme&lt;/b&gt;) |
| deploy-window | ✅ open | not set, and the policy does not ask for it |
| upstream | ✅ open | green: build |
| approval | ✅ open | approved by bob |

- DW015 "e2e" is failure; it may not block (alert-only)

asked Tue 2026-11-24 13:00 CET (12:00Z) · opens 2026-11-25T00:00:00+01:00\\[Europe/Berlin\\] · approved by bob · policy \`b10b\``);
  expect(tellGate(outcome)).toEqual([
    'gate of production for shop, asked Tue 2026-11-24 13:00 CET (12:00Z)',
    "  clock          open: agrees with GitHub's",
    '  event          open: push',
    '  windows        open: the default is open',
    '  freezes        closed: freeze "mo|ve" until Wed 2026-11-25 00:00 CET (2026-11-24 23:00Z) (<b>@acme</b>)',
    '  deploy-window  open: not set, and the policy does not ask for it',
    '  upstream       open: green: build',
    '  approval       open: approved by bob',
    'verdict: closed; the calendar opens 2026-11-25T00:00:00+01:00[Europe/Berlin]',
  ]);
  expect(reasonOf(outcome)).toEqual({
    code: 'DW001',
    text: 'closed: freeze "mo|ve" until Wed 2026-11-25 00:00 CET (2026-11-24 23:00Z) (<b>@acme</b>)',
  });
});

test('an open gate names the last start', async () => {
  const outcome = await runGate(fakeGate(openWorld()), gateRequest());
  expect(tellGate(outcome).at(-1)).toBe('verdict: open; start before Tue 2026-11-24 13:30 CET (12:30Z)');
  expect(reasonOf(outcome)).toEqual({ code: '', text: 'the default is open' });
});

test('an overridden gate names person and reason', async () => {
  const policy = `${FROZEN}override: {users: [carol], may-skip: [freezes]}\n`;
  const run = { id: '7', attempt: 1, event: 'workflow_dispatch', starter: 'carol' };
  const outcome = await runGate(fakeGate(openWorld(policy)), gateRequest({ run, overrideReason: 'nothing *sells*' }));
  expect(renderGate(outcome)).toContain('Overridden by carol: nothing \\*sells\\*');
  expect(renderGate(outcome)).toContain('| freezes | ⚠️ skipped |');
  expect(reasonOf(outcome)).toEqual({ code: 'DW071', text: 'overridden by carol: nothing *sells*' });
});
