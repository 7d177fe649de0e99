import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { unexpectedAnswer } from '../../core/cluster/answer.ts';
import { type ClusterRequest, type ClusterResponse, segment } from '../../core/cluster/cluster.ts';
import type { ObjectMeta } from '../../core/cluster/objects.ts';
import type { ReleaseStatus, Revision } from '../../core/helm-release/release.ts';
import {
  parseStored,
  rowOf,
  type StoredSet,
  secretLabels,
  secretName,
  setSelector,
  statusLabels,
  storedText,
} from '../../core/manifest-set/stored-set.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import type { ReleasePorts } from '../release/ports.ts';
import type { ManifestSettings } from './settings.ts';

const unzip = promisify(gunzip);
const zip = promisify(gzip);
const METADATA_ONLY = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const MERGE_PATCH = 'application/merge-patch+json';
/** Of all values of a Secret together (core/v1 `MaxSecretSize`). */
export const MAX_SECRET_BYTES = 1_048_576;
const TYPE = 'tidegate/set.v1';

/** The sets that were applied: one Secret a revision, the objects in it as gzipped JSON. */
export interface SetStore {
  /** In ascending order, without the sets themselves. */
  history(signal?: AbortSignal): Promise<readonly Revision[]>;
  read(revision: number, signal?: AbortSignal): Promise<StoredSet | undefined>;
  /** False when the revision is there already: somebody else is at work. */
  create(set: StoredSet, status: ReleaseStatus): Promise<boolean>;
  /** A set with other leftovers, in the place of the one that was created. */
  rewrite(set: StoredSet): Promise<void>;
  setStatus(revision: number, status: ReleaseStatus): Promise<void>;
  label(revision: number, labels: Readonly<Record<string, string>>): Promise<void>;
  remove(revision: number): Promise<void>;
}

/** Bytes that a set takes in its Secret. */
export const packedSize = async (set: StoredSet): Promise<number> => (await zip(storedText(set))).length;

export function setStore(
  ports: Pick<ReleasePorts, 'cluster' | 'identity'>,
  settings: Pick<ManifestSettings, 'release' | 'namespace' | 'runId'>,
): SetStore {
  const base = `/api/v1/namespaces/${segment(settings.namespace)}/secrets`;
  const path = (revision: number): string => `${base}/${segment(secretName(settings.release, revision))}`;
  const ask = async (request: ClusterRequest, good: readonly number[]): Promise<ClusterResponse> => {
    const response = await ports.cluster.send(request);
    if (!good.includes(response.status)) throw new ProblemError(unexpectedAnswer(request, response, ports.identity));
    return response;
  };
  const patch = async (revision: number, body: unknown): Promise<void> => {
    await ask({ method: 'PATCH', path: path(revision), contentType: MERGE_PATCH, body }, [200]);
  };
  const pack = async (set: StoredSet): Promise<string> => (await zip(storedText(set))).toString('base64');
  const within = (signal: AbortSignal | undefined) => (signal === undefined ? {} : { signal });
  return {
    history: async (signal) => {
      const query = `labelSelector=${encodeURIComponent(setSelector(settings))}&fieldSelector=${encodeURIComponent(`type=${TYPE}`)}`;
      const request: ClusterRequest = { method: 'GET', path: `${base}?${query}`, headers: { accept: METADATA_ONLY }, ...within(signal) };
      const { items } = JSON.parse((await ask(request, [200])).text) as { items: readonly { metadata: ObjectMeta }[] | null };
      return (items ?? []).map(({ metadata }) => rowOf(metadata)).sort((a, b) => a.revision - b.revision);
    },
    read: async (revision, signal) => {
      const response = await ask({ method: 'GET', path: path(revision), ...within(signal) }, [200, 404]);
      if (response.status === 404) return undefined;
      const { data } = JSON.parse(response.text) as { data?: { set?: string } };
      return parseStored((await unzip(Buffer.from(data?.set ?? '', 'base64'))).toString('utf8'));
    },
    create: async (set, status) => {
      const labels = secretLabels(settings.release, set.revision, status, settings.runId);
      const metadata = { name: secretName(settings.release, set.revision), labels };
      const body = { apiVersion: 'v1', kind: 'Secret', type: TYPE, metadata, data: { set: await pack(set) } };
      return (await ask({ method: 'POST', path: base, body }, [201, 409])).status === 201;
    },
    rewrite: async (set) => patch(set.revision, { data: { set: await pack(set) } }),
    setStatus: (revision, status) => patch(revision, { metadata: { labels: statusLabels(status) } }),
    label: (revision, labels) => patch(revision, { metadata: { labels } }),
    remove: async (revision) => {
      await ask({ method: 'DELETE', path: path(revision) }, [200, 202, 404]);
    },
  };
}
