import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { unexpectedAnswer } from '../../core/cluster/answer.ts';
import { type ClusterRequest, type ClusterResponse, segment } from '../../core/cluster/cluster.ts';
import type { ObjectMeta } from '../../core/cluster/objects.ts';
import {
  FILE_VALUES,
  parseRelease,
  type Release,
  type ReleaseStatus,
  type Revision,
  RUN_LABEL,
  runOf,
  VERIFIED_LABEL,
} from '../../core/helm-release/release.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import type { ReleasePorts, ReleaseSettings } from '../release/ports.ts';

const unzip = promisify(gunzip);
const zip = promisify(gzip);
const METADATA_ONLY = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
const MERGE_PATCH = 'application/merge-patch+json';

/** A release's history and the API server's own time of looking. */
export interface History {
  readonly rows: readonly Revision[];
  readonly serverNow: Date;
}

/**
 * Helm's store, read and patched as helm lays it out (helm `pkg/storage/driver/secrets.go`, 3.x and 4.x): one Secret a revision, its facts as
 * labels, the release as base64 of gzipped JSON.
 */
export interface ReleaseStore {
  /** In ascending order. One request, without the releases themselves. */
  history(): Promise<History>;
  read(revision: number): Promise<Release | undefined>;
  label(revision: number, labels: Readonly<Record<string, string>>): Promise<void>;
  /** Helm drops annotations when it rewrites a Secret: only those of the last revision can be relied on. */
  annotate(revision: number, annotations: Readonly<Record<string, string>>): Promise<void>;
  describe(revision: number, description: string): Promise<void>;
  /** Turns a pending revision, or one that helm took for good, into a failed one; false when somebody changed it meanwhile. */
  fail(row: Revision, description: string): Promise<boolean>;
}

export function releaseStore(
  ports: Pick<ReleasePorts, 'cluster' | 'identity'>,
  settings: Pick<ReleaseSettings, 'release' | 'namespace'>,
): ReleaseStore {
  const base = `/api/v1/namespaces/${segment(settings.namespace)}/secrets`;
  const ask = async (request: ClusterRequest, good: readonly number[]): Promise<ClusterResponse> => {
    const response = await ports.cluster.send(request);
    if (!good.includes(response.status)) throw new ProblemError(unexpectedAnswer(request, response, ports.identity));
    return response;
  };
  const path = (revision: number): string => `${base}/${segment(secretName(settings.release, revision))}`;
  const raw = async (revision: number): Promise<string | undefined> => {
    const response = await ask({ method: 'GET', path: path(revision) }, [200, 404]);
    if (response.status === 404) return undefined;
    const secret = JSON.parse(response.text) as { data?: { release?: string } };
    return unpack(secret.data?.release ?? '');
  };
  const patch = async (revision: number, body: unknown, good: readonly number[] = [200]): Promise<number> =>
    (await ask({ method: 'PATCH', path: path(revision), contentType: MERGE_PATCH, body }, good)).status;
  return {
    history: async () => {
      const selector = encodeURIComponent(`owner=helm,name=${settings.release}`);
      const request: ClusterRequest = { method: 'GET', path: `${base}?labelSelector=${selector}`, headers: { accept: METADATA_ONLY } };
      const response = await ask(request, [200]);
      const { items } = JSON.parse(response.text) as { items: readonly { metadata: ObjectMeta }[] | null };
      const rows = (items ?? []).map(({ metadata }) => rowOf(metadata)).sort((a, b) => a.revision - b.revision);
      return { rows, serverNow: new Date(response.headers.date ?? 0) };
    },
    read: async (revision) => {
      const text = await raw(revision);
      return text === undefined ? undefined : parseRelease(text);
    },
    label: async (revision, labels) => {
      await patch(revision, { metadata: { labels } });
    },
    annotate: async (revision, annotations) => {
      await patch(revision, { metadata: { annotations } });
    },
    describe: async (revision, description) => {
      const text = await raw(revision);
      if (text !== undefined) await patch(revision, { data: { release: await pack(withDescription(text, description)) } });
    },
    fail: async (row, description) => {
      const text = await raw(row.revision);
      if (text === undefined) return false;
      const failed = withDescription(
        text.replace(/"status":"(?:pending-(?:install|upgrade|rollback)|deployed)"/, '"status":"failed"'),
        description,
      );
      const metadata = { resourceVersion: row.resourceVersion, labels: { status: 'failed' } };
      return (await patch(row.revision, { metadata, data: { release: await pack(failed) } }, [200, 409])) === 200;
    },
  };
}

const secretName = (release: string, revision: number): string => `sh.helm.release.v1.${release}.v${revision}`;

function rowOf(metadata: ObjectMeta): Revision {
  const labels = metadata.labels ?? {};
  const revision = Number(labels.version);
  return {
    revision,
    status: (labels.status ?? 'unknown') as ReleaseStatus,
    secret: metadata.name,
    resourceVersion: metadata.resourceVersion ?? '',
    created: metadata.creationTimestamp ?? '',
    verified: labels[VERIFIED_LABEL] === String(revision),
    ...present({ run: runOf(labels[RUN_LABEL], revision), fileValues: metadata.annotations?.[FILE_VALUES]?.split('\n') }),
  };
}

/** A Secret's `data` is base64 of helm's own base64 of gzip. */
async function unpack(data: string): Promise<string> {
  const bytes = Buffer.from(Buffer.from(data, 'base64').toString('latin1'), 'base64');
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return (isGzip ? await unzip(bytes) : bytes).toString('utf8');
}

const pack = async (text: string): Promise<string> => Buffer.from((await zip(text)).toString('base64')).toString('base64');

/**
 * The text is edited, not parsed and written again: numbers of values beyond 2^53 would change. `info` comes before chart and values, so
 * that the first match is its own.
 */
const withDescription = (text: string, description: string): string =>
  text.replace(/"description":"(?:[^"\\]|\\.)*"/, () => `"description":${JSON.stringify(description)}`);
