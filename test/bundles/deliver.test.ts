import { beforeAll, describe, expect, test } from '@jest/globals';
import { DELIVER_PERMISSIONS, type DeliveryBed, deliveryBed, type Permissions } from '../support/builders/delivery-bed.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { runStep } from '../support/step-driver/run-step.ts';
import type { StepOptions } from '../support/step-driver/step.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
/** Nothing listens there: what contacts the cluster ends with CR020. */
const NOWHERE = 'https://127.0.0.1:9';
const INPUTS = {
  environment: 'production',
  service: 'shop',
  digest: DIGEST,
  needs: JSON.stringify({ build: { result: 'success', outputs: {} } }),
  release: 'web',
  namespace: 'shop',
  chart: 'chart',
  auth: 'kubernetes',
  cluster: NOWHERE,
};

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

interface Asked {
  readonly approved?: boolean;
  readonly permissions?: Permissions;
  readonly more?: Partial<StepOptions>;
  readonly action?: string;
}

const deliver = (bed: DeliveryBed, inputs: Readonly<Record<string, string>> = {}, asked: Asked = {}) => {
  const push = bed.push({ approved: asked.approved ?? true });
  return runStep({
    action: asked.action ?? '.',
    dist,
    with: { ...INPUTS, ...inputs },
    context: bed.context(push, asked.permissions ?? DELIVER_PERMISSIONS),
    job: { check_run_id: String(push.job) },
    ...asked.more,
  });
};
const titles = (result: Awaited<ReturnType<typeof deliver>>): readonly string[] =>
  result.annotations.filter(({ type }) => type === 'error').map(({ title }) => title);
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const FREEZE = `[{id: cutover, dates: [${day(-1)}..${day(1)}], reason: database move}]`;

describe('at the gate', () => {
  test('a freeze: nothing is contacted but GitHub, the next opening is told, and there is nothing for post', async () => {
    await using bed = await deliveryBed();
    const result = await deliver(bed, { freezes: FREEZE });
    expect([result.exitCode, titles(result)]).toEqual([1, ['DW001']]);
    expect(result.outputs).toMatchObject({
      verdict: 'closed',
      'gate-verdict': 'closed',
      'reason-code': 'DW001',
      'opens-at': expect.stringMatching(new RegExp(`^${day(2)}`)),
    });
    expect(JSON.parse(result.outputs.decision ?? '')).toMatchObject({ verdict: 'closed', service: 'shop', digest: DIGEST });
    expect(result.summary).toMatch(/^## shop to production: closed\n\n### Gate of/);
    expect(result.log).not.toContain('CR0');
    expect(result.post).toMatchObject({ exitCode: 0, annotations: [], summary: '' });
    expect(bed.deployments()).toEqual([]);
  });

  test('on-closed: skip ends green in a job without a deployment of its own', async () => {
    await using bed = await deliveryBed();
    const result = await deliver(bed, { freezes: FREEZE, 'on-closed': 'skip', 'own-deployment': 'true' });
    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'closed']);
    expect(result.annotations.map(({ type, title }) => `${type} ${title}`)).toContain('warning DW001');
  });

  test('nobody has approved', async () => {
    await using bed = await deliveryBed();
    const result = await deliver(bed, {}, { approved: false });
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'closed']);
  });

  test('a permission that is missing closes it, and is named', async () => {
    await using bed = await deliveryBed();
    const { actions: _, ...permissions } = DELIVER_PERMISSIONS;
    const result = await deliver(bed, {}, { permissions });
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'closed']);
    expect(result.log).toContain('actions: read');
  });

  test('open: then the cluster is reached, and one that is not there fails the step with the gate’s word set', async () => {
    await using bed = await deliveryBed();
    const result = await deliver(bed, {}, { more: { timeLimit: 60_000 } });
    expect([result.exitCode, result.outputs.verdict, result.outputs['gate-verdict']]).toEqual([1, 'failed', 'open']);
    expect(titles(result)).toEqual(['CR001']);
    expect(bed.deployments()).toEqual([]);
  });

  test('a decision brought along that is for another digest is refused, and no gate is asked', async () => {
    await using bed = await deliveryBed();
    const decision = JSON.stringify({
      ...{ environment: 'production', service: 'cart', digest: DIGEST, sha: 'a'.repeat(40), verdict: 'open' },
      ...{ 'valid-until': '2999-01-01T00:00:00Z', 'policy-sha': 'built-in', 'run-id': '1' },
    });
    const result = await deliver(bed, { decision });
    expect([result.exitCode, titles(result)]).toEqual([1, ['DW080']]);
    expect(bed.github.requests()).toEqual([]);
  });

  test('cancelled while the gate is asked: nothing was done', async () => {
    await using bed = await deliveryBed();
    bed.github.fault({ on: { operation: 'actions/get-reviews-for-run' }, effect: { kind: 'hang' }, times: 'always' });
    const result = await deliver(bed, {}, { more: { signalAfter: /^reading / } });
    expect(result).toMatchObject({ conclusion: 'cancelled', orphans: [], tempFiles: [] });
    expect(result.outputs.verdict).toBe('cancelled');
    expect(result.msAfterSignal).toBeLessThan(3_000);
  });

  test('killed before it could save anything: post does not take itself for main', async () => {
    await using bed = await deliveryBed();
    const result = await deliver(bed, {}, { more: { killAfter: 1 } });
    expect([result.ending, result.state]).toEqual(['SIGKILL', {}]);
    expect(result.post).toMatchObject({ exitCode: 0, outputs: {}, log: '' });
    expect(bed.github.requests()).toEqual([]);
  });
});

describe('bad input', () => {
  test('is told whole, and nothing is contacted', async () => {
    await using bed = await deliveryBed();
    const inputs = { mode: 'delivr', digest: 'abc', relase: 'web', cluster: 'http://plain' };
    const result = await deliver(bed, inputs);
    expect(result.exitCode).toBe(1);
    expect(titles(result)).toEqual(['IN001', 'IN003', 'IN003']);
    expect(bed.github.requests()).toEqual([]);
  });

  test('of several parts is told together: chart, checks, cluster, windows', async () => {
    await using bed = await deliveryBed();
    const result = await deliver(bed, { chart: '', checks: '[{nam: x}]', cluster: 'http://plain', windows: '[{when: never}]' });
    expect(titles(result)).toEqual(expect.arrayContaining(['WF002', 'ST002', 'IN003', 'DW003']));
    expect(bed.github.requests()).toEqual([]);
  });

  test('mode: rollback wants a reason that tells something', async () => {
    await using bed = await deliveryBed();
    const result = await deliver(bed, { mode: 'rollback', reason: 'oops' });
    expect([result.exitCode, titles(result)]).toEqual([1, ['IN003']]);
  });
});

test('the action under actions/deliver is the same', async () => {
  await using bed = await deliveryBed();
  const result = await deliver(bed, { freezes: FREEZE }, { action: 'deliver' });
  expect(result.outputs.verdict).toBe('closed');
});
