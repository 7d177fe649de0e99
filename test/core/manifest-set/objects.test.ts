import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDocuments } from '../../../src/core/manifest/read-documents.ts';
import { changedPaths } from '../../../src/core/manifest-set/changed-paths.ts';
import { inRows, isFoundation } from '../../../src/core/manifest-set/order.ts';
import { placeObjects } from '../../../src/core/manifest-set/place-objects.ts';
import { replaceImages } from '../../../src/core/manifest-set/replace-images.ts';
import { collectionPath, type ResourceType, readResourceList, typesOfDefinition } from '../../../src/core/manifest-set/resource-type.ts';
import { refKey, shownRef } from '../../../src/core/manifest-set/set-object.ts';
import { CONFIG_MAP, DEPLOYMENT, NAMESPACE, setObject, TYPES } from '../../support/builders/set-object.ts';

describe('resource types', () => {
  test('come from discovery without subresources', () => {
    const list = {
      resources: [
        { name: 'deployments', kind: 'Deployment', namespaced: true },
        { name: 'deployments/scale', kind: 'Scale', namespaced: true },
        { name: 'nodes', kind: 'Node', namespaced: false },
        7,
      ],
    };
    expect(readResourceList('apps/v1', list).map(({ plural, namespaced }) => [plural, namespaced])).toEqual([
      ['deployments', true],
      ['nodes', false],
    ]);
    expect(readResourceList('v1', 'nonsense')).toEqual([]);
  });

  test('come from definitions, served versions only', () => {
    const spec = {
      group: 'sea.example',
      scope: 'Cluster',
      names: { kind: 'Tide', plural: 'tides' },
      versions: [
        { name: 'v1', served: true },
        { name: 'v0', served: false },
      ],
    };
    expect(typesOfDefinition({ kind: 'CustomResourceDefinition', spec })).toEqual([
      { apiVersion: 'sea.example/v1', kind: 'Tide', plural: 'tides', namespaced: false },
    ]);
    expect(typesOfDefinition({ kind: 'ConfigMap', spec })).toEqual([]);
    expect(typesOfDefinition({ kind: 'CustomResourceDefinition', spec: { group: 1 } })).toEqual([]);
  });

  test.each([
    [CONFIG_MAP, '/api/v1/namespaces/shop/configmaps'],
    [DEPLOYMENT, '/apis/apps/v1/namespaces/shop/deployments'],
    [NAMESPACE, '/api/v1/namespaces'],
  ])('%j lead to %s', (type, path) => {
    expect(collectionPath(type, 'shop')).toBe(path);
  });

  test('a name from outside cannot leave its segment', () => {
    fc.assert(fc.property(fc.string(), (name) => expect(collectionPath({ ...CONFIG_MAP, plural: name }, name).split('/')).toHaveLength(6)));
  });
});

describe('places', () => {
  const place = (yaml: string, types: readonly ResourceType[] = TYPES) =>
    placeObjects(readDocuments(yaml, 'k8s.yml').objects, types, 'shop');
  const placed = (yaml: string) => {
    const result = place(yaml);
    return result.ok ? result.value : [];
  };

  test("the release's namespace stands in, cluster-scoped kinds have none, the server's own fields go", () => {
    const [map, space] = placed(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, uid: x, resourceVersion: "1", creationTimestamp: null, managedFields: []}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: b, namespace: stray}\n',
    );
    expect(map).toMatchObject({ namespace: 'shop', type: CONFIG_MAP, origin: 'k8s.yml:1' });
    expect(map?.body.metadata).toEqual({ name: 'a', namespace: 'shop' });
    expect(space).toMatchObject({ namespace: '' });
    expect(space?.body.metadata).toEqual({ name: 'b' });
  });

  test('the same object twice, though by another version of its API, is told with both places', () => {
    const twice =
      '{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}\n---\n{apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: a, namespace: shop}}\n';
    const result = place(twice, [...TYPES, { ...DEPLOYMENT, apiVersion: 'apps/v1beta1' }]);
    expect(result).toMatchObject({
      ok: false,
      error: [{ code: 'HD024', what: 'Deployment/a is there twice', where: 'k8s.yml:3 and k8s.yml:1' }],
    });
  });

  test('a kind that nobody serves is told; one that the set defines is served', () => {
    const tide = 'apiVersion: sea.example/v1\nkind: Tide\nmetadata: {name: spring}\n';
    expect(place(tide)).toMatchObject({
      ok: false,
      error: [{ code: 'HD043', what: 'the cluster has no kind Tide in sea.example/v1', where: 'k8s.yml:1' }],
    });
    const definition =
      'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: tides.sea.example}\nspec: {group: sea.example, scope: Namespaced, names: {kind: Tide, plural: tides}, versions: [{name: v1, served: true}]}\n';
    expect(placed(`${tide}---\n${definition}`).map(({ type }) => type.plural)).toEqual(['tides', 'customresourcedefinitions']);
  });

  test('texts name the namespace only where it is another one', () => {
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', name: 'a', namespace: 'shop' };
    expect([shownRef(ref, 'shop'), shownRef(ref, 'tools'), shownRef({ ...ref, namespace: '' }, 'shop')]).toEqual([
      'ConfigMap/a',
      'ConfigMap/a in shop',
      'ConfigMap/a',
    ]);
    expect(refKey(ref)).not.toBe(refKey({ ...ref, apiVersion: 'example.com/v1' }));
  });
});

