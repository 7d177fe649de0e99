import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parseDecision } from '../../src/core/decision/decision.ts';
import { GATE_PERMISSIONS, type GateBed, type GateBedOptions, gateBed, type Permissions } from '../support/builders/gate-bed.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { actedOn } from '../support/log-checker/check-log.ts';
import { repository } from '../support/source-tree.ts';
import { runStep } from '../support/step-driver/run-step.ts';
import type { StepOptions } from '../support/step-driver/step.ts';

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

/** The demo's policy: production needs an approval, staging does not. */
const POLICY = readFileSync(join(repository, 'examples/shop/.github/deploy-policy.yml'), 'utf8');
const DIGEST = `sha256:${'a'.repeat(64)}`;
const NEEDS = JSON.stringify({ build: { result: 'success', outputs: { digest: DIGEST } } });

interface Asked {
  readonly with?: Readonly<Record<string, string>>;
  readonly permissions?: Permissions;
  readonly env?: Readonly<Record<string, string>>;
  readonly context?: Readonly<Record<string, string>>;
  readonly more?: Partial<StepOptions>;
}

/** The gate's step in the job of the bed. */
const ask = (bed: GateBed, { with: inputs = {}, permissions = GATE_PERMISSIONS, env = {}, context = {}, more = {} }: Asked = {}) =>
  runStep({
    action: 'deploy-window-check',
    dist,
    with: { environment: 'production', service: 'shop', digest: DIGEST, needs: NEEDS, ...inputs },
    context: {
      sha: bed.sha,
      run_id: String(bed.runId),
      actor: 'alice',
      triggering_actor: 'alice',
      token: bed.token(permissions),
      api_url: bed.github.urls.api,
      ...context,
    },
    job: { check_run_id: String(bed.gateJob) },
    env,
    ...more,
  });

const titles = (result: Awaited<ReturnType<typeof ask>>) => result.annotations.map(({ type, title }) => `${type} ${title}`);
const errors = (result: Awaited<ReturnType<typeof ask>>) =>
  result.annotations.filter(({ type }) => type === 'error').map(({ title, message }) => ({ title, message }));
const codes = (result: Awaited<ReturnType<typeof ask>>) => errors(result).map(({ title }) => title);
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const approved = async (options: GateBedOptions = {}): Promise<GateBed> => {
  const bed = await gateBed({ policy: POLICY, ...options });
  bed.approve();
  return bed;
};

describe('open', () => {
  test('when upstream is green and somebody else approved; the decision says for what and until when', async () => {
    await using bed = await approved();
    const result = await ask(bed);
    expect([result.exitCode, titles(result), result.endedByItself]).toEqual([0, ['notice DW027'], true]);
    expect(result.outputs).toMatchObject({ open: 'true', verdict: 'open', 'reason-code': '', 'approved-by': 'bob' });
    const decision = parseDecision(result.outputs.decision ?? '');
    expect(decision).toMatchObject({
      ok: true,
      value: { environment: 'production', service: 'shop', digest: DIGEST, sha: bed.sha, verdict: 'open', runId: String(bed.runId) },
    });
    expect((result.outputs.decision ?? '').length).toBeLessThan(1_000);
    const ahead = Date.parse(result.outputs['valid-until'] ?? '') - Date.now();
    expect([ahead > 29 * 60_000, ahead <= 30 * 60_000]).toEqual([true, true]);
    expect(result.summary).toContain('approved by bob');
    expect(bed.github.violations()).toEqual([]);
    expect(bed.github.requests().every(({ method }) => method === 'GET')).toBe(true);
  });

  test('without an approval in flow deployment, with contents: read and actions: read alone', async () => {
    await using bed = await gateBed({ policy: POLICY });
    const permissions = { contents: 'read', actions: 'read' } as const;
    const result = await ask(bed, { with: { environment: 'staging', flow: 'deployment' }, permissions });
    expect([result.exitCode, titles(result), result.outputs.open]).toEqual([0, [], 'true']);
  });

  test('without a policy file under the built-in policy, with a notice', async () => {
    await using bed = await gateBed();
    bed.approve();
    const result = await ask(bed);
    expect([result.exitCode, titles(result), result.outputs['policy-sha']]).toEqual([0, ['notice DW009', 'notice DW027'], 'built-in']);
  });
});

