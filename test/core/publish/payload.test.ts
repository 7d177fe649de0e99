import { describe, expect, test } from '@jest/globals';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { RegistryDenied, RegistryFailure } from '../../../src/core/oci/registry.ts';
import { explainRegistry } from '../../../src/core/publish/explain-registry.ts';
import { contentDigestOf, membersOf, type Payload, payloadDigest, payloadSize } from '../../../src/core/publish/payload.ts';
import { StoreFailure } from '../../../src/core/publish/store.ts';
import { parseStoreTarget } from '../../../src/core/store-target/store-target.ts';
import { blobOf } from '../../support/builders/registry-client.ts';

const stored = (name: string, content: string) => ({ name, mediaType: 'text/plain', blob: blobOf(content) });
const files = (...contents: readonly string[]): Payload => ({
  kind: 'files',
  stored: contents.map((content, index) => stored(`f${index}`, content)),
  members: contents.map((content, index) => ({ name: `f${index}`, digest: sha256Of(content), size: content.length })),
  contentDigest: sha256Of('content'),
});
const image: Payload = {
  kind: 'image',
  root: { mediaType: 'm', digest: sha256Of('root'), size: 4 },
  manifests: [{ descriptor: { mediaType: 'm', digest: sha256Of('root'), size: 4 }, bytes: new TextEncoder().encode('root') }],
  blobs: [blobOf('layer')],
};

test.each<[string, Payload, string, string, number, readonly string[]]>([
  ['one file is its bytes', files('a'), sha256Of('a'), sha256Of('content'), 1, ['f0']],
  ['several are their content', files('a', 'bc'), sha256Of('content'), sha256Of('content'), 3, ['f0', 'f1']],
  ['an image is its root', image, sha256Of('root'), sha256Of('root'), 9, ['shop']],
])('%s', (_, payload, digest, content, size, members) => {
  expect([payloadDigest(payload), contentDigestOf(payload), payloadSize(payload)]).toEqual([digest, content, size]);
  expect(membersOf(payload, 'shop').map(({ name }) => name)).toEqual(members);
});

describe('what a registry’s error means', () => {
  const targetAt = (registry: string) => {
    const target = parseStoreTarget(`oci://${registry}/acme/shop:1`, '1');
    if (!target.ok || target.value.kind !== 'oci') throw new Error('unreachable');
    return target.value;
  };
  const explained = (error: unknown, registry = 'a.example') => {
    const failure = explainRegistry(targetAt(registry), error);
    return failure instanceof StoreFailure ? [failure.problem.code, failure.retry, failure.problem.remedy?.split('\n')[0]] : failure;
  };
  const denied = (status: 401 | 403) => new RegistryDenied('a.example', { kind: 'denied', status, detail: 'no' });

  test.each<[string, Error, string, unknown]>([
    ['a refused login', denied(401), 'a.example', ['AP020', false, expect.stringContaining('registry-username')]],
    ['a missing right', denied(403), 'a.example', ['AP021', false, expect.stringContaining('registry-username')]],
    ['a missing right at GitHub’s', denied(403), 'ghcr.io', ['AP021', false, 'permissions:']],
    ['a broken line', new RegistryFailure('a.example', 'ECONNRESET'), 'a.example', ['AP023', true, expect.stringContaining('again')]],
    ['a 500', new RegistryFailure('a.example', 'x', { status: 500 }), 'a.example', ['AP023', true, expect.anything()]],
    ['a 429', new RegistryFailure('a.example', 'x', { status: 429 }), 'a.example', ['AP023', true, expect.anything()]],
    ['a 400', new RegistryFailure('a.example', 'x', { status: 400 }), 'a.example', ['AP023', false, expect.anything()]],
    [
      'wrong bytes',
      new RegistryFailure('a.example', 'x', { corrupt: true }),
      'a.example',
      ['AP030', false, expect.stringContaining('Do not deploy')],
    ],
  ])('%s', (_, error, registry, expected) => {
    expect(explained(error, registry)).toEqual(expected);
  });

  test('an error of another kind stays itself', () => {
    const error = new TypeError('ours');
    expect(explained(error)).toBe(error);
  });

  test('its words cannot act', () => {
    const failure = explainRegistry(
      targetAt('a.example'),
      new RegistryDenied('a.example', { kind: 'denied', status: 403, detail: '##[error]x\n::error::y' }),
    );
    expect((failure as StoreFailure).problem.what).not.toMatch(/##\[|\n/);
  });
});
