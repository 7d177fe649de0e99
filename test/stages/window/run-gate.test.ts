import { describe, expect, test } from '@jest/globals';
import type { GithubFailureKind } from '../../../src/core/github/github-failure.ts';
import { runGate } from '../../../src/stages/window/effects.ts';
import type { GateFacts, GateRequest } from '../../../src/stages/window/ports.ts';
import { fakeClock } from '../../support/fakes/clock.ts';
import { fakeGate, type GateWorld, gateRequest, openWorld } from '../../support/fakes/gate-facts.ts';

const HEAD = 'version: 1\ntime-zone: Europe/Berlin\n';
const OPEN = `${HEAD}default: open\n`;
const FROZEN = `${OPEN}freezes: [{id: move, dates: [2026-11-24], reason: "database"}]\n`;

async function gate(world: GateWorld, more: Partial<GateRequest> = {}, now = '2026-11-24T12:00:00Z') {
  const ports = fakeGate(world, fakeClock(now));
  const outcome = await runGate(ports, gateRequest(more));
  return {
    outcome,
    slept: ports.clock.slept,
    codes: outcome.kind === 'closed' ? outcome.problems.map(({ code }) => code) : [],
    remarks: outcome.remarks.map(({ severity, problem }) => `${severity} ${problem.code}`),
    reasons: Object.fromEntries(outcome.reasons.map(({ gate, kind, why }) => [gate, `${kind} ${why}`])),
  };
}

describe('open', () => {
  test('when every gate is; each names the rule that won', async () => {
    const world = openWorld();
    const { outcome, reasons, slept } = await gate(world);
    expect(outcome).toMatchObject({
      kind: 'open',
      approvals: [{ user: 'bob' }],
      decision: {
        environment: 'production',
        service: 'shop',
        verdict: 'open',
        policySha: 'b10b',
        runId: '7',
        validUntil: '2026-11-24T12:30:00.000Z',
      },
    });
    expect(reasons).toEqual({
      clock: "pass agrees with GitHub's",
      event: 'pass push',
      windows: 'pass the default is open',
      freezes: 'pass no freeze in the way',
      'deploy-window': 'pass not set, and the policy does not ask for it',
      upstream: 'pass green: build',
      approval: 'pass approved by bob',
    });
    expect(slept).toEqual([]);
    expect(world.asked.sort()).toEqual([
      'approvals 7',
      'authors fffffff...1a2b3c4',
      'deployedCommit production shop',
      'environment production',
      'jobs 7',
      'readPolicy .github/deploy-policy.yml',
    ]);
  });

  test('until a freeze begins, less the time that is needed', async () => {
    const policy = `${OPEN}time-needed: 45m\nfreezes: [{id: move, from: 2026-11-24T14:00, to: 2026-11-24T18:00}]\n`;
    const { outcome } = await gate(openWorld(policy));
    expect(outcome).toMatchObject({
      kind: 'open',
      closesAt: '2026-11-24T14:00:00+01:00[Europe/Berlin]',
      remainingSeconds: 3_600,
      decision: { validUntil: '2026-11-24T12:15:00.000Z' },
    });
  });

  test('in flow deployment nothing about people is asked', async () => {
    const world = openWorld();
    world.environment = undefined;
    expect((await gate(world, { flow: 'deployment' })).outcome.kind).toBe('open');
    expect(world.asked).toEqual(['readPolicy .github/deploy-policy.yml', 'jobs 7']);
  });

  test('without a file the built-in policy holds, with a notice', async () => {
    const world = openWorld();
    world.policy = undefined;
    const { outcome, remarks } = await gate(world);
    expect([outcome.kind, outcome.decision.policySha, remarks]).toEqual(['open', 'built-in', ['notice DW009']]);
  });

  test('a first deployment and a rule that is over are noticed', async () => {
    const world = openWorld(`${OPEN}freezes: [{id: old, dates: [2025-12-24]}]\n`);
    world.deployed = undefined;
    expect((await gate(world)).remarks).toEqual(['notice DW008', 'notice DW027']);
    expect(world.asked).toContain('authors undefined...1a2b3c4');
  });
});

