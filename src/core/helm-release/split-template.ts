import { asRecord, readManifest } from '../manifest/documents.ts';
import type { Hook } from './release.ts';

const EVENTS = 'helm.sh/hook';

/** Parts what `helm template` prints into manifest and hooks, as a release holds them. `namespace` is that of the release. */
export function splitTemplate(text: string, namespace: string): { readonly manifest: string; readonly hooks: readonly Hook[] } {
  const documents = text.split(/^---\s*$/m).filter((document) => document.trim() !== '');
  const parts = documents.map((document) => ({ document, hook: hookOf(document, namespace) }));
  return {
    manifest: parts.flatMap(({ document, hook }) => (hook === undefined ? [`---${document.trimEnd()}\n`] : [])).join(''),
    hooks: parts.flatMap(({ hook }) => hook ?? []),
  };
}

function hookOf(document: string, namespace: string): Hook | undefined {
  const [object] = readManifest(document, namespace);
  const events = asRecord(asRecord(object?.body.metadata)?.annotations)?.[EVENTS];
  if (object === undefined || typeof events !== 'string') return undefined;
  return { name: object.name, kind: object.kind, manifest: document.trim(), events: events.split(',').map((event) => event.trim()) };
}
