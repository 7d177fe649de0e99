import { describe, expect, test } from '@jest/globals';
import type { Pod } from '../../../src/core/cluster/objects.ts';
import { readManifest } from '../../../src/core/manifest/documents.ts';
import { settleMs, settleMsOfChange, startsOf } from '../../../src/core/rollout/settle.ts';

const probe = { httpGet: { path: '/' } };
const manifest = (name: string, containers: readonly object[], spec: object = {}) =>
  readManifest(
    JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: { ...spec, template: { spec: { containers } } },
    }),
    'shop',
  );

describe('how long ready must last', () => {
  test.each([
    ['with probes', [{ readinessProbe: probe }], {}, 0],
    ['with minReadySeconds', [{}], { minReadySeconds: 3 }, 0],
    ['as soon as one container has no probe', [{ readinessProbe: probe }, {}], {}, 5_000],
    ['without probes', [{}], {}, 5_000],
  ])('%s', (_, containers, spec, expected) => {
    const [object] = manifest('web', containers, spec);
    expect(object === undefined ? undefined : settleMs(object)).toBe(expected);
  });

  test('counts only workloads that the new manifest changes', () => {
    const old = [...manifest('web', [{ image: 'a:1' }]), ...manifest('api', [{ image: 'b:1', readinessProbe: probe }])];
    const change = (web: string, api: string) => [
      ...manifest('web', [{ image: web }]),
      ...manifest('api', [{ image: api, readinessProbe: probe }]),
    ];
    const results = [change('a:1', 'b:1'), change('a:1', 'b:2'), change('a:2', 'b:1')].map((after) => settleMsOfChange(old, after));
    expect(results).toEqual([0, 0, 5_000]);
    expect(settleMsOfChange([], old)).toBe(5_000);
  });
});

test('another start of a container is seen, whatever the order of the pods', () => {
  const pod = (uid: string, ...restarts: number[]): Pod => ({
    metadata: { name: uid, uid },
    status: { containerStatuses: restarts.map((restartCount, i) => ({ name: `c${i}`, restartCount })) },
  });
  expect(startsOf([pod('a', 0, 1), pod('b', 0)])).toBe(startsOf([pod('b', 0), pod('a', 1, 0)]));
  expect(startsOf([pod('a', 0, 1)])).not.toBe(startsOf([pod('a', 1, 1)]));
  expect(startsOf([pod('a', 0)])).not.toBe(startsOf([pod('b', 0)]));
});
