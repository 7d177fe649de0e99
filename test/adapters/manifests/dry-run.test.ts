import { describe, expect, test } from '@jest/globals';
import { type DryRunSet, dryRun, kindsOf, namespacesOf } from '../../../src/adapters/manifests/dry-run.ts';
import type { ApplyVerdict } from '../../../src/core/manifest-set/judge-apply.ts';
import { refKey, type SetObject } from '../../../src/core/manifest-set/set-object.ts';
import { setObject, TYPES } from '../../support/builders/set-object.ts';
import { type FakeObjectApi, fakeObjectApi } from '../../support/fakes/object-api.ts';

const OWNER = { release: 'web', namespace: 'shop' };
const SET: DryRunSet = { owner: OWNER, force: false, adopt: false, makes: new Set(), defines: new Set(), deployed: new Map() };
const OURS = { labels: { 'tidegate-set': 'web', 'tidegate-set-namespace': 'shop' } };
const web = setObject('ConfigMap', 'web', { data: { a: '1' } });
const job = setObject('Job', 'migrate', { spec: { x: 1 } });
const refused = (message: string): ApplyVerdict => ({ kind: 'refused', message });

/** One object's outcome: its step, or the code and text of its problem. */
async function outcome(api: FakeObjectApi, object: SetObject, set: Partial<DryRunSet> = {}) {
  const { steps, problems, rights } = await dryRun(api, [object], { ...SET, ...set }, new AbortController().signal);
  return [
    ...steps.map((step) => (step.kind === 'unverifiable' ? `${step.kind}: ${step.why}` : step.kind)),
    ...problems.map(({ code, what, where }) => `${code} ${what} (${where})`),
    ...rights.map(({ verb, resource }) => `missing ${verb} ${resource}`),
  ];
}

describe('a dry run of one object', () => {
  const api = (live?: Readonly<Record<string, unknown>>, ...verdicts: readonly ApplyVerdict[]): FakeObjectApi => {
    const fake = fakeObjectApi(TYPES);
    if (live !== undefined) fake.put('ConfigMap', 'web', live);
    fake.answer('dry ConfigMap/web', ...verdicts);
    return fake;
  };
  const KUBECTL = { managedFields: [{ manager: 'kubectl-client-side-apply', operation: 'Update', fieldsV1: {} }] };
  const byKubectl: ApplyVerdict = { kind: 'conflict', conflicts: [{ field: '.data.a', manager: 'kubectl-client-side-apply' }] };

  test.each<[string, FakeObjectApi, Partial<DryRunSet>, string[]]>([
    ['a new one', api(), {}, ['create']],
    ['one with another content', api({ data: { a: '0' }, metadata: OURS }), {}, ['change']],
    [
      'of another set',
      api({ metadata: { labels: { 'tidegate-set': 'api', 'tidegate-set-namespace': 'shop' } } }),
      {},
      ['HD040 ConfigMap/web belongs to the set api in namespace shop (k8s/web.yml:1)'],
    ],
    ['of another set that is taken over', api({ metadata: { labels: { 'tidegate-set': 'api' } } }), { adopt: true }, ['change']],
    [
      'one that is going',
      api({ metadata: { deletionTimestamp: 'now' } }),
      {},
      ['HD043 the API server refuses ConfigMap/web: it is being deleted (k8s/web.yml:1)'],
    ],
    [
      'fields of somebody else',
      api({}, { kind: 'conflict', conflicts: [{ field: '.data.a', manager: 'ops' }] }),
      {},
      ['HD040 ConfigMap/web: fields are managed by somebody else: data.a by ops (k8s/web.yml:1)'],
    ],
    ['fields of kubectl apply', api({ metadata: KUBECTL }, byKubectl), {}, ['change']],
    [
      'fields of kubectl apply, and then refused',
      api({ metadata: KUBECTL }, byKubectl, refused('no')),
      {},
      ['HD043 the API server refuses ConfigMap/web: no (k8s/web.yml:1)'],
    ],
    [
      'an immutable field',
      api({}, { kind: 'immutable', message: 'data: field is immutable' }),
      {},
      ['HD041 ConfigMap/web: a field cannot be changed: data: field is immutable (k8s/web.yml:1)'],
    ],
    [
      'no right',
      api({}, { kind: 'forbidden', right: { verb: 'patch', resource: 'configmaps', group: '' } }),
      {},
      ['missing patch configmaps'],
    ],
    [
      'no namespace',
      api(undefined, { kind: 'no-namespace', message: '' }),
      {},
      ['HD003 namespace shop of ConfigMap/web does not exist (k8s/web.yml:1)'],
    ],
    [
      'a namespace that this deployment makes',
      api(undefined, { kind: 'no-namespace', message: '' }),
      { makes: new Set(['shop']) },
      ['unverifiable: its namespace is made by this deployment'],
    ],
    [
      'a namespace that is going',
      api(undefined, refused('unable to create new content in namespace shop because it is being terminated')),
      {},
      ['HD003 namespace shop of ConfigMap/web is going away (k8s/web.yml:1)'],
    ],
    [
      'a webhook that cannot be tried',
      api({}, { kind: 'cannot-try', message: 'it does not support dry run' }),
      {},
      ['unverifiable: it does not support dry run'],
    ],
    [
      'a kind whose definition is not there',
      api(undefined, { kind: 'no-kind', message: '404' }),
      {},
      ['HD043 the API server refuses ConfigMap/web: 404 (k8s/web.yml:1)'],
    ],
    [
      'a kind whose definition comes along',
      api(undefined, { kind: 'no-kind', message: '404' }),
      { defines: new Set(['v1/ConfigMap']) },
      ['unverifiable: its CustomResourceDefinition comes with this deployment'],
    ],
    [
      'what the old definition refuses and the new one may take',
      api({}, refused('unknown field')),
      { defines: new Set(['v1/ConfigMap']) },
      ['unverifiable: its CustomResourceDefinition comes with this deployment'],
    ],
  ])('%s', async (_, fake, set, expected) => {
    expect(await outcome(fake, web, set)).toEqual(expected);
  });

  test('nothing is written, whatever comes out', async () => {
    const fake = api({ data: { a: '0' } });
    await outcome(fake, web);
    expect(fake.calls).toEqual(['dry ConfigMap/web']);
    expect(fake.live('ConfigMap', 'web')?.data).toEqual({ a: '0' });
  });

  test('what kubectl apply gave last is kept for the way back, unless the object is in a set already', async () => {
    const annotations = {
      'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({
        kind: 'ConfigMap',
        metadata: { name: 'web', namespace: 'shop' },
        data: { a: '0' },
      }),
    };
    const run = (metadata: object) => dryRun(api({ metadata: { ...metadata, annotations } }), [web], SET, new AbortController().signal);
    expect((await run({})).before.map(({ body }) => body)).toEqual([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'shop' }, data: { a: '0' } },
    ]);
    expect((await run(OURS)).before).toEqual([]);
  });
});

