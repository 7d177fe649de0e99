import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Maker } from '../../../src/adapters/release/maker.ts';
import type { ReleasePorts, ReleaseSettings } from '../../../src/adapters/release/ports.ts';
import { resumeWork } from '../../../src/adapters/release/resume.ts';
import { type RollbackOrder, rollBack } from '../../../src/adapters/release/roll-back.ts';
import { pickRollback } from '../../../src/core/helm-release/pick-rollback.ts';
import type { ReleaseStatus, Revision } from '../../../src/core/helm-release/release.ts';
import { lockLost } from '../../../src/core/lease/lease-problems.ts';
import { ProblemError } from '../../../src/core/problem/problem.ts';
import { err, ok } from '../../../src/core/result/result.ts';
import type { TargetPlan } from '../../../src/core/target/target.ts';
import { keptLog } from '../../support/cluster/kept-log.ts';

/** A maker whose releases are rows of a table; `restoring` stands in for its work. */
function tableMaker(...statuses: readonly ReleaseStatus[]) {
  const rows: Revision[] = statuses.map((status, i) => ({
    revision: i + 1,
    status,
    secret: `v${i + 1}`,
    resourceVersion: '1',
    created: '2026-11-26T08:00:00Z',
    verified: false,
  }));
  const done: string[] = [];
  const edit = (revision: number, change: Partial<Revision>): void => {
    rows.splice(revision - 1, 1, { ...(rows[revision - 1] as Revision), ...change });
  };
  const maker: Maker<TargetPlan> & { restoring: (stop: AbortSignal) => Promise<void> } = {
    orphanMs: 0,
    words: {
      redeploy: 'Deploy again.',
      showRevisions: 'Look.',
      removed: 'it was removed',
      notRemoved: 'it was not removed',
      goBackByHand: (revision) => `Go to ${revision}.`,
    },
    restoring: async () => undefined,
    bringsNamespace: async () => false,
    plan: async () => err([]),
    apply: async () => ({ kind: 'cancelled' }),
    choose: async (history, failed) => pickRollback(history, failed, () => false),
    restore: async ({ to, rows: before, note }, stop) => {
      await maker.restoring(stop);
      const revision = (before.at(-1)?.revision ?? to) + 1;
      rows.push({ ...(before[0] as Revision), revision, status: 'deployed', verified: false });
      done.push(`restored ${to}: ${note}`);
      return ok(revision);
    },
    uninstall: async () => {
      done.push('uninstalled');
      rows.splice(0);
      return ok('uninstalled');
    },
    history: async () => [...rows],
    failPending: async ({ revision }, how) => {
      done.push(`${revision} ${how}`);
      edit(revision, { status: 'failed' });
    },
    label: async (revision, labels) => void done.push(`${revision} ${JSON.stringify(labels)}`),
    workloads: async () => [],
    [Symbol.asyncDispose]: async () => undefined,
  };
  return { maker, done, verify: (revision: number) => edit(revision, { verified: true }) };
}

const SETTINGS = { release: 'web', namespace: 'shop', onFailedInstall: 'keep', revisionNote: 'acme/shop@1a2b run 7' } as ReleaseSettings;
const never = new AbortController().signal;

let memo: string;
let ports: ReleasePorts;
beforeEach(() => {
  memo = '';
  ports = {
    log: keptLog(),
    remember: (text: string) => {
      memo = text;
    },
    recall: () => memo,
  } as unknown as ReleasePorts;
});

const back = (
  maker: Maker<TargetPlan>,
  order: Partial<RollbackOrder> = {},
  { settings = {}, signal = never, lost = never }: { settings?: Partial<ReleaseSettings>; signal?: AbortSignal; lost?: AbortSignal } = {},
) => rollBack({ ports, settings: { ...SETTINGS, ...settings }, maker }, { failed: 3, reason: 'it broke', ...order }, signal, lost);

