import type { LiveObject, ObjectApi } from '../../../src/adapters/manifests/object-api.ts';
import type { ApplyVerdict } from '../../../src/core/manifest-set/judge-apply.ts';
import { FIELD_MANAGER, type ManagedFields } from '../../../src/core/manifest-set/managed-fields.ts';
import type { ResourceType } from '../../../src/core/manifest-set/resource-type.ts';
import type { ObjectRef } from '../../../src/core/manifest-set/set-object.ts';

/** An API server for sets: objects by kind and name, applied whole, with an answer of its own where a test says so. */
export interface FakeObjectApi extends ObjectApi {
  /** What was asked for, in its order: `dry Deployment/web`, `apply! ConfigMap/a` (forced), `remove Job/m`. Reads are left out. */
  readonly calls: readonly string[];
  live(kind: string, name: string): LiveObject | undefined;
  put(kind: string, name: string, body: Readonly<Record<string, unknown>>): void;
  drop(kind: string, name: string): void;
  /** The next answers to applies of this object, dry or real; then it is taken again. */
  answer(name: `${'dry' | 'apply' | 'anew'} ${string}`, ...verdicts: readonly ApplyVerdict[]): void;
  /** Called at each read of an object, before its answer: time passes. */
  onRead(name: string, work: () => void): void;
}

export function fakeObjectApi(types: readonly ResourceType[]): FakeObjectApi {
  const objects = new Map<string, LiveObject>();
  const answers = new Map<string, ApplyVerdict[]>();
  const reads = new Map<string, () => void>();
  const calls: string[] = [];
  let count = 0;
  const key = (kind: string, name: string): string => `${kind}/${name}`;
  const find = (type: ResourceType, ref: Pick<ObjectRef, 'name'>): LiveObject | undefined => objects.get(key(type.kind, ref.name));
  const put = (kind: string, name: string, body: Readonly<Record<string, unknown>>): LiveObject => {
    const before = objects.get(key(kind, name));
    const metadata = { uid: `uid-${++count}`, ...before?.metadata, ...(body.metadata as object), name, resourceVersion: String(++count) };
    const stored = { ...body, kind, metadata } as LiveObject;
    objects.set(key(kind, name), stored);
    return stored;
  };
  const ours = (body: Readonly<Record<string, unknown>>): ManagedFields => ({
    manager: FIELD_MANAGER,
    operation: 'Apply',
    fieldsV1: Object.fromEntries(Object.keys(body).map((field) => [`f:${field}`, {}])),
  });
  return {
    calls,
    live: (kind, name) => objects.get(key(kind, name)),
    put: (kind, name, body) => void put(kind, name, body),
    drop: (kind, name) => void objects.delete(key(kind, name)),
    answer: (name, ...verdicts) => void answers.set(name, [...verdicts]),
    onRead: (name, work) => void reads.set(name, work),
    discover: async (apiVersions) => types.filter((type) => apiVersions.includes(type.apiVersion)),
    read: async (type, ref) => {
      reads.get(key(type.kind, ref.name))?.();
      return find(type, ref);
    },
    apply: async (object, how) => {
      const name = key(object.kind, object.name);
      calls.push(`${how.dry ? 'dry' : 'apply'}${how.force ? '!' : ''} ${name}`);
      const scripted = answers.get(`${how.dry ? 'dry' : 'apply'} ${name}`)?.shift();
      if (scripted !== undefined) return scripted;
      const metadata = { ...(object.body.metadata as object), managedFields: [ours(object.body)] };
      const next = { ...object.body, metadata };
      return {
        kind: 'taken',
        object: how.dry
          ? { ...next, metadata: { ...find(object.type, object)?.metadata, ...metadata } }
          : put(object.kind, object.name, next),
      };
    },
    tryAnew: async (object) => {
      calls.push(`anew ${key(object.kind, object.name)}`);
      return answers.get(`anew ${key(object.kind, object.name)}`)?.shift() ?? { kind: 'taken', object: object.body };
    },
    hand: async (object, live, rows) => {
      const name = key(object.kind, object.name);
      const current = objects.get(name);
      const isCurrent = current?.metadata.resourceVersion === live.metadata.resourceVersion;
      calls.push(`hand ${name}${isCurrent ? '' : ' too late'}`);
      if (current !== undefined && isCurrent)
        put(object.kind, object.name, { ...current, metadata: { ...current.metadata, managedFields: rows } as object });
      return isCurrent;
    },
    remove: async (type, ref, uid) => {
      calls.push(`remove ${key(type.kind, ref.name)}`);
      if (find(type, ref)?.metadata.uid !== uid) return false;
      return objects.delete(key(type.kind, ref.name));
    },
  };
}
