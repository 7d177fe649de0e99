import { describe, expect, test } from '@jest/globals';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import type { Problem } from '../../../src/core/problem/problem.ts';
import { type Published, publishRequest, runPublish } from '../../support/builders/publish-request.ts';
import { fakeStore } from '../../support/fakes/store.ts';

const [ours, theirs] = [sha256Of('ours'), sha256Of('theirs')];
const outcomes = ({ targets }: Pick<Published, 'targets'>) => targets.map(({ outcome }) => outcome);
const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);
const creates = (calls: readonly string[]) => calls.filter((call) => call === 'create').length;

describe('several targets', () => {
  test('are all looked at before the first write; every refusal is told', async () => {
    const free = fakeStore({ digest: ours });
    const taken = fakeStore({ digest: ours, holds: { digest: theirs } });
    const closed = fakeStore({ digest: ours, refuses: { code: 'AP021', fault: 'user', what: 'no right' } });
    const result = await runPublish(publishRequest([free, taken, closed]));
    expect([codes(result.problems), result.targets, result.told]).toEqual([['AP010', 'AP021'], [], []]);
    expect([free, taken, closed].map(({ calls }) => calls)).toEqual([['probe'], ['probe'], ['probe']]);
  });

  test('are written in order, each told as soon as it stands', async () => {
    const stores = [fakeStore({ digest: ours }), fakeStore({ target: 'gha://shop', digest: ours, claim: true })];
    const result = await runPublish(publishRequest(stores));
    expect([outcomes(result), result.told.map((targets) => targets.length)]).toEqual([
      ['created', 'created'],
      [1, 2],
    ]);
    expect(result.targets.map(({ proof }) => proof)).toEqual(['computed by the store', 'read back']);
    expect(result.lines).toEqual([`oci://a.example/shop:1.0.0: created, ${ours}`, `gha://shop: created, ${ours}`]);
  });

  test('a failure leaves earlier ones done, says so, and writes no record', async () => {
    const [first, second, third] = [fakeStore({ digest: ours }), fakeStore({ digest: ours }), fakeStore({ digest: ours })];
    second.faults.push('final');
    const result = await runPublish(publishRequest([first, second, third]));
    expect([outcomes(result), codes(result.problems), creates(third.calls), result.kept]).toEqual([['created'], ['AP023'], 0, []]);
    expect(result.record).toBeUndefined();
  });
});

describe('one write', () => {
  test.each<
    [string, Parameters<typeof fakeStore>[0], NonNullable<Parameters<ReturnType<typeof fakeStore>['faults']['push']>[0]>[], string, number]
  >([
    ['whose answer is lost took effect', { digest: ours }, ['lost'], 'created', 1],
    ['that was dropped is repeated', { digest: ours }, ['dropped', 'dropped'], 'created', 3],
    ['that keeps being dropped is given up', { digest: ours }, ['dropped', 'dropped', 'dropped'], 'AP023', 3],
    ['that is refused is not repeated', { digest: ours }, ['final'], 'AP023', 1],
    ['that is not seen afterwards is no success', { digest: ours }, ['vanishes'], 'AP030', 1],
  ])('%s', async (_, options, faults, expected, writes) => {
    const store = fakeStore(options);
    store.faults.push(...faults);
    const result = await runPublish(publishRequest([store]));
    expect([[...outcomes(result), ...codes(result.problems)], creates(store.calls)]).toEqual([[expected], writes]);
    expect(result.slept).toHaveLength(writes - 1);
  });

  test('another job that was faster with the same bytes is a success, with other bytes AP010', async () => {
    for (const [digest, expected] of [
      [ours, ['created']],
      [theirs, ['AP010']],
    ] as const) {
      const store = fakeStore({ digest: ours });
      store.faults.push(() => {
        store.held = { digest };
      });
      const result = await runPublish(publishRequest([store]));
      expect([...outcomes(result), ...codes(result.problems)]).toEqual(expected);
    }
  });

  test('with skip the faster one is kept', async () => {
    const store = fakeStore({ digest: ours });
    store.faults.push(() => {
      store.held = { digest: theirs };
    });
    const result = await runPublish(publishRequest([store], { onConflict: 'skip' }));
    expect([outcomes(result), result.targets[0]?.digest, store.records]).toEqual([['kept'], theirs, []]);
  });

  test('a kept version is no subject of the record', async () => {
    const stores = [fakeStore({ digest: ours, holds: { digest: theirs } }), fakeStore({ digest: ours })];
    const { record } = await runPublish(publishRequest(stores, { onConflict: 'skip' }));
    expect(record?.text).not.toContain(theirs.slice('sha256:'.length));
  });

  test('a mutable name that another job moves in between is moved again, and not for ever', async () => {
    const steal = (store: ReturnType<typeof fakeStore>) => () => {
      store.held = { digest: theirs };
    };
    const once = fakeStore({ target: 'oci://a.example/shop:edge mutable', digest: ours, holds: { digest: theirs } });
    once.faults.push(steal(once));
    expect(outcomes(await runPublish(publishRequest([once])))).toEqual(['moved']);
    const always = fakeStore({ target: 'oci://a.example/shop:edge mutable', digest: ours, holds: { digest: theirs } });
    always.faults.push(steal(always), steal(always), steal(always));
    const result = await runPublish(publishRequest([always]));
    expect([codes(result.problems), creates(always.calls)]).toEqual([['AP030'], 3]);
  });

  test('a cancel ends it: what is stored was told', async () => {
    const controller = new AbortController();
    const [first, second] = [fakeStore({ digest: ours }), fakeStore({ digest: ours })];
    second.faults.push(() => controller.abort(new Error('cancelled')), 'dropped');
    const told: number[] = [];
    const run = runPublish(publishRequest([first, second], { signal: controller.signal }), {
      stored: (targets) => void told.push(targets.length),
    });
    await expect(run).rejects.toThrow('cancelled');
    expect(told).toEqual([1]);
  });

  test('an error that no store failure explains is not swallowed', async () => {
    const store = { ...fakeStore({ digest: ours }), create: () => Promise.reject(new TypeError('ours')) };
    await expect(runPublish(publishRequest([store]))).rejects.toThrow('ours');
  });
});

