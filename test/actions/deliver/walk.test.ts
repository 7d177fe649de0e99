import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Scene } from '../../../src/actions/deliver/scene.ts';
import { walk } from '../../../src/actions/deliver/walk.ts';
import { GithubFailure } from '../../../src/core/github/github-failure.ts';
import { ProblemError } from '../../../src/core/problem/problem.ts';
import { deliverOrder } from '../../support/builders/deliver-order.ts';
import { aRecordOf } from '../../support/builders/deployment-record.ts';
import { type FakeCluster, fakeCluster } from '../../support/fakes/cluster.ts';
import { type FakeTargetParts, fakeTarget } from '../../support/fakes/delivery-target.ts';
import { fakePlaces } from '../../support/fakes/deployments.ts';
import { COMMIT, DIGEST, OLD_COMMIT, setShop } from '../../support/fakes/shop.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-walk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WEB = [{ namespace: 'shop', kind: 'Deployment', name: 'web' }] as const;
const LOST = new ProblemError({ code: 'CR020', fault: 'remote', what: 'the API server gave no answer' });
/** What ran before: revision 4, of OLD_COMMIT. */
const FOUR = aRecordOf(4, {
  commit: OLD_COMMIT,
  digest: DIGEST,
  smoke: { verdict: 'pass', passed: 2, failed: 0, checks: ['GET / 200'], served: OLD_COMMIT },
});

/** Two ready replicas that say `commit`; `home` is what their front page answers. */
function serve(cluster: FakeCluster, commit: string, home = 200): void {
  const pods = ['a', 'b'].map((name) => ({ name: `web-${name}`, hash: 'new', commit }));
  setShop(cluster, { pods });
  for (const { name } of pods)
    cluster.answer(name, (_, path) => ({ status: path === '/version' ? 200 : home, text: JSON.stringify({ commit }) }));
}

/** Plays a delivery of COMMIT; its front page answers `home`. */
async function deliver(
  play: { readonly home?: number; readonly target?: FakeTargetParts; readonly places?: readonly string[] } & Parameters<
    typeof deliverOrder
  >[1] = {},
) {
  const cluster = fakeCluster();
  const target = fakeTarget({
    onRollback: () => serve(cluster, OLD_COMMIT),
    ...play.target,
    onApply: (revision) => {
      serve(cluster, COMMIT, play.home);
      return play.target?.onApply?.(revision);
    },
  });
  const places = fakePlaces();
  for (const what of play.places ?? []) places.broken.add(what);
  const bed = deliverOrder({ cluster, target, places }, { records: [FOUR], tempDir: mkdtempSync(join(folder, 'temp-')), ...play });
  const { ending, verdict } = await walk(bed.order, { results: { gate: 'open' }, problems: [] });
  const codes = ending.kind === 'failed' ? ending.problems.map(({ code }) => code) : [];
  const warnings = bed.told.filter(({ severity }) => severity === 'warning').map(({ problem }) => problem.code);
  return { ...bed, verdict, codes, warnings, target, places };
}

describe('a good version', () => {
  test('is delivered: proved, marked, recorded, the lock freed, nothing left for post', async () => {
    const done = await deliver();
    expect([done.verdict, done.codes]).toEqual(['delivered', []]);
    expect(done.target.calls).toEqual(['acquire', 'plan', 'apply', 'commit', 'mark 5', 'release']);
    expect(done.outputs).toMatchObject({ verdict: 'delivered', smokeVerdict: 'pass', revision: 5, previousRevision: 4, deploymentId: 900 });
    expect(done.places.records).toMatchObject([
      {
        result: 'succeeded',
        commit: COMMIT,
        release: { revision: 5 },
        previous: { revision: 4, commit: OLD_COMMIT },
        approvals: [{ user: 'bob' }],
      },
    ]);
    expect(done.places.made[0]?.statuses.map(({ state }) => state)).toEqual(['in_progress', 'success']);
    expect(done.memo()?.phase).toBe('over');
  });

  test.each([
    ['the record cannot be written beside the release', { places: ['append'] }, ['RC010']],
    ['GitHub takes no deployment', { places: ['create'] }, ['RC010']],
    ['nothing of the record can be written', { places: ['append', 'create', 'setStatus'] }, ['RC010', 'RC010']],
  ])('is delivered when %s', async (_, play, warnings) => {
    const done = await deliver(play);
    expect([done.verdict, done.warnings, done.target.calls.at(-1)]).toEqual(['delivered', warnings, 'release']);
  });

  test('is delivered when RUNNER_TEMP cannot be written', async () => {
    const tempDir = join(folder, 'a-file');
    writeFileSync(tempDir, '');
    const done = await deliver({ tempDir });
    expect([done.verdict, done.warnings, done.outputs.report]).toEqual(['delivered', ['RC010', 'RC010'], undefined]);
  });

  test('is delivered when its mark cannot be set: what is proved is not taken back for that', async () => {
    const done = await deliver({ target: { markVerified: () => Promise.reject(LOST) } });
    expect([done.verdict, done.warnings]).toEqual(['delivered', ['RC014']]);
    expect(done.places.records[0]?.result).toBe('succeeded');
  });
});

