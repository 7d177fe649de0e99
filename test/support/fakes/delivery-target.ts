import { ok } from '../../../src/core/result/result.ts';
import type { Applied, ServingWorkload, Target, TargetPlan } from '../../../src/core/target/target.ts';

/** A revision of the fake. */
export interface FakeRevision {
  readonly revision: number;
  readonly status: string;
  readonly verified: boolean;
}

/** A target in memory: a history that grows, a lock, and what was called in its order. */
export interface FakeTarget extends Target {
  readonly calls: readonly string[];
  readonly history: readonly FakeRevision[];
  /** Somebody else deploys. */
  meddle(): void;
}

/** What is special about it: a part that is given stands in place of the fake's own. */
export interface FakeTargetParts {
  readonly history?: readonly FakeRevision[];
  readonly plan?: Partial<TargetPlan>;
  /** Gives the end of the rollout; by default it is good. Called when the revision is written. */
  readonly onApply?: (revision: number) => Applied | undefined;
  readonly onRollback?: (to: number) => void;
  readonly workloads?: () => Promise<readonly ServingWorkload[]>;
  readonly acquire?: Target['acquire'];
  readonly markVerified?: Target['markVerified'];
  readonly resume?: Target['resume'];
  readonly staged?: boolean;
}

/** Release web in namespace shop, at revision 4, which is verified, unless told otherwise. */
export function fakeTarget(parts: FakeTargetParts = {}): FakeTarget {
  let history: readonly FakeRevision[] = parts.history ?? [{ revision: 4, status: 'deployed', verified: true }];
  const calls: string[] = [];
  const last = (): FakeRevision | undefined => history.at(-1);
  const add = (status: string, verified = false): number => {
    const revision = (last()?.revision ?? 0) + 1;
    const older = history.map((row) => (row.status === 'deployed' ? { ...row, status: 'superseded' } : row));
    history = [...older, { revision, status, verified }];
    return revision;
  };
  const called = (what: string): void => void calls.push(what);
  return {
    name: 'release web in namespace shop',
    ...(parts.staged === undefined ? {} : { staged: parts.staged }),
    calls,
    get history() {
      return history;
    },
    meddle: () => void add('deployed'),
    acquire: async (signal) => {
      called('acquire');
      return parts.acquire === undefined ? ok(undefined) : parts.acquire(signal);
    },
    plan: async () => {
      called('plan');
      const row = last();
      const previous = row === undefined ? {} : { previous: { revision: row.revision, verified: row.verified } };
      return ok({ kind: 'change', images: [], remarks: [], report: '', ...previous, ...parts.plan });
    },
    apply: async (plan) => {
      called('apply');
      const revision = add('deployed');
      return parts.onApply?.(revision) ?? { kind: 'deployed', revision, images: plan.images, remarks: [] };
    },
    commit: async () => {
      called('commit');
      return ok(undefined);
    },
    rollback: async (_reason, _signal, to) => {
      const target = to ?? history.findLast((row) => row.verified && row.revision < (last()?.revision ?? 0))?.revision;
      called(`rollback to ${target}`);
      if (target === undefined) return { kind: 'nothing-to-go-back-to', problem: { code: 'HD072', fault: 'user', what: 'nothing' } };
      const revision = add('deployed', true);
      parts.onRollback?.(target);
      return { kind: 'rolled-back', revision, to: target, verified: true };
    },
    current: async () => last(),
    markVerified: async (revision) => {
      called(`mark ${revision}`);
      await parts.markVerified?.(revision);
      history = history.map((row) => (row.revision === revision ? { ...row, verified: true } : row));
    },
    workloads: parts.workloads ?? (async () => [{ namespace: 'shop', kind: 'Deployment', name: 'web' }]),
    resume: async (goBack, signal) => {
      called(`resume ${goBack}`);
      return parts.resume === undefined ? { kind: 'nothing-to-do' } : parts.resume(goBack, signal);
    },
    release: async () => called('release'),
    handOver: () => called('hand over'),
  };
}