describe('proof', () => {
  test.each<[string, Partial<Parameters<typeof fakeStore>[0]>, 'digest' | 'full' | 'off', string]>([
    ['a store that computes is believed', {}, 'digest', 'computed by the store'],
    ['a claim is read back', { claim: true }, 'digest', 'read back'],
    ['a claim above 64 MiB is told', { claim: true, size: 70_000_000 }, 'digest', 'not verified by the store'],
    ['full reads all', { claim: true, size: 70_000_000 }, 'full', 'read back'],
    ['full reads a computing store too', {}, 'full', 'read back'],
    ['other bytes are AP030', { claim: true, corrupt: true }, 'digest', 'AP030'],
    ['other bytes are found by full', { corrupt: true }, 'full', 'AP030'],
    ['off looks at nothing', { claim: true, corrupt: true }, 'off', 'off'],
    ['unchanged bytes are proved too', { claim: true, corrupt: true, holds: { digest: ours } }, 'digest', 'AP030'],
    [
      'another packing cannot be compared',
      { claim: true, holds: { digest: theirs, contentDigest: ours } },
      'full',
      'not verified by the store',
    ],
  ])('%s', async (_, options, verify, expected) => {
    const result = await runPublish(publishRequest([fakeStore({ digest: ours, ...options })], { verify }));
    expect([...result.targets.map(({ proof }) => proof), ...codes(result.problems)]).toEqual([expected]);
  });
});

describe('the record', () => {
  test('stands beside what is stored, under every digest that a store gives it, and as a run artifact', async () => {
    const store = fakeStore({ digest: theirs });
    const result = await runPublish(publishRequest([store]));
    expect(store.records).toMatchObject([{ digest: theirs, name: 'shop-1.0.0.7-1.record.json' }]);
    expect(result.kept).toEqual(['shop-1.0.0.7-1.record.json']);
    const { subject, predicate } = JSON.parse(result.record?.text ?? '{}') as {
      subject: { digest: { sha256: string } }[];
      predicate: object;
    };
    expect(subject.map(({ digest }) => `sha256:${digest.sha256}`)).toEqual([ours, theirs]);
    expect(predicate).toMatchObject({ finishedOn: '2026-11-24T12:00:00.000Z', branch: 'main' });
    expect(result.recordPath).toBe('/temp/record.json');
  });

  test('an unchanged version gets one only when it says something new', async () => {
    const store = fakeStore({ digest: ours });
    const record = async (passed: number) => {
      const { event } = publishRequest([]);
      const tests = { passed, failed: 0, skipped: 0, flaky: 0, failures: [] };
      return (await runPublish(publishRequest([store], { event: { ...event, tests } }))).targets[0]?.record;
    };
    expect([await record(1), await record(1), await record(2)]).toEqual(['added', 'there', 'added']);
  });

  test('where it is refused, AP062 warns and the rest is as it is', async () => {
    const stores = [fakeStore({ digest: ours, refusesRecords: true }), fakeStore({ digest: ours })];
    const missing: Problem = { code: 'AP062', fault: 'remote', what: 'no artifact service' };
    const result = await runPublish(publishRequest(stores), { keepRecord: async () => missing });
    expect(result.remarks.map(({ severity, problem }) => `${severity} ${problem.code} ${problem.what}`)).toEqual([
      'warning AP062 no artifact service',
      'warning AP062 the record was not written at oci://a.example/shop:1.0.0: the line broke',
    ]);
    expect([result.problems, result.targets.map(({ record }) => record)]).toEqual([[], ['missing', 'added']]);
  });
});

describe('dry-run', () => {
  test('says what would be, and writes nothing', async () => {
    const stores = [
      fakeStore({ digest: ours }),
      fakeStore({ digest: ours, holds: { digest: ours } }),
      fakeStore({ digest: ours, holds: { digest: theirs } }),
    ];
    const result = await runPublish(publishRequest(stores, { dryRun: true, onConflict: 'skip' }));
    expect(outcomes(result)).toEqual(['planned', 'unchanged', 'kept']);
    expect([stores.flatMap(({ calls }) => calls), result.kept, result.record]).toEqual([['probe', 'probe', 'probe'], [], undefined]);
  });
});
