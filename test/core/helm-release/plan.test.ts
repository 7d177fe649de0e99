import { describe, expect, test } from '@jest/globals';
import {
  changedObjects,
  changeSummary,
  isUnchanged,
  mayShowValue,
  renderChanges,
  secretContents,
} from '../../../src/core/helm-release/compare.ts';
import { staleReaders, unnoticed } from '../../../src/core/helm-release/config-readers.ts';
import { holds, isTold, renderDrift, scaledBy } from '../../../src/core/helm-release/drift.ts';
import { judgeCustom } from '../../../src/core/helm-release/judge-custom.ts';
import { judgeHistory } from '../../../src/core/helm-release/judge-history.ts';
import { judgeRandomness } from '../../../src/core/helm-release/random-render.ts';
import { parseRelease, type Revision } from '../../../src/core/helm-release/release.ts';
import { kindRights, optionalRights, requiredRights } from '../../../src/core/helm-release/rights.ts';
import { readManifest } from '../../../src/core/manifest/documents.ts';
import { judgeTags } from '../../../src/core/preflight/judge-tags.ts';

const doc = (...objects: readonly object[]): string => objects.map((object) => JSON.stringify(object)).join('\n---\n');
const objects = (...list: readonly object[]) => readManifest(doc(...list), 'shop');
const config = (data: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data });
const secret = (data: object) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login' }, data });
const web = (template: object, replicas = 1) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: { replicas, template: { spec: template } },
});

describe('a release is unchanged when', () => {
  const release = (parts: object) =>
    parseRelease(JSON.stringify({ name: 'web', version: 1, manifest: 'a', config: { x: 1 }, hooks: [], ...parts }));
  test.each([
    ['all is equal', {}, true],
    ['only blanks around differ', { manifest: '\na\n' }, true],
    ['but not when the manifest differs', { manifest: 'b' }, false],
    ['nor a value that the templates do not read', { config: { x: 2 } }, false],
    ['nor a hook', { hooks: [{ name: 'h', kind: 'Job', manifest: 'm', events: [] }] }, false],
  ])('%s', (_, parts, expected) => expect(isUnchanged(release({}), release(parts))).toBe(expected));
});

describe('the objects that change', () => {
  const changes = changedObjects(
    doc(web({ a: 1 }), config({ x: '1' }), secret({ pass: 'b2xk' })),
    doc(web({ a: 1 }, 3), secret({ pass: 'bmV3' }), { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'other' } }),
    'shop',
  );
  test('are told with what changes in them, of Secrets without content', () => {
    expect(changes).toEqual([
      { object: 'Deployment/web', change: 'changed', lines: ['- spec.replicas: 1', '+ spec.replicas: 3'] },
      { object: 'Secret/login', change: 'changed', lines: ['- data.pass: ***', '+ data.pass: ***'] },
      { object: 'Service/web in other', change: 'added', lines: [] },
      { object: 'ConfigMap/settings', change: 'removed', lines: [] },
    ]);
    expect(changeSummary(changes)).toBe('1 added, 2 changed, 1 removed');
  });
  test('an environment variable is shown by its name alone when it looks secret; a reference to a Secret is shown', () => {
    const env = (value: object) => doc(web({ containers: [{ name: 'app', env: [{ name: 'DB_PASSWORD', ...value }] }] }));
    expect(changedObjects(env({ value: 'old' }), env({ value: 'new' }), 'shop')[0]?.lines).toEqual([
      '- spec.template.spec.containers[app].env[DB_PASSWORD].value: ***',
      '+ spec.template.spec.containers[app].env[DB_PASSWORD].value: ***',
    ]);
    const ref = (name: string) => env({ valueFrom: { secretKeyRef: { name, key: 'p' } } });
    expect(changedObjects(ref('a'), ref('b'), 'shop')[0]?.lines[1]).toContain('secretKeyRef.name: "b"');
  });
  test('are a diff in the summary', () => {
    const markdown = renderChanges(
      changes,
      ['- replicaCount: 1', '+ replicaCount: 3'],
      [{ name: 'migrate', kind: 'Job', manifest: '', events: [] }],
    );
    expect(markdown).toContain('1 added, 2 changed, 1 removed.');
    expect(markdown).toContain('# Deployment/web changed\n- spec.replicas: 1\n+ spec.replicas: 3');
    expect(markdown).toContain('Hooks that run: Job/migrate');
    expect(renderChanges([], [], [])).toBe('No object changes.');
  });
});

