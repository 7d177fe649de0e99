import type { RegistryCredential } from '../../core/oci/credential.ts';
import type { Registry, RepositoryRef } from '../../core/oci/registry.ts';
import { type Access, openRepository } from './access.ts';
import { ensureBlob, getBlob, hasBlob } from './blobs.ts';
import type { ExchangePorts } from './exchange.ts';
import { getManifest, headManifest, putManifest } from './manifests.ts';
import { listReferrers, pushReferrer } from './referrers.ts';
import { checkPush } from './upload.ts';

/** The logins to try for a repository, in order; none means anonymous. */
export type CredentialsFor = (at: RepositoryRef) => readonly RegistryCredential[];

/** A client of the OCI distribution API over the Http port. Tokens are kept per repository for the client's life. */
export function registryClient(ports: ExchangePorts, credentialsFor: CredentialsFor): Registry {
  const opened = new Map<string, Access>();
  const open = (at: RepositoryRef): Access => {
    const key = `${at.registry}/${at.repository}`;
    const access = opened.get(key) ?? openRepository(ports, at, credentialsFor(at));
    opened.set(key, access);
    return access;
  };
  return {
    head: (at, reference) => headManifest(open(at), at, reference),
    manifest: (at, reference) => getManifest(open(at), at, reference),
    has: (at, digest) => hasBlob(open(at), at, digest),
    blob: (at, digest, maxBytes) => getBlob(open(at), at, digest, maxBytes),
    upload: (at, blob, from) => ensureBlob(open(at), at, blob, from),
    mayPush: (at) => checkPush(open(at), at),
    putManifest: (at, reference, bytes, mediaType) => putManifest(open(at), at, reference, bytes, mediaType),
    referrers: (at, subject) => listReferrers(open(at), at, subject),
    putReferrer: (at, subject, bytes, descriptor) => pushReferrer(open(at), at, subject, bytes, descriptor),
  };
}
