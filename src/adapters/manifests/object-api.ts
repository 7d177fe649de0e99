import { deadlineIn } from '../../core/clock/deadline.ts';
import { unexpectedAnswer } from '../../core/cluster/answer.ts';
import { type ClusterRequest, type ClusterResponse, segment } from '../../core/cluster/cluster.ts';
import type { KubeObject } from '../../core/cluster/objects.ts';
import { HttpFailure } from '../../core/http/http.ts';
import { asRecord } from '../../core/manifest/documents.ts';
import { type ApplyVerdict, judgeApply } from '../../core/manifest-set/judge-apply.ts';
import { FIELD_MANAGER, type ManagedFields } from '../../core/manifest-set/managed-fields.ts';
import { collectionPath, groupPath, type ResourceType, readResourceList } from '../../core/manifest-set/resource-type.ts';
import type { ObjectRef, SetObject } from '../../core/manifest-set/set-object.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { retry } from '../../core/retry/retry.ts';
import type { ReleasePorts } from '../release/ports.ts';

/** A live object: what Tidegate reads of it, and the rest. */
export type LiveObject = KubeObject & Readonly<Record<string, unknown>>;

/** The API server, object by object. All methods throw `ProblemError` for answers that nobody expects, HD002 among them. */
export interface ObjectApi {
  /** The resources of these API versions; one that is not served gives none. */
  discover(apiVersions: readonly string[], signal: AbortSignal): Promise<readonly ResourceType[]>;
  /** Undefined when it is not there. */
  read(type: ResourceType, ref: Pick<ObjectRef, 'namespace' | 'name'>, signal: AbortSignal): Promise<LiveObject | undefined>;
  /** Server-side apply; what the server says is the caller's to judge. */
  apply(object: SetObject, how: { readonly dry: boolean; readonly force: boolean }, signal: AbortSignal): Promise<ApplyVerdict>;
  /** A dry creation under another name: for what will be deleted and made again. */
  tryAnew(object: SetObject, signal: AbortSignal): Promise<ApplyVerdict>;
  /** Replaces `managedFields`; false when the object changed meanwhile. */
  hand(object: SetObject, live: LiveObject, rows: readonly ManagedFields[], signal: AbortSignal): Promise<boolean>;
  /** Deletes this very object (by its uid), and what it owns with it; false when it is another one by now, or gone. */
  remove(type: ResourceType, ref: Pick<ObjectRef, 'namespace' | 'name'>, uid: string, signal: AbortSignal): Promise<boolean>;
}

const APPLY = 'application/apply-patch+yaml';
/** How long an apply is tried again while the API server cannot be reached: applying twice is the same as once. */
const PATIENCE_MS = 30_000;
const BROKEN = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'];

export function objectApi(ports: Pick<ReleasePorts, 'cluster' | 'identity' | 'clock' | 'random'>): ObjectApi {
  const { cluster, clock, random, identity } = ports;
  const pathOf = (type: ResourceType, ref: Pick<ObjectRef, 'namespace' | 'name'>): string =>
    `${collectionPath(type, ref.namespace)}/${segment(ref.name)}`;
  const unexpected = (request: ClusterRequest, response: ClusterResponse): never => {
    throw new ProblemError(unexpectedAnswer(request, response, identity));
  };
  const patiently = (request: ClusterRequest, signal: AbortSignal): Promise<ClusterResponse> =>
    retry(() => cluster.send({ ...request, signal }), {
      clock,
      random,
      signal,
      deadline: deadlineIn(clock, PATIENCE_MS),
      judge: (error) => (error instanceof HttpFailure && BROKEN.includes(error.code) ? { kind: 'retry' } : { kind: 'final' }),
    });
  return {
    discover: async (apiVersions, signal) => {
      const lists = [...new Set(apiVersions)].map(async (apiVersion) => {
        const request: ClusterRequest = { method: 'GET', path: groupPath(apiVersion), signal };
        const response = await cluster.send(request);
        if (response.status === 404) return [];
        return response.status === 200 ? readResourceList(apiVersion, JSON.parse(response.text)) : unexpected(request, response);
      });
      return (await Promise.all(lists)).flat();
    },
    read: async (type, ref, signal) => {
      const request: ClusterRequest = { method: 'GET', path: pathOf(type, ref), signal };
      const response = await cluster.send(request);
      if (response.status === 404) return undefined;
      return response.status === 200 ? (JSON.parse(response.text) as LiveObject) : unexpected(request, response);
    },
    apply: async (object, how, signal) => {
      const query = `fieldManager=${FIELD_MANAGER}&fieldValidation=Strict&force=${how.force}${how.dry ? '&dryRun=All' : ''}`;
      const path = `${pathOf(object.type, object)}?${query}`;
      return judgeApply(await patiently({ method: 'PATCH', path, contentType: APPLY, body: object.body }, signal));
    },
    tryAnew: async (object, signal) => {
      const { name: _, ...metadata } = asRecord(object.body.metadata) ?? {};
      const body = { ...object.body, metadata: { ...metadata, generateName: `${object.name.slice(0, 40)}-` } };
      const path = `${collectionPath(object.type, object.namespace)}?dryRun=All&fieldManager=${FIELD_MANAGER}&fieldValidation=Strict`;
      return judgeApply(await patiently({ method: 'POST', path, body }, signal));
    },
    hand: async (object, live, rows, signal) => {
      const body = [
        { op: 'replace', path: '/metadata/managedFields', value: rows },
        { op: 'replace', path: '/metadata/resourceVersion', value: live.metadata.resourceVersion },
      ];
      const path = `${pathOf(object.type, object)}?fieldManager=${FIELD_MANAGER}`;
      const request: ClusterRequest = { method: 'PATCH', path, contentType: 'application/json-patch+json', body, signal };
      const response = await cluster.send(request);
      if (response.status === 409 || response.status === 404) return false;
      return response.status === 200 ? true : unexpected(request, response);
    },
    remove: async (type, ref, uid, signal) => {
      const body = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid }, propagationPolicy: 'Background' };
      const request: ClusterRequest = { method: 'DELETE', path: pathOf(type, ref), body, signal };
      const response = await cluster.send(request);
      if (response.status === 404 || response.status === 409) return false;
      return response.status === 200 || response.status === 202 ? true : unexpected(request, response);
    },
  };
}
