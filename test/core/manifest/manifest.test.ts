import { describe, expect, test } from '@jest/globals';
import { objectKey, readManifest } from '../../../src/core/manifest/documents.ts';
import { podNeeds, workloadsOf } from '../../../src/core/manifest/pod-specs.ts';

const MANIFEST = `---
# Source: web/templates/workload.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      serviceAccountName: shop
      imagePullSecrets: [{name: regcred}]
      initContainers: [{name: init, image: "r/init:1", imagePullPolicy: Always}]
      containers: [{name: app, image: "r/app:1"}, {name: side, image: ""}]
      volumes: [{name: data, image: {reference: "r/data:1"}}, {name: tmp, emptyDir: {}}]
---
---
just: text
---
apiVersion: v1
kind: List
items:
- {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: other}}
- {apiVersion: batch/v1, kind: CronJob, metadata: {name: nightly}, spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: job, image: "r/job:1"}]}}}}}}
---
broken: [
`;
const objects = readManifest(MANIFEST, 'shop');

test('objects come in their order; lists are unrolled, what is no object is left out', () => {
  expect(objects.map(objectKey)).toEqual(['shop/deployment/web', 'other/configmap/settings', 'shop/cronjob/nightly']);
});

test.each(['', '\n---\n', '# nothing'])('an empty manifest holds nothing: %p', (text) => expect(readManifest(text, 'shop')).toEqual([]));

describe('what pods need', () => {
  test('images of all containers and volumes, the account, the pull secrets', () => {
    expect(podNeeds(objects[0] as never)).toMatchObject({
      serviceAccount: 'shop',
      pullSecrets: ['regcred'],
      images: [
        { image: 'r/init:1', container: 'init', pullPolicy: 'Always' },
        { image: 'r/app:1', container: 'app' },
        { image: 'r/data:1', container: 'volume data' },
      ],
    });
  });
  test('is found in a CronJob, with the default account', () => {
    expect(podNeeds(objects[2] as never)).toMatchObject({ serviceAccount: 'default', pullSecrets: [], images: [{ image: 'r/job:1' }] });
  });
  test('is nothing for a ConfigMap', () => expect(podNeeds(objects[1] as never)).toBeUndefined());
});

test('workloads are the kinds whose rollout is watched', () => {
  expect(workloadsOf(objects).map(objectKey)).toEqual(['shop/deployment/web']);
});

test('a bomb of aliases does not blow up', () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) =>
      `l${i}: &l${i} [${
        i === 0
          ? 'x'
          : Array(9)
              .fill(`*l${i - 1}`)
              .join(',')
      }]`,
  ).join('\n');
  expect(() => readManifest(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${levels}`, 'shop')).toThrow(/alias/i);
});
