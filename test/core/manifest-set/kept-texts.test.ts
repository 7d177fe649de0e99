import { describe, expect, test } from '@jest/globals';
import { lastApplied } from '../../../src/core/manifest-set/last-applied.ts';
import { replaceImages } from '../../../src/core/manifest-set/replace-images.ts';
import { secretValues } from '../../../src/core/manifest-set/secret-values.ts';
import { setObject } from '../../support/builders/set-object.ts';

describe('what kubectl apply gave last', () => {
  const object = setObject('ConfigMap', 'web', { data: { a: '2' } });
  const live = (text: unknown) => ({ metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': text } } });
  const gave = (body: object): unknown => lastApplied(object, live(JSON.stringify(body)))?.body;

  test('stands in its place, with the API version of today', () => {
    expect(gave({ apiVersion: 'v1beta1', kind: 'ConfigMap', metadata: { name: 'web', annotations: {} }, data: { a: '1' } })).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'web', namespace: 'shop', annotations: {} },
      data: { a: '1' },
    });
  });

  test.each([
    ['nothing', undefined],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['another kind', '{"kind":"Secret","metadata":{"name":"web"}}'],
    ['another name', '{"kind":"ConfigMap","metadata":{"name":"other"}}'],
  ])('%s is nothing to go back to', (_, text) => {
    expect(lastApplied(object, live(text))).toBeUndefined();
    expect(lastApplied(object, {})).toBeUndefined();
  });
});

describe('what Secrets hold', () => {
  test('is found as text, in both forms; words, bytes and other kinds are left out', () => {
    const data = { encoded: btoa('correct horse'), short: btoa('yes'), bytes: '//79', broken: '%%%' };
    const values = secretValues([
      setObject('Secret', 'db', { data, stringData: { plain: 'battery staple', number: 7 } }),
      setObject('ConfigMap', 'c', { data: { x: 'not a secret' } }),
    ]);
    expect([...values].sort()).toEqual(['battery staple', 'correct horse']);
  });
});

describe('the image that is delivered', () => {
  const DIGEST = `sha256:${'cd'.repeat(32)}`;
  const shop = `ghcr.io/acme/shop@${DIGEST}`;
  const deliver = (image: string, ...lines: string[]) => {
    const source = {
      apiVersion: 'v1',
      kind: 'Pod',
      name: 'a',
      origin: 'a.yml:1',
      body: { kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'c', image }] } },
    };
    const result = replaceImages([source], lines, shop);
    return result.ok ? JSON.stringify(result.value[0]?.body.spec) : result.error.map(({ code }) => code);
  };
  test.each([
    ['takes the place of its repository', 'ghcr.io/acme/shop:old', [], `{"containers":[{"name":"c","image":"${shop}"}]}`],
    ['may be put in by a name', 'web', [`web=${shop}`], `{"containers":[{"name":"c","image":"${shop}"}]}`],
    ['may stand there already', shop, [], `{"containers":[{"name":"c","image":"${shop}"}]}`],
    ['must stand in a container', 'ghcr.io/acme/other:1', [], ['WF003']],
  ])('%s', (_, image, lines, expected) => {
    expect(deliver(image, ...lines)).toEqual(expected);
  });
});