describe('closed', () => {
  test('by a freeze: the next opening is told, and the decision lets nothing out', async () => {
    const { outcome, codes } = await gate(openWorld(FROZEN));
    expect(codes).toEqual(['DW001']);
    expect(outcome).toMatchObject({
      kind: 'closed',
      opensAt: '2026-11-25T00:00:00+01:00[Europe/Berlin]',
      mayEndGreen: false,
      decision: { verdict: 'closed', validUntil: '2026-11-24T12:00:00.000Z' },
    });
  });

  test('all gates are asked and told, also after the first closed one', async () => {
    const world = openWorld(`${FROZEN}deploy-window: {required: true}\n`);
    world.approvals = [];
    world.clockAheadMs = -61_000;
    world.jobs = [{ id: 1, name: 'build', attempt: 1, status: 'completed', conclusion: 'failure' }];
    const run = { id: '7', attempt: 1, event: 'pull_request_target', starter: 'alice' };
    expect((await gate(world, { run })).codes).toEqual(['DW030', 'DW024', 'DW001', 'DW005', 'DW011', 'DW021']);
  });

  test.each([
    [60_000, []],
    [-60_000, []],
    [61_000, ['DW030']],
    [undefined, ['DW030']],
  ])('a clock that is %s ms ahead', async (clockAheadMs, codes) => {
    expect((await gate({ ...openWorld(), clockAheadMs })).codes).toEqual(codes);
  });

  test.each([
    ['default: closed\n', ['DW006']],
    ['default: {staging: open}\n', ['DW032']],
    ['default: open\nsoak: {for: 2h}\n', ['DW003']],
    ['default: [\n', ['DW003']],
  ])('by the policy %j', async (text, codes) => {
    expect((await gate(openWorld(HEAD + text))).codes).toEqual(codes);
  });

  test('a missing file that was asked for by name', async () => {
    const world = openWorld();
    world.policy = undefined;
    expect((await gate(world, { policyPath: 'ops/policy.yml' })).codes).toEqual(['DW031']);
  });
});

describe('upstream is read again', () => {
  const required = `${OPEN}upstream: {required: [ci], settle: 5s}\n`;
  const green = { id: 9, name: 'ci', app: 'x', status: 'completed', conclusion: 'success' } as const;

  test('once more, when names are required', async () => {
    const world = openWorld(required);
    world.checks = [green];
    expect(await gate(world)).toMatchObject({ codes: [], slept: [5_000] });
  });

  test('and what was green on the first read only is closed', async () => {
    const world = openWorld(required);
    world.checks = [green];
    const ports = fakeGate(world);
    const clock = { ...ports.clock, sleep: async () => void world.checks.push({ ...green, id: 10, conclusion: 'failure' }) };
    const outcome = await runGate({ ...ports, clock }, gateRequest());
    expect(outcome).toMatchObject({ kind: 'closed', problems: [{ code: 'DW014', what: expect.stringContaining('"ci (x)" is failure') }] });
  });

  test('at most six times, while a job that needs calls ended has not', async () => {
    const world = openWorld();
    world.jobs = [{ id: 1, name: 'build', attempt: 1, status: 'in_progress', conclusion: null }];
    expect(await gate(world)).toMatchObject({ codes: ['DW012'], slept: [5_000, 5_000, 5_000, 5_000, 5_000] });
    const ports = fakeGate(world);
    const clock = {
      ...ports.clock,
      sleep: async () => void Object.assign(world.jobs[0] ?? {}, { status: 'completed', conclusion: 'success' }),
    };
    expect((await runGate({ ...ports, clock }, gateRequest())).kind).toBe('open');
  });

  test('the time counts: a window that closes meanwhile is closed', async () => {
    const world = openWorld(`${required}freezes: [{id: late, from: "13:20", to: "14:00"}]\n`);
    world.checks = [green];
    expect((await gate(world, {}, '2026-11-24T11:59:58Z')).codes).toEqual(['DW002']);
    expect((await gate(world, {}, '2026-11-24T11:59:55Z')).codes).toEqual([]);
  });
});

describe('what GitHub does not answer is closed, and never green', () => {
  const kinds: readonly GithubFailureKind[] = ['permission', 'rate-limited', 'not-found', 'unauthorized', 'refused', 'unreachable'];
  const questions: readonly (keyof GateFacts)[] = [
    'readPolicy',
    'jobs',
    'checks',
    'statuses',
    'environment',
    'approvals',
    'deployedCommit',
    'authors',
  ];
  const rows = questions.flatMap((question) =>
    kinds.flatMap((kind) => (['fail', 'skip'] as const).map((onClosed) => [question, kind, onClosed] as const)),
  );

  test.each(rows)('%s: %s under on-closed: %s', async (question, kind, onClosed) => {
    // Frozen too, so that skip would end green but for the failure.
    const world = openWorld(`${FROZEN}upstream: {required: [build]}\n`);
    world.failing = { [question]: kind };
    const { outcome, codes } = await gate(world, { onClosed });
    expect(outcome).toMatchObject({ kind: 'closed', mayEndGreen: false });
    const own = kind === 'rate-limited' ? 'DW034' : question === 'readPolicy' ? 'DW031' : 'DW033';
    expect(codes).toContain(own);
    if (kind === 'permission') expect(JSON.stringify(outcome)).toContain('Add to the permissions: of the job: x: read');
  });

  test('also the role of an approver by dispatch', async () => {
    const world = openWorld();
    world.failing = { roleOf: 'not-found' };
    const run = { id: '7', attempt: 1, event: 'workflow_dispatch', starter: 'bob' };
    expect((await gate(world, { approvalBy: 'dispatch', run })).codes).toEqual(['DW033']);
  });

  test('a fault of our own is thrown, and a cancelled job as well', async () => {
    const ports = fakeGate(openWorld());
    const broken = { ...ports, facts: { ...ports.facts, jobs: () => Promise.reject(new TypeError('x')) } };
    await expect(runGate(broken, gateRequest())).rejects.toThrow(TypeError);
    await expect(runGate(ports, gateRequest({ signal: AbortSignal.abort(new Error('cancelled')) }))).rejects.toThrow('cancelled');
  });
});