describe('order', () => {
  test('what others need comes first; unknown kinds come before the workloads; hooks of admission last', () => {
    const kinds = [
      'ValidatingWebhookConfiguration',
      'Deployment',
      'Tide',
      'Service',
      'PersistentVolumeClaim',
      'Secret',
      'RoleBinding',
      'CustomResourceDefinition',
      'Namespace',
      'HorizontalPodAutoscaler',
    ];
    expect(
      inRows(kinds.map((kind) => ({ kind })))
        .flat()
        .map(({ kind }) => kind),
    ).toEqual([
      'Namespace',
      'CustomResourceDefinition',
      'RoleBinding',
      'Secret',
      'PersistentVolumeClaim',
      'Service',
      'Tide',
      'Deployment',
      'HorizontalPodAutoscaler',
      'ValidatingWebhookConfiguration',
    ]);
    expect(kinds.filter((kind) => isFoundation({ kind }))).toEqual(['CustomResourceDefinition', 'Namespace']);
  });

  test('nothing is lost or doubled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Job', 'Secret', 'Namespace', 'Tide', 'constructor', '__proto__')), (kinds) => {
        expect(
          inRows(kinds.map((kind) => ({ kind })))
            .flat()
            .map(({ kind }) => kind)
            .sort(),
        ).toEqual([...kinds].sort());
      }),
    );
  });
});

describe('changed paths', () => {
  const web = setObject('Deployment', 'web', {
    spec: { replicas: 1, template: { spec: { containers: [{ name: 'app', image: 'a:1', args: ['x'] }] } } },
  }).body;
  test.each([
    ['nothing', web, web, []],
    ['an image', web, JSON.parse(JSON.stringify(web).replace('a:1', 'a:2')), ['spec.template.spec.containers[app].image']],
    ['a list without names', web, JSON.parse(JSON.stringify(web).replace('["x"]', '["y"]')), ['spec.template.spec.containers[app].args']],
    ['a field that goes', { a: { b: 1, c: 2 } }, { a: { b: 1 } }, ['a.c']],
    ['a map that becomes a text', { a: { b: 1 } }, { a: 'x' }, ['a']],
    ['an empty map that comes', {}, { a: {} }, ['a']],
    [
      'a key with dots',
      { metadata: { annotations: {} } },
      { metadata: { annotations: { 'a.b/c': 'x' } } },
      ['metadata.annotations."a.b/c"'],
    ],
    [
      "the server's own fields",
      { metadata: { generation: 1, uid: 'a' }, status: { x: 1 } },
      { metadata: { generation: 2, uid: 'b' }, status: {} },
      [],
    ],
    ['names twice', { a: [{ name: 'x' }, { name: 'x' }] }, { a: [{ name: 'x' }] }, ['a']],
  ])('%s', (_, before, after, paths) => {
    expect(changedPaths(before, after)).toEqual(paths);
  });

  test('there are none exactly when the two are equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) =>
        expect(changedPaths({ a }, { a: b }).length === 0).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))),
      ),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return {
    map: Object.entries(value)
      .map(([key, inner]) => [key, sorted(inner)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

describe('images', () => {
  const yaml = (image: string): string =>
    `{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {spec: {initContainers: [{name: i, image: ${image}}], containers: [{name: c, image: other:1}]}}}}`;
  const swap = (image: string, ...lines: string[]) => {
    const result = replaceImages(readDocuments(yaml(image), 'a.yml').objects, lines);
    return result.ok
      ? /initContainers.*?"image":"([^"]*)"/.exec(JSON.stringify(result.value))?.[1]
      : result.error.map(({ code, what }) => `${code} ${what}`);
  };
  const DIGEST = `sha256:${'ab'.repeat(32)}`;

  test.each([
    ['the same repository, whatever the tag', 'ghcr.io/acme/web:1', [`ghcr.io/acme/web@${DIGEST}`], `ghcr.io/acme/web@${DIGEST}`],
    ["Docker Hub's short names", 'nginx', ['docker.io/library/nginx:2'], 'docker.io/library/nginx:2'],
    ['a placeholder by its name', 'web', ['web=ghcr.io/acme/web:2'], 'ghcr.io/acme/web:2'],
    ['a name with tag and port', '127.0.0.1:5000/web:1', ['127.0.0.1:5000/web=x:1'], 'x:1'],
    ['the last line wins', 'web', ['web=a:1', 'web=b:1'], ['WF003 web=a:1 is in no container of the manifests (found: web, other:1)']],
    ['a line that finds nothing', 'web', ['api=a:1'], ['WF003 api=a:1 is in no container of the manifests (found: web, other:1)']],
    [
      'a line that names no image',
      'web',
      ['web=NOT AN IMAGE'],
      ['IN003 input "image-values" has the line "web=NOT AN IMAGE", which names no image'],
    ],
    ['no line', 'web', [], 'web'],
  ])('%s', (_, image, lines, result) => {
    expect(swap(image, ...lines)).toEqual(result);
  });
});
