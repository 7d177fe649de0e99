import type { SetSession } from '../../../src/adapters/manifests/ports.ts';
import { setStore } from '../../../src/adapters/manifests/set-store.ts';
import { defineAction } from '../../../src/core/contract/contract.ts';
import { readInputs } from '../../../src/core/contract/read-inputs.ts';
import { helmInputs } from '../../../src/core/helm-release/helm-inputs.ts';
import { manifestInputs } from '../../../src/core/manifest-set/manifest-inputs.ts';
import { err } from '../../../src/core/result/result.ts';
import { type KeptLog, keptLog } from '../cluster/kept-log.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type FakeCluster, fakeCluster } from '../fakes/cluster.ts';
import { type FakeObjectApi, fakeObjectApi } from '../fakes/object-api.ts';
import { TYPES } from './set-object.ts';

const contract = defineAction({
  name: 'set',
  title: 'set',
  description: 'set',
  icon: 'anchor',
  post: true,
  inputs: { ...helmInputs, ...manifestInputs },
});

/** A session over fakes: release `web` in namespace `shop`, with the contract's defaults where `inputs` say nothing. */
export function setSession(inputs: Readonly<Record<string, string>> = {}): SetSession & {
  readonly api: FakeObjectApi;
  readonly clock: FakeClock;
  readonly cluster: FakeCluster;
  readonly log: KeptLog;
} {
  const read = readInputs(contract, { release: 'web', namespace: 'shop', manifests: 'k8s', ...inputs });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const clock = fakeClock();
  const cluster = fakeCluster();
  const log = keptLog();
  const settings = {
    ...read.value.inputs,
    chart: read.value.inputs.chart ?? '',
    holder: { identity: 'acme/shop#1.1/deploy/00000000', runUrl: 'https://github.com/acme/shop/actions/runs/1' },
    runId: '1',
    revisionNote: 'acme/shop@1a2b3c4d5e6f run 1',
    workspace: '/none',
    tempDir: '/none',
  };
  const ports = {
    cluster,
    clock,
    log,
    kubeconfig: '/none',
    identity: 'gh:repo:acme/shop',
    http: () => Promise.reject(new Error('no network here')),
    random: () => 0,
    env: {},
    remember: () => undefined,
    recall: () => undefined,
    isCompleted: () => Promise.resolve(undefined),
  };
  const api = fakeObjectApi(TYPES);
  return { ports, settings, api, store: setStore(ports, settings), sources: async () => err([]), clock, cluster, log };
}
