import { canonicalJson, type Json } from '../build-record/canonical-json.ts';
import type { ObjectMeta } from '../cluster/objects.ts';
import type { Digest } from '../digest/digest.ts';
import { sha256Of } from '../digest/sha256.ts';
import { type ReleaseStatus, type Revision, RUN_LABEL, VERIFIED_LABEL } from '../helm-release/release.ts';
import { asRecord, type ManifestObject } from '../manifest/documents.ts';
import { present } from '../result/present.ts';
import type { SetOwner } from './ownership.ts';
import { type ObjectRef, refKey, refOf } from './set-object.ts';

type Body = Readonly<Record<string, unknown>>;

/** What is remembered of an applied set: enough to go back to it, and to know what it made. */
export interface StoredSet {
  readonly revision: number;
  readonly digest: Digest;
  /** `acme/shop@<sha> run 123`, or why it went back. */
  readonly note: string;
  /** The objects as they were applied, ownership labels included. */
  readonly objects: readonly Body[];
  /** Objects of earlier sets that still stand: they were not pruned. */
  readonly leftovers: readonly ObjectRef[];
}

/** The digest of a set's objects, whatever their order in the files. */
export function setDigest(bodies: readonly Body[]): Digest {
  const texts = bodies.map((body) => canonicalJson(body as Json)).sort();
  return sha256Of(texts.join('\n'));
}

/** A set to be remembered. */
export const storedSet = (revision: number, note: string, objects: readonly Body[], leftovers: readonly ObjectRef[] = []): StoredSet => ({
  revision,
  digest: setDigest(objects),
  note,
  objects,
  leftovers,
});

export const storedText = (set: StoredSet): string => JSON.stringify({ format: 1, ...set });

/** Throws when the text is no stored set: somebody else wrote into our Secret. */
export function parseStored(text: string): StoredSet {
  const raw = JSON.parse(text) as Partial<StoredSet> & { readonly format?: unknown };
  if (raw.format !== 1 || !Array.isArray(raw.objects) || typeof raw.revision !== 'number') throw new Error('this is no stored set');
  return {
    revision: raw.revision,
    digest: raw.digest ?? setDigest(raw.objects),
    note: raw.note ?? '',
    objects: raw.objects,
    leftovers: raw.leftovers ?? [],
  };
}

/** The object that a stored body describes; undefined for what is none. */
export function refOfBody(body: Body): ObjectRef | undefined {
  const { name, namespace } = asRecord(body.metadata) ?? {};
  const { apiVersion, kind } = body;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || typeof name !== 'string') return undefined;
  return { apiVersion, kind, name, namespace: typeof namespace === 'string' ? namespace : '' };
}

/** The same as an object of a manifest; empty for what is none. */
export function manifestOfBody(body: Body): readonly ManifestObject[] {
  const ref = refOfBody(body);
  return ref === undefined ? [] : [{ ...ref, body }];
}

/** Everything that earlier sets may have left in the cluster and that `next` does not hold; each object once. */
export function inventoryBeyond(next: readonly ObjectRef[], earlier: readonly StoredSet[]): readonly ObjectRef[] {
  const kept = new Set(next.map(refKey));
  const all = earlier.flatMap((set) => [...set.objects.flatMap((body) => refOfBody(body) ?? []), ...set.leftovers]);
  const beyond = new Map(all.filter((ref) => !kept.has(refKey(ref))).map((ref) => [refKey(ref), refOf(ref)]));
  return [...beyond.values()];
}

/** The sets whose objects may stand now: the deployed one, and those after it that did not end well. `rows` are in ascending order. */
export function openRevisions(rows: readonly Revision[]): readonly number[] {
  const from = rows.findLastIndex((row) => row.status === 'deployed');
  return rows.slice(Math.max(from, 0)).map((row) => row.revision);
}

/** The revisions beyond the last `keep`; the deployed one and the last verified one always stay. */
export function expiredRevisions(rows: readonly Revision[], keep: number): readonly number[] {
  const verified = rows.findLast((row) => row.verified)?.revision;
  const old = rows.slice(0, Math.max(0, rows.length - keep));
  return old.filter((row) => row.status !== 'deployed' && row.revision !== verified).map((row) => row.revision);
}

const RELEASE = 'tidegate-release';
const REVISION = 'tidegate-revision';
const STATUS = 'tidegate-status';

export const secretName = (release: string, revision: number): string => `tidegate-set-${release}.v${revision}`;
export const setSelector = ({ release }: Pick<SetOwner, 'release'>): string => `${RELEASE}=${release}`;
export const statusLabels = (status: ReleaseStatus): Readonly<Record<string, string>> => ({ [STATUS]: status });

/** The labels of a set's Secret. */
export const secretLabels = (release: string, revision: number, status: ReleaseStatus, run: string): Readonly<Record<string, string>> => ({
  'app.kubernetes.io/managed-by': 'tidegate',
  [RELEASE]: release,
  [REVISION]: String(revision),
  [RUN_LABEL]: run,
  ...statusLabels(status),
});

/** One row of the history, from the Secret's metadata. */
export function rowOf(metadata: ObjectMeta): Revision {
  const labels = metadata.labels ?? {};
  const revision = Number(labels[REVISION]);
  return {
    revision,
    status: (labels[STATUS] ?? 'unknown') as ReleaseStatus,
    secret: metadata.name,
    resourceVersion: metadata.resourceVersion ?? '',
    created: metadata.creationTimestamp ?? '',
    verified: labels[VERIFIED_LABEL] === String(revision),
    ...present({ run: labels[RUN_LABEL] }),
  };
}