describe('closed', () => {
  test('by a freeze: the rule and the next opening are told', async () => {
    await using bed = await approved({
      policy: `${POLICY}freezes: [{ id: cutover, environments: [production], dates: [${day(-1)}..${day(1)}], reason: "database move" }]\n`,
    });
    const result = await ask(bed);
    expect([result.exitCode, codes(result), result.outputs.open, result.outputs['reason-code']]).toEqual([1, ['DW001'], 'false', 'DW001']);
    expect(result.outputs['opens-at']).toMatch(new RegExp(`^${day(2)}T00:00:00\\+0[12]:00\\[Europe/Berlin\\]$`));
    expect(errors(result)[0]?.message).toContain('freeze "cutover" until');
    expect(errors(result)[0]?.message).toContain('(database move)');
    expect(result.summary).toContain('⛔ closed');
    expect(parseDecision(result.outputs.decision ?? '')).toMatchObject({ ok: true, value: { verdict: 'closed' } });
    const staging = await ask(bed, { with: { environment: 'staging', flow: 'deployment' } });
    expect(staging.outputs.open).toBe('true');
  });

  test('by a freeze of the workflow, which the policy cannot widen', async () => {
    await using bed = await approved();
    const result = await ask(bed, { with: { freezes: `- {id: party, dates: ["${day(-1)}..${day(1)}"]}` } });
    expect([result.exitCode, result.outputs['reason-code']]).toEqual([1, 'DW001']);
  });

  test.each([
    ['false', {}, 'DW007'],
    ['yes', {}, 'DW004'],
    ['organisation=true\nrepository=', {}, 'DW005'],
    ['true', { DEPLOY_WINDOW: 'false' }, 'DW007'],
  ])('by DEPLOY_WINDOW %j', async (value, env, code) => {
    await using bed = await approved({ policy: `${POLICY}deploy-window: {environments: [production]}\n` });
    const result = await ask(bed, { with: { 'deploy-window': value }, env });
    expect([result.exitCode, result.outputs['reason-code'], result.outputs.open]).toEqual([1, code, 'false']);
  });

  test('by a job whose failure continue-on-error hides', async () => {
    await using bed = await approved();
    bed.github.addJob({ runId: bed.runId, name: 'integration', conclusion: 'failure' });
    const needs = JSON.stringify({ build: { result: 'success' }, integration: { result: 'success' } });
    const result = await ask(bed, { with: { needs } });
    expect([result.exitCode, result.outputs['reason-code']]).toEqual([1, 'DW011']);
  });

  test('by a required check of another workflow, although one of its name here is green', async () => {
    await using bed = await approved({ policy: POLICY.replace('upstream: {', 'upstream: { required: [build],') });
    const ci = bed.github.addRun({ headSha: bed.sha, workflowPath: '.github/workflows/ci.yml' });
    bed.github.addJob({ runId: ci.id, name: 'build', conclusion: 'failure' });
    const result = await ask(bed, { permissions: { ...GATE_PERMISSIONS, statuses: 'read' } });
    expect([result.exitCode, result.outputs['reason-code']]).toEqual([1, 'DW012']);
    expect(errors(result)[0]?.message).toContain('"build (ci.yml)" is failure');
  });

  test('by the author’s own approval, by a bypass, by a missing rule', async () => {
    await using own = await gateBed({ policy: POLICY });
    own.github.setEnvironment({ name: 'production', reviewers: ['alice', 'carol'] });
    own.approve('alice');
    const byAuthor = await ask(own);
    expect(byAuthor.outputs['reason-code']).toBe('DW020');
    expect(errors(byAuthor)[0]?.message).toContain('alice (wrote 1 of the 1 commits)');
    await using bypassed = await gateBed({ policy: POLICY });
    expect((await ask(bypassed)).outputs['reason-code']).toBe('DW021');
    bypassed.github.setEnvironment({ name: 'production', reviewers: [] });
    expect((await ask(bypassed)).outputs['reason-code']).toBe('DW023');
  });

  test('for a pull request in flow delivery', async () => {
    await using bed = await approved();
    const result = await ask(bed, { context: { event_name: 'pull_request' } });
    expect([result.exitCode, codes(result)]).toEqual([1, ['DW024']]);
  });
});