test('a value that feeds a Secret is not shown', () => {
  const contents = secretContents(
    objects(secret({ url: btoa('postgres://shop:hunter22@db') }), { ...secret({}), stringData: { pin: 'plain-pin' } }),
  );
  expect(contents).toEqual(['postgres://shop:hunter22@db', 'plain-pin']);
  const may = mayShowValue(contents);
  expect([
    may('db.url', 'postgres://shop:hunter22@db'),
    may('db.user', 'hunter22'),
    may('pin', 'plain-pin'),
    may('tag', '1.2.3'),
    may('db.password', 'x'),
  ]).toEqual([false, false, false, true, false]);
});

describe('configuration that no pod notices', () => {
  const template = (volumes: object) => ({ containers: [{ name: 'app', ...volumes }] });
  const old = (pod: object) => objects(web(pod), config({ x: '1' }), secret({ p: 'YQ==' }));
  const next = (pod: object) => objects(web(pod), config({ x: '2' }), secret({ p: 'Yg==' }));
  test.each([
    ['by environment', template({ envFrom: [{ configMapRef: { name: 'settings' } }] }), ['ConfigMap/settings']],
    ['by one variable', template({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'p' } } }] }), ['Secret/login']],
    ['by volume', { volumes: [{ name: 'v', configMap: { name: 'settings' } }] }, ['ConfigMap/settings']],
    ['by a projected volume', { volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'login' } }] } }] }, ['Secret/login']],
    ['by a Secret’s volume', { volumes: [{ name: 'v', secret: { secretName: 'login' } }] }, ['Secret/login']],
  ])('%s', (_, pod, reads) =>
    expect(staleReaders(old(pod), next(pod))).toEqual([{ kind: 'Deployment', name: 'web', namespace: 'shop', reads }]),
  );

  const reader = template({ envFrom: [{ configMapRef: { name: 'settings' } }] });
  test.each([
    ['is noticed when the template changes too', old(reader), objects(web({ ...reader, hostNetwork: true }), config({ x: '2' }))],
    ['is none when nothing in it changes', old(reader), old(reader)],
    ['is none for a workload that is new', objects(config({ x: '1' })), next(reader)],
    ['is none when nobody reads it', old(template({})), next(template({}))],
  ])('%s', (_, before, after) => expect(staleReaders(before, after)).toEqual([]));

  test('is told with its reader', () => {
    const [stale] = staleReaders(old(reader), next(reader));
    expect(stale === undefined ? undefined : unnoticed(stale, 'release web')).toMatchObject({
      code: 'HD042',
      what: 'ConfigMap/settings changes, but the pods of deployment/web, which read it, are not made anew',
    });
  });
});

