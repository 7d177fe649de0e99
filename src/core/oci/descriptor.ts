import { type Digest, parseDigest } from '../digest/digest.ts';
import { present } from '../result/present.ts';

/** The platform of an index entry. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** A pointer to content (OCI image-spec, descriptor.md). `size` in bytes. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
  readonly artifactType?: string;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Reads a descriptor out of JSON from outside; undefined when it is none. */
export function readDescriptor(value: unknown): Descriptor | undefined {
  const record = asRecord(value);
  const digest = parseDigest(String(record?.digest ?? ''));
  if (record === undefined || digest === undefined || typeof record.mediaType !== 'string') return undefined;
  if (typeof record.size !== 'number' || !Number.isSafeInteger(record.size) || record.size < 0) return undefined;
  const artifactType = typeof record.artifactType === 'string' ? record.artifactType : undefined;
  const platform = readPlatform(record.platform);
  const annotations = readAnnotations(record.annotations);
  return { mediaType: record.mediaType, digest, size: record.size, ...present({ artifactType, platform, annotations }) };
}

/** A JSON object, or undefined. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/** Text entries of an annotations object; undefined when there is none. */
export function readAnnotations(value: unknown): Readonly<Record<string, string>> | undefined {
  const record = asRecord(value);
  if (record === undefined) return undefined;
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function readPlatform(value: unknown): Platform | undefined {
  const record = asRecord(value);
  if (typeof record?.os !== 'string' || typeof record.architecture !== 'string') return undefined;
  const variant = typeof record.variant === 'string' ? record.variant : undefined;
  return { os: record.os, architecture: record.architecture, ...present({ variant }) };
}
