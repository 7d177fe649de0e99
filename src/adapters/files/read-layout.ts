import { join } from 'node:path';
import type { Digest } from '../../core/digest/digest.ts';
import { sha256Of } from '../../core/digest/sha256.ts';
import { asRecord, type Descriptor, readDescriptor } from '../../core/oci/descriptor.ts';
import { readManifest } from '../../core/oci/manifest.ts';
import { isManifest } from '../../core/oci/media-types.ts';
import type { BlobSource } from '../../core/oci/registry.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { fileBlob, hashSteady, readSteady, type SteadyFile, steadyFile } from './steady-file.ts';

/** An image that lies in a folder as an OCI image layout (image-spec, image-layout.md). */
export interface Layout {
  readonly root: Descriptor;
  /** Children before the manifests that name them; the root is last. */
  readonly manifests: readonly { readonly descriptor: Descriptor; readonly bytes: Uint8Array }[];
  readonly blobs: readonly BlobSource[];
}

const MAX_MANIFEST_BYTES = 4 * 1_048_576;
const MAX_DEPTH = 4;

/**
 * Reads a layout and proves every byte of it against its digest. `wanted` is the name (`org.opencontainers.image.ref.name`) to take when the
 * index lists several images. Throws `ProblemError`: AP001 when there is no such layout or image, AP004 when a part is missing or wrong, AP003.
 */
export async function readLayout(folder: string, shown: string, wanted: string): Promise<Layout> {
  const index = asRecord(parse(await readSmall(join(folder, 'index.json'), shown)));
  const entries = Array.isArray(index?.manifests) ? index.manifests.map(readDescriptor) : undefined;
  if (entries === undefined || entries.some((entry) => entry === undefined))
    throw new ProblemError(broken(shown, 'its index.json is no image index'));
  const root = pickRoot(entries as Descriptor[], shown, wanted);
  const manifests: { descriptor: Descriptor; bytes: Uint8Array }[] = [];
  const blobs = new Map<Digest, BlobSource>();
  await collect(folder, shown, root, 0, manifests, blobs);
  return { root, manifests, blobs: [...blobs.values()] };
}

function pickRoot(entries: readonly Descriptor[], shown: string, wanted: string): Descriptor {
  const named = entries.filter(({ annotations }) => annotations?.['org.opencontainers.image.ref.name'] === wanted);
  const [first, ...others] = named.length > 0 ? named : entries;
  if (first !== undefined && others.every(({ digest }) => digest === first.digest)) return first;
  const names = entries.map(({ annotations, digest }) => annotations?.['org.opencontainers.image.ref.name'] ?? digest).join(', ');
  throw new ProblemError({
    code: 'AP001',
    fault: 'user',
    what: first === undefined ? `${shown} holds no image` : `${shown} holds ${entries.length} images: ${oneLine(names, 200)}`,
    where: 'input "path"',
    expected: `one image, or one whose org.opencontainers.image.ref.name is ${oneLine(wanted, 80)}`,
    remedy: 'Write one image to the layout, or give it the version as its name.',
  });
}

async function collect(
  folder: string,
  shown: string,
  descriptor: Descriptor,
  depth: number,
  manifests: { descriptor: Descriptor; bytes: Uint8Array }[],
  blobs: Map<Digest, BlobSource>,
): Promise<void> {
  if (manifests.some((known) => known.descriptor.digest === descriptor.digest)) return;
  if (depth > MAX_DEPTH) throw new ProblemError(broken(shown, `its indexes are nested more than ${MAX_DEPTH} deep`));
  const path = blobPath(folder, descriptor.digest);
  const bytes = await readSmall(path, shown);
  if (sha256Of(bytes) !== descriptor.digest) throw new ProblemError(broken(shown, `${descriptor.digest} holds other bytes`));
  const content = readManifest(bytes, descriptor.mediaType);
  if (content === undefined)
    throw new ProblemError(broken(shown, `${descriptor.digest} is no manifest of type ${oneLine(descriptor.mediaType, 80)}`));
  for (const child of content.kind === 'index' ? content.manifests : [content.config, ...content.layers]) {
    if (content.kind === 'index' && isManifest(child.mediaType)) await collect(folder, shown, child, depth + 1, manifests, blobs);
    else if (!blobs.has(child.digest)) blobs.set(child.digest, await readBlob(folder, shown, child));
  }
  manifests.push({ descriptor: { ...descriptor, size: bytes.length }, bytes });
}

async function readBlob(folder: string, shown: string, { digest, size }: Descriptor): Promise<BlobSource> {
  const file = await present(blobPath(folder, digest), shown);
  if (file.size !== size || (await hashSteady(file)) !== digest) throw new ProblemError(broken(shown, `${digest} holds other bytes`));
  return fileBlob(file, digest, `${shown}: ${digest}`);
}

async function readSmall(path: string, shown: string): Promise<Uint8Array> {
  const file = await present(path, shown);
  if (file.size > MAX_MANIFEST_BYTES) throw new ProblemError(broken(shown, `${path.slice(-80)} is larger than a manifest may be`));
  return Buffer.concat(await Array.fromAsync(readSteady(file)));
}

/** A part that is not there is a broken layout, not a file that changed. */
async function present(path: string, shown: string): Promise<SteadyFile> {
  try {
    return await steadyFile(path, shown);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problems[0]?.code === 'AP002') throw error;
    const part = path.split('/').slice(-3).join('/');
    throw new ProblemError(broken(shown, `${part.endsWith('index.json') ? 'index.json' : part} is missing`), { cause: error });
  }
}

const blobPath = (folder: string, digest: Digest): string => join(folder, 'blobs', 'sha256', digest.slice('sha256:'.length));

const broken = (shown: string, why: string): Problem => ({
  code: 'AP004',
  fault: 'user',
  what: `${shown} is no whole image layout: ${why}`,
  where: 'input "path"',
  expected: 'a folder with index.json and every blob that it leads to',
  remedy: 'Write it again: docker buildx build --output type=oci,tar=false,dest=DIR',
});

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