describe('drift', () => {
  test.each([
    ['more fields than asked for', { a: 1, b: 2, status: {} }, { a: 1 }, true],
    ['another value', { a: 2 }, { a: 1 }, false],
    ['a field that is gone', {}, { a: 1 }, false],
    ['named items in another order', { l: [{ name: 'b' }, { name: 'a', x: 1 }] }, { l: [{ name: 'a' }, { name: 'b' }] }, true],
    ['one item more', { l: [1, 2] }, { l: [1] }, false],
    ['what was asked for as empty', {}, { a: {}, b: [], c: null }, true],
    ['a status that was asked for', { a: 1 }, { a: 1, status: { x: 1 } }, true],
  ])('%s', (_, live, wanted, expected) => expect(holds(live, wanted)).toBe(expected));

  const scaled = scaledBy([{ spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' } } }, {}]);
  test.each([
    ['Deployment/web', 'spec.replicas', [], false],
    ['Deployment/other', 'spec.replicas', [], true],
    ['Deployment/web', 'spec.template.spec.containers[app].image', [], true],
    ['Deployment/web', 'spec.template.spec.containers[istio-proxy]', [], false],
    ['ValidatingWebhookConfiguration/x', 'webhooks[a].clientConfig.caBundle', [], false],
    ['Deployment/web', 'metadata.annotations.x', ['deployment/web:metadata.annotations'], false],
    ['Deployment/web', 'metadata.annotations.x', ['*:metadata.labels'], true],
    ['ConfigMap/settings', 'data.x', ['configmap/*:*'], false],
  ])('%s %s with %j is told: %p', (object, path, ignored, expected) => expect(isTold(object, path, ignored, scaled)).toBe(expected));

  test('is a table in the summary', () => {
    expect(renderDrift([])).toBe('');
    expect(
      renderDrift([
        { object: 'Deployment/web', paths: ['spec.replicas'] },
        { object: 'ConfigMap/a', paths: [] },
      ]),
    ).toContain('| `Deployment/web` | `spec.replicas` |\n| `ConfigMap/a` | gone |');
  });
});

describe('a chart that renders differently each time', () => {
  test('is told with the place', () => {
    expect(judgeRandomness(doc(web({ rollme: 'a' })), doc(web({ rollme: 'b' })), 'shop', 'chart x')).toMatchObject({
      code: 'HD022',
      what: 'the chart renders differently each time: Deployment/web spec.template.spec.rollme',
    });
  });
  test('is none when both are equal', () => expect(judgeRandomness('a', 'a', 'shop', 'x')).toBeUndefined());
  test('may differ in its order only', () => {
    expect(judgeRandomness(doc(config({}), web({})), doc(web({}), config({})), 'shop', 'x')?.what).toContain('the order of its objects');
  });
});

describe('the history', () => {
  const rows = (last: number, verified: number): readonly Revision[] =>
    Array.from({ length: last }, (_, i) => ({
      revision: i + 1,
      status: 'superseded',
      secret: '',
      resourceVersion: '',
      created: '',
      verified: i + 1 === verified,
    }));
  test.each([
    [rows(5, 4), 10, []],
    [rows(9, 3), 10, []],
    [rows(9, 2), 10, ['HD073']],
    [rows(9, 0), 10, []],
    [[], 10, []],
  ])('%#', (history, most, codes) => expect(judgeHistory(history, most, 'release web').map(({ problem }) => problem.code)).toEqual(codes));
});

describe('a custom resource is', () => {
  const ready = (status: string, message = '') => ({ conditions: [{ type: 'Ready', status, message }] });
  test.each([
    ['ready', { status: ready('True') }, 'ready', 'ready'],
    ['waiting', { status: ready('False', 'issuing') }, 'waiting', 'issuing'],
    ['waiting without a condition', {}, 'waiting', 'it has no condition Ready'],
    [
      'waiting while its controller is behind',
      { metadata: { generation: 2 }, status: { observedGeneration: 1, ...ready('True') } },
      'waiting',
      'its controller has not seen it yet',
    ],
    ['stalled', { status: { conditions: [{ type: 'Stalled', status: 'True', message: 'no such repo' }] } }, 'stalled', 'no such repo'],
  ])('%s', (_, object, kind, message) => expect(judgeCustom(object)).toEqual({ kind, message }));
});

describe('tags', () => {
  test.each([
    ['r/a:1', []],
    ['r/a', ['HD034']],
    ['r/a:latest', ['HD034']],
    [`r/a@sha256:${'ab'.repeat(32)}`, []],
    [`r/a:latest@sha256:${'ab'.repeat(32)}`, []],
  ])('%s', (image, codes) => expect(judgeTags([image], 'error', 'release web').problems.map(({ code }) => code)).toEqual(codes));
  test('are only told under warn', () => {
    expect(judgeTags(['r/a'], 'warn', 'w')).toMatchObject({ problems: [], remarks: [{ severity: 'warning' }] });
    expect(judgeTags(['r/a'], 'off', 'w')).toEqual({ problems: [], remarks: [] });
  });
});

test('rights name the group, and the namespace only where there is one', () => {
  const type = (plural: string, namespaced: boolean) => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'X', plural, namespaced });
  const some = kindRights([
    { type: type('roles', true), namespace: 'shop' },
    { type: type('clusterroles', false), namespace: '' },
  ]);
  expect(some.filter(({ verb }) => verb === 'patch')).toEqual([
    { verb: 'patch', resource: 'roles', group: 'rbac.authorization.k8s.io', namespace: 'shop' },
    { verb: 'patch', resource: 'clusterroles', group: 'rbac.authorization.k8s.io' },
  ]);
  expect(requiredRights('shop').every(({ namespace }) => namespace === 'shop')).toBe(true);
  expect(optionalRights('shop').filter(({ namespace }) => namespace === undefined)).toEqual([
    { verb: 'list', resource: 'nodes', group: '' },
  ]);
});