describe('a version that fails its smoke test', () => {
  test('is taken back; the one before is proved, marked and recorded', async () => {
    const done = await deliver({ home: 500 });
    expect([done.verdict, done.codes]).toEqual(['rolled-back', ['ST022']]);
    expect(done.target.calls).toEqual(['acquire', 'plan', 'apply', 'commit', 'rollback to 4', 'mark 6', 'release']);
    expect(done.places.records[0]).toMatchObject({
      result: 'rolled-back',
      smoke: { verdict: 'fail' },
      rollback: { revision: 6, to: 4, smoke: 'pass', commit: OLD_COMMIT, digest: DIGEST },
    });
    expect(done.places.made.map(({ task, ref }) => [task, ref])).toEqual([
      ['deploy', COMMIT],
      ['rollback', OLD_COMMIT],
    ]);
  });

  test('stays where rollback: never says so', async () => {
    const done = await deliver({ home: 500, inputs: { rollback: 'never' } });
    expect([done.verdict, done.target.calls.at(-1), done.places.records[0]?.result]).toEqual(['failed', 'release', 'failed']);
  });

  test('is not taken back when somebody has deployed since', async () => {
    const target: { meddle?: () => void } = {};
    const workloads = async () => {
      target.meddle?.();
      return WEB;
    };
    const cluster = fakeCluster();
    const fake = fakeTarget({ workloads, onApply: () => void serve(cluster, COMMIT, 500) as undefined });
    target.meddle = () => fake.meddle();
    const places = fakePlaces();
    const bed = deliverOrder({ cluster, target: fake, places }, { records: [FOUR] });
    const { ending, verdict } = await walk(bed.order, { results: { gate: 'open' }, problems: [] });
    expect(verdict).toBe('failed');
    expect(ending.kind === 'failed' && ending.problems.map(({ code }) => code)).toEqual(['ST022', 'ST014']);
    expect(fake.calls).not.toContain('rollback to 4');
  });

  test('and has nothing before it fails', async () => {
    const done = await deliver({ home: 500, target: { history: [] }, records: [] });
    expect([done.verdict, done.codes]).toEqual(['failed', ['ST022', 'HD072']]);
  });
});

describe('a target that stages', () => {
  test('is smoke-tested before and after it is live', async () => {
    const done = await deliver({ target: { staged: true } });
    expect(done.verdict).toBe('delivered');
    expect(done.lines.filter((line) => /^Smoke test(, before it is live)?$/.test(line))).toEqual([
      'Smoke test, before it is live',
      'Smoke test',
    ]);
  });

  test('never makes a red version live', async () => {
    const done = await deliver({ home: 500, target: { staged: true } });
    expect([done.verdict, done.target.calls.includes('commit')]).toEqual(['rolled-back', false]);
  });
});

describe('the order of deliveries, asked under the lock', () => {
  const failure = (kind: 'not-found' | 'permission') => () =>
    Promise.reject(new GithubFailure({ kind, call: 'GET /compare', message: 'no', permissions: ['contents: read'] }));

  test.each<[string, Scene['compare'], string, readonly string[], readonly string[]]>([
    ['a newer commit goes out', async () => ({ ahead: 2, behind: 0 }), 'delivered', [], []],
    ['an older one is refused', async () => ({ ahead: 0, behind: 2 }), 'failed', ['DW052'], []],
    ['one beside it is told', async () => ({ ahead: 1, behind: 1 }), 'delivered', [], ['DW054']],
    ['a commit that is gone is told', failure('not-found'), 'delivered', [], ['DW033']],
    ['a permission that is missing refuses', failure('permission'), 'failed', ['DW033'], []],
  ])('%s', async (_, compare, verdict, codes, warnings) => {
    const done = await deliver({ compare });
    expect([done.verdict, done.codes, done.warnings]).toEqual([verdict, codes, warnings]);
    expect(done.target.calls.includes('apply')).toBe(verdict === 'delivered');
  });
});

describe('what breaks on the way', () => {
  test('a lost API server in the smoke test: unproved, so post takes it over, and no record says anything yet', async () => {
    const done = await deliver({ target: { workloads: () => Promise.reject(LOST) } });
    expect([done.verdict, done.codes, done.outputs.verdict]).toEqual(['failed', ['CR020'], 'failed']);
    expect(done.target.calls.at(-1)).toBe('hand over');
    expect(done.memo()).toMatchObject({ phase: 'unproved', revision: 5, broken: 'the API server gave no answer' });
    expect(done.places.records).toEqual([]);
  });

  test('cancelled in the smoke test: the same, and it says so', async () => {
    const controller = new AbortController();
    const workloads = async () => {
      controller.abort(new Error('cancelled by SIGINT'));
      return WEB;
    };
    const done = await deliver({ signal: controller.signal, target: { workloads } });
    expect([done.verdict, done.codes, done.target.calls.at(-1)]).toEqual(['cancelled', ['HD090'], 'hand over']);
    expect([done.memo()?.phase, done.memo()?.broken]).toEqual(['unproved', undefined]);
  });

  test('cancelled while the lock is waited for: nothing was done, nothing is left to post', async () => {
    const controller = new AbortController();
    const acquire = async () => {
      controller.abort(new Error('cancelled by SIGINT'));
      throw controller.signal.reason;
    };
    const done = await deliver({ signal: controller.signal, target: { acquire } });
    expect([done.verdict, done.target.calls, done.memo()]).toEqual(['cancelled', ['acquire', 'release'], undefined]);
    expect(done.places.made).toEqual([]);
  });

  test('the lock is waited for until the gate’s word is no longer good: nothing is applied', async () => {
    const done = await deliver({ validUntil: '2026-11-24T11:59:59.000Z' });
    expect([done.verdict, done.codes, done.target.calls]).toEqual(['failed', ['DW080'], ['acquire', 'plan', 'release']]);
    expect([done.places.records, done.places.made]).toEqual([[], []]);
  });
});