describe('fail closed', () => {
  test('a re-run obeys today’s policy, and a bad one closes with every fault and its line', async () => {
    await using bed = await approved();
    expect((await ask(bed)).outputs.open).toBe('true');
    const policy = POLICY.replace('Europe/Berlin', 'Europe/Berln').replace('default: open', 'defualt: open');
    bed.github.addCommit({ message: 'policy', author: 'alice', files: { '.github/deploy-policy.yml': policy } });
    const result = await ask(bed);
    expect([result.exitCode, codes(result), result.outputs.open]).toEqual([1, ['DW003', 'DW003', 'DW003'], 'false']);
    const told = result.annotations.map(({ message }) => message).join('\n');
    expect(told).toContain('line 2: time-zone "Europe/Berln" unknown, did you mean "Europe/Berlin"?');
    expect(told).toContain('line 3: unknown key "defualt", did you mean "default"?');
  });

  test.each([
    [{ actions: 'read', checks: 'read', deployments: 'read' }, 'DW031', 'contents: read'],
    [{ contents: 'read', checks: 'read', deployments: 'read' }, 'DW033', 'actions: read'],
    [{ contents: 'read', actions: 'read', checks: 'read' }, 'DW033', 'deployments: read'],
  ] as const)('a missing permission closes and is named: %j', async (permissions, code, missing) => {
    await using bed = await approved();
    const result = await ask(bed, { permissions: permissions as Permissions, with: { 'on-closed': 'skip' } });
    expect([result.exitCode, result.outputs['reason-code'], result.outputs.open]).toEqual([1, code, 'false']);
    expect(errors(result)[0]?.message).toContain(`Add to the permissions: of the job: ${missing}`);
  });

  test('an answer that is not there closes, and a policy path that is not there as well', async () => {
    await using bed = await approved();
    bed.github.fault({ on: { operation: 'actions/get-reviews-for-run' }, effect: { kind: 'status', status: 404 }, times: 'always' });
    expect((await ask(bed)).outputs['reason-code']).toBe('DW033');
    bed.github.clearFaults();
    expect((await ask(bed, { with: { policy: 'ops/policy.yml' } })).outputs['reason-code']).toBe('DW031');
    const unknown = await ask(bed, { context: { token: 'ghs_nobody' } });
    expect([unknown.exitCode, unknown.outputs['reason-code']]).toEqual([1, 'DW031']);
  });

  test('a clock that is ten minutes off closes', async () => {
    await using bed = await approved();
    bed.github.setClock({ offsetMs: -600_000 });
    const result = await ask(bed);
    expect([result.exitCode, result.outputs['reason-code']]).toEqual([1, 'DW030']);
    expect(errors(result)[0]?.message).toContain('ahead of GitHub');
  });

  test('bad inputs are told at once, and nothing is contacted', async () => {
    await using bed = await approved();
    const result = await ask(bed, { with: { needs: '[]', freezes: '- {id: x, from: "9"}', windows: 'a: [', flow: 'delivery' } });
    expect([result.exitCode, titles(result), bed.github.requests()]).toEqual([1, ['error IN003', 'error DW003', 'error DW003'], []]);
    expect(result.outputs.open).toBeUndefined();
  });

  test('a cancelled job leaves open unset, and the step ends by itself', async () => {
    await using bed = await approved();
    bed.github.fault({ on: { operation: 'repos/get-content' }, effect: { kind: 'hang' }, times: 'always' });
    const result = await ask(bed, { more: { signalAfter: /reading .github/ } });
    expect([result.conclusion, result.ending, result.exitCode, codes(result)]).toEqual(['cancelled', 'SIGINT', 1, ['IN010']]);
    expect(result.outputs.open).toBeUndefined();
  });

  test('names from outside cannot command the runner', async () => {
    const hostile = '::set-output name=open::true';
    await using bed = await approved({
      policy: `${POLICY}freezes: [{id: "${hostile}", dates: [${day(-1)}..${day(1)}], reason: "##[error]x"}]\n`,
    });
    bed.github.addJob({ runId: bed.runId, name: `${hostile}\n##[add-mask]a`, conclusion: 'failure' });
    const needs = JSON.stringify({ [`${hostile}\n##[add-mask]a`]: { result: 'success' } });
    const result = await ask(bed, { with: { needs } });
    expect([result.exitCode, result.outputs.open]).toEqual([1, 'false']);
    expect(actedOn(result.rawLog, hostile)).toEqual([]);
  });
});

describe('closed, and wished otherwise', () => {
  const FROZEN = `${POLICY}freezes: [{id: party, environments: [production], dates: [${day(-1)}..${day(1)}]}]\n`;
  const OVERRIDE = `override: {permission: admin, may-skip: [freezes]}\n`;

  test('on-closed: skip ends green without a deployment of the job, and red with one', async () => {
    await using bed = await approved({ policy: FROZEN, deployment: false });
    const skipped = await ask(bed, { with: { 'on-closed': 'skip' } });
    expect([skipped.exitCode, skipped.outputs.open, skipped.outputs.verdict, titles(skipped)]).toEqual([
      0,
      'false',
      'closed',
      ['notice DW027', 'warning DW001'],
    ]);
    await using own = await approved({ policy: FROZEN });
    const red = await ask(own, { with: { 'on-closed': 'skip' } });
    expect([red.exitCode, codes(red)]).toEqual([1, ['DW001', 'DW083']]);
  });

  test('an override by a person of the policy opens, with a warning', async () => {
    await using bed = await approved({ policy: FROZEN + OVERRIDE, event: 'workflow_dispatch', starter: 'carol' });
    const context = { event_name: 'workflow_dispatch', triggering_actor: 'carol' };
    const result = await ask(bed, { with: { 'override-reason': 'the shop sells nothing' }, context });
    expect([result.exitCode, result.outputs.open, result.outputs.verdict]).toEqual([0, 'true', 'overridden']);
    expect(titles(result)).toContain('warning DW071');
    expect(result.summary).toContain('Overridden by carol: the shop sells nothing');
  });

  test.each([
    ['alice', OVERRIDE, 'the shop sells nothing', 'alice (write) may not override'],
    ['carol', '', 'the shop sells nothing', 'no override block'],
    ['carol', OVERRIDE, 'please', 'fewer than 10 characters'],
  ])('an override by %s under %j because "%s" is refused', async (starter, override, reason, why) => {
    await using bed = await approved({ policy: FROZEN + override, event: 'workflow_dispatch', starter });
    const context = { event_name: 'workflow_dispatch', triggering_actor: starter };
    const result = await ask(bed, { with: { 'override-reason': reason }, context });
    expect([result.exitCode, result.outputs.open, codes(result)]).toEqual([1, 'false', ['DW001', 'DW070']]);
    expect(errors(result)[1]?.message).toContain(why);
  });
});
