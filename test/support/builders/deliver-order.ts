import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Order } from '../../../src/actions/deliver/delivery.ts';
import { contract } from '../../../src/actions/deliver/inputs.ts';
import { type Memo, memoBook, readMemo } from '../../../src/actions/deliver/memo.ts';
import type { DeliverRun, Scene } from '../../../src/actions/deliver/scene.ts';
import { readInputs } from '../../../src/core/contract/read-inputs.ts';
import type { DeploymentRecord } from '../../../src/core/deployment-record/record.ts';
import { readContext } from '../../../src/core/event/context.ts';
import { readChecks } from '../../../src/core/probe/read-checks.ts';
import type { Problem } from '../../../src/core/problem/problem.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import type { FakeCluster } from '../fakes/cluster.ts';
import type { FakeTarget } from '../fakes/delivery-target.ts';
import type { FakePlaces } from '../fakes/deployments.ts';
import { COMMIT, DIGEST } from '../fakes/shop.ts';

/** An order over fakes, and what the step told. */
export interface OrderBed {
  readonly order: Order;
  readonly clock: FakeClock;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly told: readonly { readonly severity: string; readonly problem: Problem }[];
  readonly lines: readonly string[];
  /** What post would find. */
  memo(): Memo | undefined;
}

const CHECKS = { served: { path: '/version', json: '$.commit', settle: '1s' }, checks: ['GET / 200'] };

/** Delivers COMMIT with DIGEST as service shop, in run 105 by alice, behind a gate that bob has opened. */
export function deliverOrder(
  parts: { readonly cluster: FakeCluster; readonly target: FakeTarget; readonly places: FakePlaces },
  options: {
    readonly inputs?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    readonly tempDir?: string;
    readonly validUntil?: string;
    readonly records?: readonly DeploymentRecord[];
    /** How COMMIT stands to the commit that runs; newer unless told. */
    readonly compare?: Scene['compare'];
  } = {},
): OrderBed {
  const clock = fakeClock();
  const read = readInputs(contract, {
    ...{ environment: 'production', service: 'shop', digest: DIGEST, release: 'web', namespace: 'shop', chart: 'chart' },
    ...{ 'own-deployment': 'true', 'fail-after': '5s', ...options.inputs },
  });
  const plan = readChecks(CHECKS, 'smoke.yml');
  if (!read.ok || !plan.ok) throw new Error('the order is wrong');
  const context = readContext(
    {
      ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: COMMIT, GITHUB_REF: 'refs/heads/main', GITHUB_RUN_ID: '105', GITHUB_ACTOR: 'alice' },
      RUNNER_TEMP: options.tempDir ?? mkdtempSync(join(tmpdir(), 'deliver-order-')),
    },
    {},
  );
  const state = new Map<string, string>();
  const lines: string[] = [];
  const told: { severity: string; problem: Problem }[] = [];
  const outputs: Record<string, unknown> = {};
  const run: DeliverRun = {
    inputs: read.value.inputs,
    context,
    env: {},
    log: {
      info: (line) => void lines.push(line),
      debug: () => {},
      outside: (text) => void lines.push(text),
      mask: () => {},
      section: (title) => {
        lines.push(title);
        return { [Symbol.dispose]: () => {} };
      },
      problem: (severity, problem) => void told.push({ severity, problem }),
    },
    state: { save: (key, value) => void state.set(key, value), read: (key) => state.get(key) },
    clock,
    random: () => 0.5,
    signal: options.signal ?? new AbortController().signal,
    setOutputs: (values) => void Object.assign(outputs, values),
    summarize: (markdown) => void lines.push(markdown),
  };
  const { cluster, target, places } = parts;
  const access = { cluster, identity: 'gh:repo:acme/shop', kubeconfig: '', remarks: [], [Symbol.asyncDispose]: async () => {} };
  const scene: Scene = {
    ...{ access, target, record: { ...places, warn: (problem) => void told.push({ severity: 'warning', problem }) } },
    compare: options.compare ?? (async () => ({ ahead: 1, behind: 0 })),
    history: () => options.records ?? [],
    readHistory: async () => {},
    [Symbol.asyncDispose]: async () => {},
  };
  const decision = {
    ...{ environment: 'production', service: 'shop', digest: '', sha: COMMIT, verdict: 'open' as const },
    ...{ validUntil: options.validUntil ?? '2999-01-01T00:00:00.000Z', policySha: 'built-in', runId: '105' },
  };
  const trace = { traceId: 'a'.repeat(32), parentSpanId: 'b'.repeat(16), spanId: 'c'.repeat(16), traceparent: '' };
  const order: Order = {
    ...{ run, scene, plan: plan.value, trace, startedAt: clock.now() },
    gate: { kind: 'open', decision, approvals: [{ user: 'bob' }], problems: [], mayEndGreen: false },
    memo: memoBook(run.state, { startedAt: clock.now().toISOString(), traceId: trace.traceId, images: [] }),
    policy: { ...read.value.inputs, staged: target.staged === true },
  };
  return { order, clock, outputs, told, lines, memo: () => readMemo(run.state) };
}
