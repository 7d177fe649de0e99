import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReleaseStatus, Revision } from '../../../src/core/helm-release/release.ts';
import { bodiesOf, driftedObjects, newlyKept, unread, untried } from '../../../src/core/manifest-set/plan-remarks.ts';
import { renderPlan } from '../../../src/core/manifest-set/render-plan.ts';
import { refOf, type SetObject } from '../../../src/core/manifest-set/set-object.ts';
import { stampConfig } from '../../../src/core/manifest-set/stamp-config.ts';
import {
  expiredRevisions,
  inventoryBeyond,
  openRevisions,
  parseStored,
  rowOf,
  type StoredSet,
  secretLabels,
  secretName,
  setDigest,
  storedText,
} from '../../../src/core/manifest-set/stored-set.ts';
import { setObject } from '../../support/builders/set-object.ts';

const set = (revision: number, objects: readonly SetObject[], leftovers: StoredSet['leftovers'] = []): StoredSet => {
  const bodies = objects.map(({ body }) => body);
  return { revision, digest: setDigest(bodies), note: 'acme/shop@1a2b run 1', objects: bodies, leftovers };
};
const row = (revision: number, status: ReleaseStatus, verified = false): Revision => ({
  revision,
  status,
  verified,
  secret: secretName('web', revision),
  resourceVersion: '1',
  created: '',
});
const [a, b, c] = ['a', 'b', 'c'].map((name) => setObject('ConfigMap', name, { data: { x: name } })) as [SetObject, SetObject, SetObject];

describe('a stored set', () => {
  test('comes back as it was, and nothing else is taken for one', () => {
    const stored = set(3, [a, b], [refOf(c)]);
    expect(parseStored(storedText(stored))).toEqual(stored);
    expect(() => parseStored('{"format":2,"objects":[]}')).toThrow('no stored set');
    expect(() => parseStored('[]')).toThrow('no stored set');
  });

  test('its digest does not depend on the order of files or keys', () => {
    fc.assert(
      fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), (bodies) => {
        const turned = bodies.map((body) => Object.fromEntries(Object.entries(body).reverse())).reverse();
        expect(setDigest(turned)).toBe(setDigest(bodies));
      }),
    );
    expect(setDigest([a.body])).not.toBe(setDigest([b.body]));
  });

  test('its row comes from labels; a verified mark counts only for its own revision', () => {
    const labels = { ...secretLabels('web', 7, 'deployed', '123'), 'tidegate-verified-revision': '7' };
    const metadata = { name: secretName('web', 7), resourceVersion: '5', creationTimestamp: 'then', labels };
    expect(rowOf(metadata)).toEqual({
      revision: 7,
      status: 'deployed',
      secret: 'tidegate-set-web.v7',
      resourceVersion: '5',
      created: 'then',
      verified: true,
      run: '123',
    });
    expect(rowOf({ ...metadata, labels: { ...labels, 'tidegate-verified-revision': '6' } }).verified).toBe(false);
  });
});

describe('what earlier sets left', () => {
  test('each object once, and not what the next set holds', () => {
    const refs = inventoryBeyond([refOf(a)], [set(1, [a, b], [refOf(c)]), set(2, [b])]);
    expect(refs.map(({ name }) => name)).toEqual(['b', 'c']);
  });

  test.each([
    ['nothing yet', [], []],
    ['one good', [row(1, 'deployed')], [1]],
    ['failed ones after it', [row(1, 'superseded'), row(2, 'deployed'), row(3, 'failed'), row(4, 'pending-upgrade')], [2, 3, 4]],
    ['none good', [row(1, 'failed'), row(2, 'failed')], [1, 2]],
  ])('%s', (_, rows, open) => {
    expect(openRevisions(rows)).toEqual(open);
  });

  test.each([
    ['below the limit', [row(1, 'superseded'), row(2, 'deployed')], 2, []],
    ['above it', [row(1, 'superseded'), row(2, 'superseded'), row(3, 'deployed')], 2, [1]],
    ['the last verified stays', [row(1, 'superseded', true), row(2, 'superseded'), row(3, 'superseded'), row(4, 'deployed')], 2, [2]],
    [
      'an older verified one goes',
      [row(1, 'superseded', true), row(2, 'superseded', true), row(3, 'superseded'), row(4, 'deployed')],
      2,
      [1],
    ],
    ['the deployed one stays', [row(1, 'deployed'), row(2, 'failed'), row(3, 'failed'), row(4, 'failed')], 2, [2]],
  ])('history %s', (_, rows, keep, expired) => {
    expect(expiredRevisions(rows, keep)).toEqual(expired);
  });

  test('what was told to stay before is not told again', () => {
    const kept = [
      { ref: refOf(a), why: 'x' },
      { ref: refOf(b), why: 'x' },
    ];
    expect(newlyKept(kept, [set(1, [], [refOf(a)])]).map(({ ref }) => ref.name)).toEqual(['b']);
  });
});