describe('on-closed: skip', () => {
  test.each<[string, string, Partial<GateWorld>, Partial<GateRequest>, string[], boolean]>([
    ['a freeze', FROZEN, {}, {}, ['DW001'], true],
    ['the switch', OPEN, {}, { deployWindow: [{ source: 'x', value: 'false' }] }, ['DW007'], true],
    ['a check that runs', `${OPEN}upstream: {required: [late]}\n`, {}, {}, ['DW010'], true],
    ['a switch that is no switch', OPEN, {}, { deployWindow: [{ source: 'x', value: 'yes' }] }, ['DW004'], false],
    ['a freeze and a missing approval', FROZEN, { approvals: [] }, {}, ['DW001', 'DW021'], false],
    ['a job with its own deployment', FROZEN, { ownDeployment: true }, {}, ['DW001', 'DW083'], false],
    ['a check run that cannot be read', FROZEN, { failing: { hasOwnDeployment: 'permission' } }, {}, ['DW001', 'DW083'], false],
  ])('%s', async (_, policy, world, request, codes, mayEndGreen) => {
    const found = await gate({ ...openWorld(policy), ...world }, { onClosed: 'skip', ...request });
    expect([found.codes, found.outcome]).toEqual([codes, expect.objectContaining({ kind: 'closed', mayEndGreen })]);
  });

  test('an unknown check run counts as a deployment', async () => {
    const { checkRunId: _, ...request } = gateRequest({ onClosed: 'skip' });
    expect(await runGate(fakeGate(openWorld(FROZEN)), request)).toMatchObject({ mayEndGreen: false });
  });
});

describe('override', () => {
  const policy = `${FROZEN}override: {permission: admin, may-skip: [freezes, approval]}\n`;
  const run = { id: '7', attempt: 1, event: 'workflow_dispatch', starter: 'carol' };
  const wish = { overrideReason: 'the shop sells nothing', run };

  test('opens what the policy lets this person skip, and says so', async () => {
    const { outcome, remarks, reasons } = await gate(openWorld(policy), wish);
    expect(outcome).toMatchObject({
      kind: 'overridden',
      by: 'carol',
      skipped: ['freezes'],
      decision: { verdict: 'overridden', validUntil: '2026-11-24T12:30:00.000Z' },
    });
    expect(remarks).toEqual(['warning DW071']);
    expect(reasons.freezes).toContain('overridden freeze "move"');
  });

  test('is not needed when everything is open', async () => {
    const world = openWorld();
    expect((await gate(world, wish)).outcome.kind).toBe('open');
    expect(world.asked).not.toContain('roleOf carol');
  });

  test.each<[string, Partial<GateWorld>, Partial<GateRequest>, string[]]>([
    ['another person', {}, { run: { ...run, starter: 'bob' } }, ['DW001', 'DW025', 'DW070']],
    ['a push', {}, { run: { ...run, event: 'push' } }, ['DW001', 'DW070']],
    ['a role that cannot be read', { failing: { roleOf: 'unreachable' } }, {}, ['DW001', 'DW070']],
    ['an answer that is missing', { failing: { approvals: 'unreachable' } }, {}, ['DW001', 'DW033', 'DW070']],
    [
      'a red build',
      { jobs: [{ id: 1, name: 'build', attempt: 1, status: 'completed', conclusion: 'failure' }] },
      {},
      ['DW001', 'DW011', 'DW070'],
    ],
    ['a wrong clock', { clockAheadMs: 120_000 }, {}, ['DW030', 'DW001', 'DW070']],
  ])('is refused: %s', async (_, world, request, codes) => {
    const found = await gate({ ...openWorld(policy), ...world }, { ...wish, onClosed: 'skip', ...request });
    expect([found.outcome.kind, found.codes]).toEqual(['closed', codes]);
    expect(found.outcome).toMatchObject({ mayEndGreen: false });
  });

  test('skipping a freeze does not skip the window behind it', async () => {
    const both = `${HEAD}default: closed\nfreezes: [{id: move, dates: [2026-11-24]}]\noverride: {permission: admin, may-skip: [freezes]}\n`;
    expect((await gate(openWorld(both), wish)).codes).toEqual(['DW006', 'DW001', 'DW070']);
  });

  test('a policy that cannot be read is never skipped', async () => {
    expect((await gate({ ...openWorld(policy), failing: { readPolicy: 'unreachable' } }, wish)).codes).toEqual(['DW031']);
  });
});
