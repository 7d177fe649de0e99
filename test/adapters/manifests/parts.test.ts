import { describe, expect, test } from '@jest/globals';
import { openReleaseTarget } from '../../../src/adapters/makers/open-release-target.ts';
import { objectApi } from '../../../src/adapters/manifests/object-api.ts';
import { withSet } from '../../../src/adapters/release/image-check.ts';
import { inPool } from '../../../src/adapters/release/in-pool.ts';
import { readContext } from '../../../src/core/event/context.ts';
import { HttpFailure } from '../../../src/core/http/http.ts';
import { setObject } from '../../support/builders/set-object.ts';
import { setSession } from '../../support/builders/set-session.ts';
import { fakeClock } from '../../support/fakes/clock.ts';
import { fakeCluster } from '../../support/fakes/cluster.ts';

describe('a pool', () => {
  test('does everything, never more than its limit at once, results in order', async () => {
    let now = 0;
    let most = 0;
    const results = await inPool([5, 1, 4, 2, 3], 2, async (n) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, n));
      now--;
      return n * 2;
    });
    expect([results, most]).toEqual([[10, 2, 8, 4, 6], 2]);
    expect(await inPool([], 2, async () => 1)).toEqual([]);
  });

  test('stops taking work after the first error', async () => {
    const done: number[] = [];
    const work = inPool([1, 2, 3, 4], 1, async (n) => {
      if (n === 2) throw new Error('two');
      done.push(n);
    });
    await expect(work).rejects.toThrow('two');
    expect(done).toEqual([1]);
  });
});

describe('the cluster as it will be', () => {
  const path = (kind: string, name: string): string => `/api/v1/namespaces/shop/${kind}/${name}`;
  test('pull secrets and accounts of the set count before those that stand; all else is as it is', async () => {
    const cluster = fakeCluster();
    cluster.put('v1', 'secrets', { metadata: { name: 'pull' }, data: { old: 'x' } });
    cluster.put('v1', 'secrets', { metadata: { name: 'other' } });
    const seen = withSet(cluster, [
      setObject('Secret', 'pull', { data: { b: 'Yg==' }, stringData: { a: 'hello' } }),
      setObject('ServiceAccount', 'web', { imagePullSecrets: [{ name: 'pull' }] }),
    ]);
    const get = async (at: string) => JSON.parse((await seen.send({ method: 'GET', path: at })).text) as Record<string, unknown>;
    expect((await get(path('secrets', 'pull'))).data).toEqual({ a: 'aGVsbG8=', b: 'Yg==' });
    expect((await get(path('serviceaccounts', 'web'))).imagePullSecrets).toEqual([{ name: 'pull' }]);
    expect(await get(path('secrets', 'other'))).toMatchObject({ metadata: { name: 'other' } });
    expect((await seen.send({ method: 'GET', path: path('secrets', 'none') })).status).toBe(404);
  });
});

describe('the API of objects', () => {
  test('an apply is sent again while the API server cannot be reached, a deletion is not', async () => {
    const sent: string[] = [];
    const cluster = {
      ...fakeCluster(),
      send: ({ method }: { method: string }) => {
        sent.push(method);
        if (sent.length < 3) return Promise.reject(new HttpFailure('ECONNREFUSED', 'refused'));
        return Promise.resolve({ status: 200, text: '{"kind":"ConfigMap"}', headers: {} });
      },
    };
    const api = objectApi({ cluster, clock: fakeClock(), random: () => 0, identity: 'ci' });
    const object = setObject('ConfigMap', 'web');
    const { signal } = new AbortController();
    expect(await api.apply(object, { dry: false, force: false }, signal)).toEqual({ kind: 'taken', object: { kind: 'ConfigMap' } });
    expect(sent).toEqual(['PATCH', 'PATCH', 'PATCH']);
    sent.length = 0;
    await expect(api.remove(object.type, object, 'u', signal)).rejects.toThrow('refused');
    expect(sent).toEqual(['DELETE']);
  });

  test('a right that is missing is HD002 with the role to apply', async () => {
    const cluster = fakeCluster();
    cluster.forbid('get', 'configmaps');
    const api = objectApi({ cluster, clock: fakeClock(), random: () => 0, identity: 'ci' });
    const object = setObject('ConfigMap', 'web');
    await expect(api.read(object.type, object, new AbortController().signal)).rejects.toMatchObject({ problems: [{ code: 'HD002' }] });
  });
});

describe('the maker of a release', () => {
  const open = async (inputs: Readonly<Record<string, string>>, remembered: boolean, mayList = true) => {
    const session = setSession(inputs);
    if (remembered)
      session.cluster.put('v1', 'secrets', {
        metadata: { name: 'tidegate-set-web.v1', labels: { 'tidegate-release': 'web', 'tidegate-revision': '1' } },
      });
    if (!mayList) session.cluster.forbid('list', 'secrets');
    const run = {
      inputs: session.settings,
      context: readContext({ GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '1', RUNNER_TEMP: '/none' }, {}),
      env: { PATH: '' },
      log: session.log,
      state: { save: () => undefined, read: () => undefined },
      clock: session.clock,
      random: () => 0,
      signal: new AbortController().signal,
    };
    const access = { cluster: session.cluster, kubeconfig: '', identity: 'ci', remarks: [], [Symbol.asyncDispose]: async () => undefined };
    // There is no helm on this PATH, so that the Helm maker answers with HD001.
    return openReleaseTarget(run, access, undefined).then(
      () => 'manifests',
      (error: { problems: readonly { code: string }[] }) => error.problems[0]?.code,
    );
  };
  test.each([
    ['manifests are given', { manifests: 'k8s' }, false, true, 'manifests'],
    ['a chart is given', { manifests: '', chart: 'chart' }, true, true, 'HD001'],
    ['neither, and the cluster remembers sets', { manifests: '' }, true, true, 'manifests'],
    ['neither, and the cluster remembers none', { manifests: '' }, false, true, 'HD001'],
    ['neither, and Secrets may not be listed', { manifests: '' }, true, false, 'HD001'],
  ])('%s', async (_, inputs, remembered, mayList, maker) => {
    expect(await open(inputs, remembered, mayList)).toBe(maker);
  });
});
