import { canonicalJson, type Json } from '../build-record/canonical-json.ts';
import { sha256Of } from '../digest/sha256.ts';
import { staleReaders } from '../helm-release/config-readers.ts';
import { asRecord } from '../manifest/documents.ts';
import type { SetObject } from './set-object.ts';

const STAMP = 'tidegate/config-digest';

/**
 * The set with a digest of their configuration in the pod templates of the workloads that read ConfigMaps or Secrets of the set: their pods are
 * made anew when it changes. The same configuration gives the same template.
 */
export function stampConfig(objects: readonly SetObject[]): readonly SetObject[] {
  const isConfig = ({ kind, apiVersion }: SetObject): boolean => apiVersion === 'v1' && (kind === 'ConfigMap' || kind === 'Secret');
  const emptied = objects.map((object) => (isConfig(object) ? { ...object, body: {} } : object));
  const readers = staleReaders(emptied, objects);
  const configs = new Map(objects.filter(isConfig).map((object) => [`${object.namespace}/${object.kind}/${object.name}`, content(object)]));
  return objects.map((object) => {
    const reader = readers.find((one) => one.kind === object.kind && one.name === object.name && one.namespace === object.namespace);
    if (reader === undefined) return object;
    const read = [...reader.reads].sort().map((name) => [name, configs.get(`${object.namespace}/${name}`)]);
    return stamped(object, sha256Of(canonicalJson(read as Json)).slice('sha256:'.length, 'sha256:'.length + 16));
  });
}

const content = ({ body }: SetObject) => [body.data, body.stringData, body.binaryData].map((part) => part ?? null);

function stamped(object: SetObject, digest: string): SetObject {
  const spec = asRecord(object.body.spec) ?? {};
  const template = asRecord(spec.template) ?? {};
  const metadata = asRecord(template.metadata) ?? {};
  const annotations = { ...asRecord(metadata.annotations), [STAMP]: digest };
  const renewed = { ...spec, template: { ...template, metadata: { ...metadata, annotations } } };
  return { ...object, body: { ...object.body, spec: renewed } };
}
