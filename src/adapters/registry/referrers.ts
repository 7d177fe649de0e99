import type { Digest } from '../../core/digest/digest.ts';
import { bodyJson } from '../../core/http/http.ts';
import { asRecord, type Descriptor, readDescriptor } from '../../core/oci/descriptor.ts';
import { readManifest } from '../../core/oci/manifest.ts';
import { OCI_INDEX } from '../../core/oci/media-types.ts';
import { addReferrer, referrersTag } from '../../core/oci/referrers-index.ts';
import { RegistryDenied, RegistryFailure, type RepositoryRef } from '../../core/oci/registry.ts';
import { type Access, denialOf } from './access.ts';
import { getManifest, putManifest } from './manifests.ts';

const MAX_PAGES = 50;
const MAX_MERGES = 5;

/** What refers to `subject`, by the API or by the fallback tag. Throws `RegistryDenied` or `RegistryFailure`. */
export async function listReferrers(access: Access, at: RepositoryRef, subject: Digest): Promise<readonly Descriptor[]> {
  const listed = await askApi(access, at, subject);
  if (listed !== undefined) return listed;
  const index = await getManifest(access, at, referrersTag(subject));
  if (index.kind === 'denied') throw new RegistryDenied(at.registry, index);
  const content = index.kind === 'present' ? readManifest(index.bytes, index.mediaType) : undefined;
  return content?.kind === 'index' ? content.manifests : [];
}

/** Undefined where there is no referrers API: 404, 405, a redirect (never followed: GHCR's leads to a web page) or anything but an index. */
async function askApi(access: Access, at: RepositoryRef, subject: Digest): Promise<readonly Descriptor[] | undefined> {
  const found: Descriptor[] = [];
  let path = `referrers/${subject}`;
  for (let page = 0; page < MAX_PAGES; page++) {
    const response = await access.send({ method: 'GET', path, headers: { accept: OCI_INDEX }, redirects: 'none', maxBytes: 4 * 1_048_576 });
    const denied = denialOf(response);
    if (denied !== undefined) throw new RegistryDenied(at.registry, denied);
    const manifests = asRecord(bodyJson(response))?.manifests;
    if (response.status !== 200 || !Array.isArray(manifests)) return page === 0 ? undefined : found;
    found.push(...manifests.map(readDescriptor).filter((descriptor) => descriptor !== undefined));
    const next = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.link ?? '')?.[1];
    const url = next === undefined ? undefined : access.locate(next);
    if (url === undefined || new URL(url).origin !== new URL(access.locate('/')).origin) return found;
    path = url;
  }
  return found;
}

/**
 * Pushes a manifest that has a subject and sees to it that it is listed. Where the registry keeps no list, the fallback tag is merged,
 * read again and merged again until our entry stays: two writers can overwrite each other there.
 */
export async function pushReferrer(
  access: Access,
  at: RepositoryRef,
  subject: Digest,
  bytes: Uint8Array,
  descriptor: Descriptor,
): Promise<void> {
  const { subjectTaken } = await putManifest(access, at, descriptor.digest, bytes, descriptor.mediaType);
  if (subjectTaken) return;
  const listed = await askApi(access, at, subject);
  if (listed?.some(({ digest }) => digest === descriptor.digest)) return;
  const tag = referrersTag(subject);
  for (let merges = 0; merges < MAX_MERGES; merges++) {
    const index = await getManifest(access, at, tag);
    if (index.kind === 'denied') throw new RegistryDenied(at.registry, index);
    const merged = addReferrer(index.kind === 'present' ? index.bytes : undefined, descriptor);
    if (merged === undefined) return;
    await putManifest(access, at, tag, merged, OCI_INDEX);
  }
  throw new RegistryFailure(at.registry, `${tag} was overwritten by others ${MAX_MERGES} times`);
}
