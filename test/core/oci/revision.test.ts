import { expect, test } from '@jest/globals';
import { parseDigest } from '../../../src/core/digest/digest.ts';
import type { Descriptor } from '../../../src/core/oci/descriptor.ts';
import { annotatedRevision, firstImage, labelledRevision } from '../../../src/core/oci/revision.ts';

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const descriptor = (annotations?: Readonly<Record<string, string>>): Descriptor => ({
  mediaType: 'x',
  digest: parseDigest(`sha256:${'a'.repeat(64)}`) as Descriptor['digest'],
  size: 1,
  ...(annotations === undefined ? {} : { annotations }),
});

test.each([
  [{ config: { Labels: { 'org.opencontainers.image.revision': 'abc' } } }, 'abc'],
  [{ config: { Labels: { 'org.opencontainers.image.revision': 7 } } }, undefined],
  [{ config: { Labels: null } }, undefined],
  [{}, undefined],
  ['no json', undefined],
])('the label in %j is %s', (config, expected) => {
  expect(labelledRevision(bytes(config))).toBe(expected);
});

test('annotations of an index tell it too', () => {
  expect(annotatedRevision({ kind: 'index', manifests: [], annotations: { 'org.opencontainers.image.revision': 'abc' } })).toBe('abc');
  expect(annotatedRevision({ kind: 'index', manifests: [] })).toBeUndefined();
});

test('an attestation is no image', () => {
  const attestation = descriptor({ 'vnd.docker.reference.type': 'attestation-manifest' });
  const image = descriptor({});
  expect(firstImage([attestation, image])).toBe(image);
  expect(firstImage([attestation])).toBeUndefined();
});