describe('going back', () => {
  test('restores the last good revision, and says in the history why', async () => {
    const { maker, done } = tableMaker('superseded', 'superseded', 'failed');
    expect(await back(maker)).toEqual({ kind: 'rolled-back', revision: 4, to: 2, verified: false });
    expect(done).toEqual(['restored 2: back to revision 2 by acme/shop@1a2b run 7: it broke']);
    expect(JSON.parse(memo)).toEqual({ phase: 'done', before: 3 });
  });

  test('prefers the verified one, and marks the new revision under its own number', async () => {
    const { maker, done, verify } = tableMaker('superseded', 'superseded', 'failed');
    verify(1);
    expect(await back(maker)).toEqual({ kind: 'rolled-back', revision: 4, to: 1, verified: true });
    expect(done.at(-1)).toBe('4 {"tidegate-verified-revision":"4"}');
  });

  test('marks what was left pending as failed before anything else', async () => {
    const { maker, done } = tableMaker('superseded', 'superseded', 'pending-rollback');
    await back(maker);
    expect(done[0]).toBe('3 left pending-rollback');
  });

  test('is told where it was going while it goes', async () => {
    const { maker } = tableMaker('superseded', 'failed');
    let during = '';
    maker.restoring = async () => {
      during = memo;
    };
    await back(maker, { failed: 2 });
    expect(JSON.parse(during)).toEqual({ phase: 'rolling-back', before: 2, to: 1 });
  });

  test('ends as a lost lock when that is lost on the way, whatever the maker says', async () => {
    for (const end of ['rejects', 'fails'] as const) {
      const { maker } = tableMaker('superseded', 'superseded', 'failed');
      const lost = new AbortController();
      maker.restore = async (_, stop) => {
        lost.abort(new ProblemError(lockLost('web', 'somebody else changed its Lease')));
        if (end === 'rejects') throw stop.reason;
        return err('signal: terminated');
      };
      const taken = await back(maker, {}, { lost: lost.signal });
      const problem = taken.kind === 'failed' ? taken.problem : undefined;
      expect([problem?.code, problem?.what]).toEqual([
        'HD011',
        'the lock of release web was lost: somebody else changed its Lease; the work on it was stopped',
      ]);
      expect(JSON.parse(memo)).toMatchObject({ phase: 'rolling-back', to: 2 });
    }
  });

  test('that is cancelled says so; that fails says why and what can be done by hand', async () => {
    const { maker } = tableMaker('superseded', 'failed');
    const cancel = new AbortController();
    maker.restore = async () => {
      cancel.abort(new Error('cancelled'));
      return err('signal: terminated');
    };
    const cancelled = await back(maker, { failed: 2 }, { signal: cancel.signal });
    maker.restore = async () => err('pods\nare not ready');
    const failed = await back(maker, { failed: 2 });
    expect([cancelled, failed]).toMatchObject([
      { kind: 'failed', problem: { code: 'HD071', what: 'going back to revision 1 failed: it was stopped' } },
      { kind: 'failed', problem: { code: 'HD071', what: expect.stringMatching(/^going back to revision 1 failed: pods.*are not ready$/) } },
    ]);
    expect(failed).toMatchObject({ problem: { remedy: 'Go to 1.' } });
  });

  test('an error that nobody foresaw is not taken for an answer', async () => {
    const { maker } = tableMaker('superseded', 'failed');
    maker.restore = async () => {
      throw new TypeError('a bug');
    };
    await expect(back(maker, { failed: 2 })).rejects.toThrow('a bug');
  });
});

describe('without a revision to go back to', () => {
  test('an unknown number is named', async () => {
    const { maker } = tableMaker('superseded', 'deployed');
    expect(await back(maker, { to: 9 })).toMatchObject({
      kind: 'nothing-to-go-back-to',
      problem: { code: 'HD072', what: 'there is no revision 9 to go back to', remedy: 'Look.' },
    });
  });

  test.each([
    ['a first install is removed where that is asked for', ['failed'], 'uninstall', ['uninstalled'], '; it was removed'],
    ['a first install is kept otherwise', ['failed'], 'keep', [], ''],
    ['a release with a history is never removed', ['failed', 'failed'], 'uninstall', [], ''],
  ] as const)('%s', async (_, statuses, onFailedInstall, expected, words) => {
    const { maker, done } = tableMaker(...statuses);
    const taken = await back(maker, { failed: statuses.length }, { settings: { onFailedInstall } });
    expect(taken).toMatchObject({ problem: { code: 'HD072', what: `there is no good revision to go back to${words}` } });
    expect(done).toEqual(expected);
  });
});

describe('in post', () => {
  const resume = async (made: ReturnType<typeof tableMaker>, phase: string, before: number, goBack = true, to?: number) =>
    resumeWork(ports, made.maker, JSON.parse(JSON.stringify({ phase, before, to })), goBack, (order) => back(made.maker, order));

  test('nothing is done for a main that never wrote, or that came to its end', async () => {
    const made = tableMaker('superseded', 'deployed');
    expect([await resume(made, 'locked', 0), await resume(made, 'done', 1)]).toEqual([
      { kind: 'nothing-to-do' },
      { kind: 'nothing-to-do' },
    ]);
    expect(made.done).toEqual([]);
  });

  test('a rollout that was cut short is taken back', async () => {
    const made = tableMaker('deployed', 'pending-upgrade');
    expect(await resume(made, 'applying', 1)).toEqual({
      kind: 'taken-back',
      result: { kind: 'rolled-back', revision: 3, to: 1, verified: false },
    });
    expect(made.done[0]).toBe('2 left pending-upgrade by a cancelled run');
  });

  test('a rollback that was cut short goes on to where it was going', async () => {
    const made = tableMaker('superseded', 'superseded', 'failed', 'pending-rollback');
    expect(await resume(made, 'rolling-back', 3, true, 1)).toMatchObject({ result: { to: 1, revision: 5 } });
  });

  test('is only repaired where nothing is to be taken back, and a revision that came to its end stays', async () => {
    const kept = tableMaker('deployed', 'pending-upgrade');
    const ended = tableMaker('superseded', 'deployed');
    expect([await resume(kept, 'applying', 1, false), await resume(ended, 'applying', 1)]).toEqual([
      { kind: 'repaired', revision: 2, status: 'failed' },
      { kind: 'repaired', revision: 2, status: 'deployed' },
    ]);
    expect([kept.done, ended.done]).toEqual([['2 left pending-upgrade by a cancelled run'], []]);
  });
});
