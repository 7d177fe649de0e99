import type { Digest } from '../digest/digest.ts';
import type { Descriptor } from './descriptor.ts';

/** A repository of a registry, in the normal form of core/image-ref (an ImageRef fits). */
export interface RepositoryRef {
  readonly registry: string;
  readonly repository: string;
}

/** The registry will not show or take it with these credentials. `detail` is outside text in one line. */
export interface Denied {
  readonly kind: 'denied';
  readonly status: 401 | 403;
  readonly detail: string;
}

export interface Absent {
  readonly kind: 'absent';
}

export type ManifestHead =
  | { readonly kind: 'present'; readonly digest: Digest; readonly mediaType: string; readonly size: number }
  | Absent
  | Denied;

export type Manifest =
  | { readonly kind: 'present'; readonly digest: Digest; readonly mediaType: string; readonly bytes: Uint8Array }
  | Absent
  | Denied;

/** What a deployment wants to know of its images. Both throw `RegistryFailure` when no usable answer came. */
export interface ImageLookup {
  /** Asks by HEAD; `reference` is a tag or a digest. */
  head(at: RepositoryRef, reference: string): Promise<ManifestHead>;
  /** Reads a manifest; its bytes are proved against the digest. */
  manifest(at: RepositoryRef, reference: string): Promise<Manifest>;
}

/** Content to upload. `read` gives `length` bytes from `offset`; it may be called again after a reset. */
export interface BlobSource {
  readonly digest: Digest;
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Blobs of a repository. All throw `RegistryFailure`, and `RegistryDenied` when the right is missing. */
export interface BlobStore {
  has(at: RepositoryRef, digest: Digest): Promise<boolean>;
  /** Reads a blob of at most `maxBytes`; undefined when there is none. Its bytes are proved against the digest. */
  blob(at: RepositoryRef, digest: Digest, maxBytes: number): Promise<Uint8Array | undefined>;
  /** Uploads unless it is there; `from` names a repository of the same registry that holds it already. Says what was sent. */
  upload(at: RepositoryRef, blob: BlobSource, from?: RepositoryRef): Promise<'sent' | 'there' | 'mounted'>;
  /** Whether pushing is allowed: an upload is begun and given up, nothing is stored. The refusal when it is not. */
  mayPush(at: RepositoryRef): Promise<Denied | undefined>;
}

/** Writes manifests. Never repeats a PUT by itself: whoever writes a tag must look again first. */
export interface ManifestStore {
  /** Throws `RegistryFailure` or `RegistryDenied`. `subjectTaken`: the registry keeps the referrers list itself (header OCI-Subject). */
  putManifest(at: RepositoryRef, reference: string, bytes: Uint8Array, mediaType: string): Promise<{ readonly subjectTaken: boolean }>;
  /** What refers to a manifest: by the referrers API, else by the fallback tag `sha256-<hex>` (distribution-spec 1.1). */
  referrers(at: RepositoryRef, subject: Digest): Promise<readonly Descriptor[]>;
  /** Pushes a manifest that has a `subject`, and sees to it that `referrers` lists it. Throws like `putManifest`. */
  putReferrer(at: RepositoryRef, subject: Digest, bytes: Uint8Array, descriptor: Descriptor): Promise<void>;
}

export type Registry = ImageLookup & BlobStore & ManifestStore;

/**
 * No usable answer: unreachable, 5xx after all tries, or an answer that is no registry's. `status` when one came; `corrupt` when bytes are not
 * those of their digest.
 */
export class RegistryFailure extends Error {
  override readonly name = 'RegistryFailure';
  readonly registry: string;
  readonly status: number | undefined;
  readonly corrupt: boolean;

  constructor(registry: string, detail: string, options: { status?: number; corrupt?: true; cause?: unknown } = {}) {
    super(`${registry}: ${detail}`, options);
    this.registry = registry;
    this.status = options.status;
    this.corrupt = options.corrupt ?? false;
  }
}

/** A write was refused: 401, 403. */
export class RegistryDenied extends Error {
  override readonly name = 'RegistryDenied';
  readonly registry: string;
  readonly denied: Denied;

  constructor(registry: string, denied: Denied) {
    super(`${registry}: HTTP ${denied.status} ${denied.detail}`);
    this.registry = registry;
    this.denied = denied;
  }
}
