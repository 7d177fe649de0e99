import { parseDigest } from '../../core/digest/digest.ts';
import { sha256Of } from '../../core/digest/sha256.ts';
import { bodyText, type HttpResponse } from '../../core/http/http.ts';
import { errorDetail } from '../../core/oci/error-body.ts';
import { mediaTypeOf } from '../../core/oci/manifest.ts';
import { ACCEPT_MANIFESTS } from '../../core/oci/media-types.ts';
import { type Manifest, type ManifestHead, RegistryDenied, RegistryFailure, type RepositoryRef } from '../../core/oci/registry.ts';
import { type Access, denialOf } from './access.ts';

/** Registries must take manifests of 4 MiB (distribution-spec, "Pushing Manifests"); a larger one is not read. */
const MAX_MANIFEST_BYTES = 4 * 1_048_576;

/** HEAD of a manifest; a registry that leaves the digest out of its answer is asked by GET. Throws `RegistryFailure`. */
export async function headManifest(access: Access, at: RepositoryRef, reference: string): Promise<ManifestHead> {
  const response = await access.send({ method: 'HEAD', path: `manifests/${reference}`, headers: { accept: ACCEPT_MANIFESTS } });
  if (response.status === 404) return { kind: 'absent' };
  const denied = denialOf(response);
  if (denied !== undefined) return denied.detail === '' ? explainByGet(access, at, reference, denied) : denied;
  const digest = parseDigest(response.headers['docker-content-digest'] ?? '');
  const size = Number(response.headers['content-length'] ?? Number.NaN);
  if (response.status === 200 && digest !== undefined && Number.isSafeInteger(size)) {
    return { kind: 'present', digest, mediaType: (response.headers['content-type'] ?? '').split(';')[0] ?? '', size };
  }
  return summaryOf(await getManifest(access, at, reference));
}

/** An answer to HEAD has no body: the reason of a refusal comes with GET. */
async function explainByGet(access: Access, at: RepositoryRef, reference: string, denied: ManifestHead): Promise<ManifestHead> {
  const found = await getManifest(access, at, reference);
  return found.kind === 'denied' && found.detail === '' ? denied : summaryOf(found);
}

const summaryOf = (found: Manifest): ManifestHead =>
  found.kind === 'present' ? { kind: 'present', digest: found.digest, mediaType: found.mediaType, size: found.bytes.length } : found;

/** GET of a manifest. Throws `RegistryFailure`, also when the bytes are not those of the digest. */
export async function getManifest(access: Access, at: RepositoryRef, reference: string): Promise<Manifest> {
  const response = await access.send({
    method: 'GET',
    path: `manifests/${reference}`,
    headers: { accept: ACCEPT_MANIFESTS },
    maxBytes: MAX_MANIFEST_BYTES,
  });
  if (response.status === 404) return { kind: 'absent' };
  const denied = denialOf(response);
  if (denied !== undefined) return denied;
  if (response.status !== 200 || response.truncated) throw unexpected(at, `GET manifest ${reference}`, response);
  const digest = sha256Of(response.body);
  const claimed = parseDigest(reference) ?? parseDigest(response.headers['docker-content-digest'] ?? '') ?? digest;
  if (claimed !== digest)
    throw new RegistryFailure(at.registry, `manifest ${reference}: its bytes are ${digest}, not ${claimed}`, { corrupt: true });
  const stated = (response.headers['content-type'] ?? '').split(';')[0] ?? '';
  return { kind: 'present', digest, mediaType: mediaTypeOf(response.body) ?? stated, bytes: response.body };
}

/** PUT of a manifest, once. Throws `RegistryDenied` or `RegistryFailure`; the registry's own digest must be that of the bytes. */
export async function putManifest(
  access: Access,
  at: RepositoryRef,
  reference: string,
  bytes: Uint8Array,
  mediaType: string,
): Promise<{ readonly subjectTaken: boolean }> {
  const response = await access.send({
    method: 'PUT',
    path: `manifests/${reference}`,
    write: true,
    headers: { 'content-type': mediaType },
    body: bytes,
    repeat: false,
  });
  const denied = denialOf(response);
  if (denied !== undefined) throw new RegistryDenied(at.registry, denied);
  if (response.status !== 201) throw unexpected(at, `PUT manifest ${reference}`, response);
  const stored = response.headers['docker-content-digest'];
  if (stored !== undefined && stored !== sha256Of(bytes)) {
    throw new RegistryFailure(at.registry, `manifest ${reference}: it stored ${stored}, sent was ${sha256Of(bytes)}`, { corrupt: true });
  }
  return { subjectTaken: response.headers['oci-subject'] !== undefined };
}

/** An answer that the protocol does not foresee. */
export const unexpected = (at: RepositoryRef, what: string, response: HttpResponse): RegistryFailure =>
  new RegistryFailure(at.registry, `${what} of ${at.repository}: HTTP ${response.status} ${errorDetail(bodyText(response))}`.trim(), {
    status: response.status,
  });