describe('a dry run of a Job', () => {
  const IMMUTABLE: ApplyVerdict = { kind: 'immutable', message: 'spec.template: field is immutable' };
  const withJob = (status: object = {}): FakeObjectApi => {
    const fake = fakeObjectApi(TYPES);
    fake.put('Job', 'migrate', { spec: { x: 0 }, status });
    return fake;
  };

  test('a changed one is made again, when the server would take it as a new one', async () => {
    const fake = withJob();
    fake.answer('dry Job/migrate', IMMUTABLE);
    expect(await outcome(fake, job)).toEqual(['recreate']);
    fake.answer('dry Job/migrate', IMMUTABLE);
    fake.answer('anew Job/migrate', refused('exceeded quota'));
    expect(await outcome(fake, job)).toEqual(['HD043 the API server refuses Job/migrate: exceeded quota (k8s/migrate.yml:1)']);
  });

  test('a failed one is made again though nothing changed', async () => {
    expect(await outcome(withJob({ conditions: [{ type: 'Failed', status: 'True' }] }), job)).toEqual(['recreate']);
  });

  test('one that removed itself after its work stays so', async () => {
    const spent = setObject('Job', 'migrate', { spec: { ttlSecondsAfterFinished: 1 } });
    expect(await outcome(fakeObjectApi(TYPES), spent, { deployed: new Map([[refKey(spent), spent.body]]) })).toEqual(['spent']);
    expect(await outcome(fakeObjectApi(TYPES), spent)).toEqual(['create']);
  });
});

test('a namespace that is missing is told once, however many objects want it', async () => {
  const objects = ['a', 'b', 'c'].map((name) => setObject('ConfigMap', name, {}, 'far'));
  const api = fakeObjectApi(TYPES);
  for (const { name } of objects) api.answer(`dry ConfigMap/${name}`, { kind: 'no-namespace', message: '' });
  const { problems } = await dryRun(api, objects, SET, new AbortController().signal);
  expect(problems.map(({ what }) => what)).toEqual(['namespace far of ConfigMap/a in far and 2 more does not exist']);
});

test('what a set makes for itself', () => {
  const definition = setObject('CustomResourceDefinition', 'tides.sea.example', {
    spec: { group: 'sea.example', scope: 'Namespaced', names: { kind: 'Tide', plural: 'tides' }, versions: [{ name: 'v1' }] },
  });
  expect([namespacesOf([setObject('Namespace', 'tools'), web]), kindsOf([definition, web])]).toEqual([['tools'], ['sea.example/v1/Tide']]);
});