describe('the plan', () => {
  test('is told object by object, by paths only', () => {
    const paths = [...'123456789'].map((n) => `data.${n}`);
    expect(
      renderPlan({
        steps: [
          { kind: 'create', object: a },
          { kind: 'change', object: b, paths, takesOver: true },
          { kind: 'change', object: setObject('ConfigMap', 'mine'), paths: [], takesOver: false },
          { kind: 'recreate', object: setObject('Job', 'migrate'), uid: 'u' },
          { kind: 'unverifiable', object: setObject('ConfigMap', 'far', {}, 'tools'), why: 'its namespace is made by this deployment' },
          { kind: 'same', object: c },
          { kind: 'spent', object: setObject('Job', 'done') },
        ],
        pruned: [refOf(setObject('ConfigMap', 'old'))],
        kept: [{ ref: refOf(setObject('Namespace', 'tools')), why: 'a Namespace is never pruned' }],
        drifted: [refOf(b)],
        home: 'shop',
      }),
    ).toBe(
      [
        '| object | change | where |',
        '| --- | --- | --- |',
        '| `ConfigMap/a` | added |  |',
        '| `ConfigMap/b` | changed | `data.1`, `data.2`, `data.3`, `data.4`, `data.5`, `data.6`, `data.7`, `data.8` and 1 more; taken over from kubectl apply |',
        '| `ConfigMap/mine` | changed | taken into the set |',
        '| `Job/migrate` | made again | a Job is not changed but replaced |',
        '| `ConfigMap/far in tools` | not tried yet | its namespace is made by this deployment |',
        '| `ConfigMap/old` | removed |  |',
        '| `Namespace/tools` | kept | no longer in the manifests, but a Namespace is never pruned |',
        '',
        '2 objects stay as they are.',
        '',
        'Changed by somebody else since the last deployment, and set right: `ConfigMap/b`',
      ].join('\n'),
    );
    expect(renderPlan({ steps: [{ kind: 'same', object: a }], pruned: [], kept: [], drifted: [], home: 'shop' })).toBe(
      'No object changes.',
    );
  });

  test('drift is a change that no manifest asked for', () => {
    const deployed = bodiesOf(set(1, [a, b]));
    const changed = setObject('ConfigMap', 'b', { data: { x: 'new' } });
    const steps = [a, changed, c].map((object) => ({ kind: 'change', object, paths: ['data'], takesOver: false }) as const);
    expect(driftedObjects(steps, deployed, []).map(({ name }) => name)).toEqual(['a']);
  });

  test('what could not be tried is told once for each reason', () => {
    const steps = [a, b, c].map((object, i) => ({ kind: 'unverifiable', object, why: i < 2 ? 'one' : 'two' }) as const);
    expect(untried(steps, 'shop').map(({ problem }) => problem.what)).toEqual([
      'not tried before the first write: ConfigMap/a, ConfigMap/b: one',
      'not tried before the first write: ConfigMap/c: two',
    ]);
  });
});

describe('configuration that pods read', () => {
  const web = (name = 'web') =>
    setObject('Deployment', name, {
      spec: {
        template: {
          metadata: { labels: { app: name } },
          spec: { containers: [{ name: 'c', envFrom: [{ configMapRef: { name: 'a' } }] }] },
        },
      },
    });
  const stampOf = (objects: readonly SetObject[], name = 'web'): unknown => {
    const found = stampConfig(objects).find((object) => object.kind === 'Deployment' && object.name === name);
    const spec = found?.body.spec as { template: { metadata: { annotations?: object } } } | undefined;
    return spec?.template.metadata.annotations;
  };

  test('a change that no pod will notice is a warning', () => {
    const changed = setObject('ConfigMap', 'a', { data: { x: 'new' } });
    expect(unread(set(1, [a, web()]), [changed, web()], 'release web').map(({ severity, problem }) => [severity, problem.code])).toEqual([
      ['warning', 'HD042'],
    ]);
    expect(unread(set(1, [a, web()]), [a, web()], 'release web')).toEqual([]);
    expect(unread(undefined, [a, web()], 'release web')).toEqual([]);
  });

  test('with restart-on-config its digest stands in the template: the same for the same content, another for another', () => {
    const changed = setObject('ConfigMap', 'a', { data: { x: 'new' } });
    expect(stampOf([a, web()])).toEqual({ 'tidegate/config-digest': expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(stampOf([a, b, web()])).toEqual(stampOf([a, web()]));
    expect(stampOf([changed, web()])).not.toEqual(stampOf([a, web()]));
    expect(unread(set(1, stampConfig([a, web()])), stampConfig([changed, web()]), 'x')).toEqual([]);
  });

  test('a workload that reads nothing of the set stays as it is', () => {
    expect(stampOf([b, web()])).toBeUndefined();
  });
});
