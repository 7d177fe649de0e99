import { expect, test } from '@jest/globals';
import type { Identity } from '../../../src/core/build-record/build-record.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { CONTENT_DIGEST, FILES_ARTIFACT, filesManifest, RECORD_FACTS, recordManifest } from '../../../src/core/oci/files-manifest.ts';
import { readManifest } from '../../../src/core/oci/manifest.ts';
import { blobOf } from '../../support/builders/registry-client.ts';

const identity: Identity = {
  name: 'shop',
  version: '1.0.0',
  repository: 'acme/shop',
  commit: 'a'.repeat(40),
  committedAt: 1_764_000_000,
  contentDigest: sha256Of('content'),
  subjects: [],
};
const files = [{ name: 'notes.md', mediaType: 'text/markdown', blob: blobOf('# N') }];
const source = 'https://github.com/acme/shop';

test('files are an artifact that holds identity facts only, and reads back', () => {
  const made = filesManifest(files, identity, source, FILES_ARTIFACT);
  expect(made.descriptor).toMatchObject({ digest: sha256Of(made.bytes), size: made.bytes.length, artifactType: FILES_ARTIFACT });
  expect(readManifest(made.bytes, made.descriptor.mediaType)).toMatchObject({
    kind: 'image',
    artifactType: FILES_ARTIFACT,
    config: { digest: sha256Of('{}'), size: 2 },
    layers: [
      { digest: sha256Of('# N'), size: 3, mediaType: 'text/markdown', annotations: { 'org.opencontainers.image.title': 'notes.md' } },
    ],
    annotations: {
      [CONTENT_DIGEST]: identity.contentDigest,
      'org.opencontainers.image.created': '2025-11-24T16:00:00Z',
      'org.opencontainers.image.revision': identity.commit,
      'org.opencontainers.image.source': source,
      'org.opencontainers.image.title': 'shop',
      'org.opencontainers.image.version': '1.0.0',
    },
  });
  expect(filesManifest(files, { ...identity }, source, FILES_ARTIFACT).bytes).toEqual(made.bytes);
});

test('a commit whose time is not known leaves no made-up one', () => {
  const { committedAt: _, ...undated } = identity;
  const text = new TextDecoder().decode(filesManifest(files, undated, source, FILES_ARTIFACT).bytes);
  expect(text).not.toContain('image.created');
});

test('a record names its subject, its predicate and what its facts are', () => {
  const [subject, record] = ['subject', 'record'].map((name) => ({ mediaType: 'm', digest: sha256Of(name), size: name.length }));
  if (subject === undefined || record === undefined) throw new Error('unreachable');
  const about = {
    predicateType: 'https://x/build-record/v1',
    factsDigest: sha256Of('facts'),
    title: 'r.json',
    finishedOn: '2026-11-24T12:00:00.000Z',
  };
  const made = recordManifest(subject, record, about);
  expect(readManifest(made.bytes, made.descriptor.mediaType)).toMatchObject({
    artifactType: 'application/vnd.in-toto+json',
    subject,
    layers: [{ digest: record.digest, annotations: { 'in-toto.io/predicate-type': about.predicateType } }],
    annotations: { [RECORD_FACTS]: about.factsDigest },
  });
  // The fallback index copies these, so that a reader can choose without fetching.
  expect(made.descriptor).toMatchObject({
    artifactType: 'application/vnd.in-toto+json',
    annotations: { 'org.opencontainers.image.created': about.finishedOn },
  });
});
