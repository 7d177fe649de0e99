import { present } from '../result/present.ts';
import { asRecord, type Descriptor, readAnnotations, readDescriptor } from './descriptor.ts';
import { isIndex, OCI_INDEX, OCI_MANIFEST } from './media-types.ts';

/** What a manifest points at: blobs of an image or artifact, or the manifests of an index. */
export type ManifestContent =
  | {
      readonly kind: 'image';
      readonly config: Descriptor;
      readonly layers: readonly Descriptor[];
      readonly artifactType?: string;
      readonly subject?: Descriptor;
      readonly annotations?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[]; readonly annotations?: Readonly<Record<string, string>> };

/** Reads a manifest's bytes. Undefined when they are no manifest of these forms (Docker schema 1 is none), or one descriptor is broken. */
export function readManifest(bytes: Uint8Array, mediaType: string): ManifestContent | undefined {
  const json = asRecord(parse(bytes));
  if (json === undefined) return undefined;
  const annotations = readAnnotations(json.annotations);
  if (isIndex(mediaType)) {
    const manifests = readDescriptors(json.manifests);
    return manifests === undefined ? undefined : { kind: 'index', manifests, ...present({ annotations }) };
  }
  const config = readDescriptor(json.config);
  const layers = readDescriptors(json.layers);
  if (config === undefined || layers === undefined) return undefined;
  const artifactType = typeof json.artifactType === 'string' ? json.artifactType : undefined;
  return { kind: 'image', config, layers, ...present({ artifactType, subject: readDescriptor(json.subject), annotations }) };
}

/** The media type that a manifest states itself, else what its fields mean (old manifests leave it out). */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const json = asRecord(parse(bytes));
  if (typeof json?.mediaType === 'string') return json.mediaType;
  if (Array.isArray(json?.manifests)) return OCI_INDEX;
  return json?.config === undefined ? undefined : OCI_MANIFEST;
}

function readDescriptors(value: unknown): readonly Descriptor[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read = value.map(readDescriptor);
  return read.some((descriptor) => descriptor === undefined) ? undefined : (read as Descriptor[]);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
