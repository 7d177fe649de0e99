import { describe, expect, test } from '@jest/globals';
import { configMapRecords } from '../../../src/adapters/record/config-map-records.ts';
import type { Cluster } from '../../../src/core/cluster/cluster.ts';
import { ProblemError } from '../../../src/core/problem/problem.ts';
import { aRecordOf } from '../../support/builders/deployment-record.ts';
import { type FakeCluster, fakeCluster } from '../../support/fakes/cluster.ts';

const open = (cluster: Cluster) => configMapRecords({ cluster, identity: 'gh:repo:acme/shop' }, { namespace: 'shop', release: 'web' });
const stored = (cluster: FakeCluster) => cluster.find('configmaps', 'tidegate-record-web') as unknown as { data: Record<string, string> };
const codesOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'it succeeded',
    (error: unknown) => (error instanceof ProblemError ? error.problems.map(({ code, remedy }) => [code, remedy ?? '']) : error),
  );

describe('the records beside a release', () => {
  test('are made with the first one, and grow at the end', async () => {
    const cluster = fakeCluster();
    const records = open(cluster);
    expect(records.place).toBe('ConfigMap shop/tidegate-record-web');
    expect(await records.read()).toEqual({ records: [], lost: false });
    await records.append(aRecordOf(1));
    await records.append(aRecordOf(2));
    expect((await records.read()).records).toEqual([aRecordOf(1), aRecordOf(2)]);
    expect(cluster.find('configmaps', 'tidegate-record-web')?.metadata).toMatchObject({
      namespace: 'shop',
      labels: { 'app.kubernetes.io/managed-by': 'tidegate' },
    });
    expect(cluster.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/v1/namespaces/shop/configmaps?fieldManager=tidegate',
      'PUT /api/v1/namespaces/shop/configmaps/tidegate-record-web?fieldManager=tidegate',
    ]);
  });

  test('leave what else the ConfigMap holds as it is', async () => {
    const cluster = fakeCluster();
    cluster.put('v1', 'configmaps', { metadata: { name: 'tidegate-record-web', labels: { team: 'shop' } }, data: { note: 'ours' } });
    await open(cluster).append(aRecordOf(1));
    expect(stored(cluster).data).toEqual({ note: 'ours', records: JSON.stringify([aRecordOf(1)]) });
    expect(cluster.find('configmaps', 'tidegate-record-web')?.metadata.labels).toEqual({ team: 'shop' });
  });

  test('are kept when somebody writes between: it is read and written again', async () => {
    const cluster = fakeCluster();
    let once = true;
    const meddled: Cluster = {
      ...cluster,
      send: async (request) => {
        if (request.method !== 'GET' && once) {
          once = false;
          await open(cluster).append(aRecordOf(1));
        }
        return cluster.send(request);
      },
    };
    await open(meddled).append(aRecordOf(2));
    expect((await open(cluster).read()).records.map(({ release }) => release.revision)).toEqual([1, 2]);
  });

  test('say when they could not be read whole', async () => {
    const cluster = fakeCluster();
    cluster.put('v1', 'configmaps', { metadata: { name: 'tidegate-record-web' }, data: { records: 'not ours' } });
    expect(await open(cluster).read()).toEqual({ records: [], lost: true });
    await open(cluster).append(aRecordOf(3));
    expect(await open(cluster).read()).toEqual({ records: [aRecordOf(3)], lost: false });
  });

  test.each([
    ['get', (cluster: Cluster) => open(cluster).read()],
    ['create', (cluster: Cluster) => open(cluster).append(aRecordOf(1))],
  ])('without the right to %s tell the Role', async (verb, call) => {
    const cluster = fakeCluster();
    cluster.forbid(verb, 'configmaps');
    expect(await codesOf(call(cluster))).toEqual([['HD002', expect.stringContaining(`verbs: [${verb}]`)]]);
  });

  test('give up when every write is beaten', async () => {
    const cluster = fakeCluster();
    const beaten: Cluster = {
      ...cluster,
      send: async (request) =>
        request.method === 'GET' ? cluster.send(request) : { status: 409, text: '{"message":"conflict"}', headers: {} },
    };
    expect(await codesOf(open(beaten).append(aRecordOf(1)))).toEqual([['CR020', '']]);
  });
});
