import { valueDiff } from '../diff/value-diff.ts';
import { asRecord, type ManifestObject, objectKey, readManifest } from '../manifest/documents.ts';
import { block, folded, text } from '../summary/markdown.ts';
import { looksSecret } from '../values/looks-secret.ts';
import { sameValue } from '../values/paths.ts';
import type { Release } from './release.ts';

/** Whether a new render is what the deployed revision holds already: manifest, hooks and values. */
export function isUnchanged(deployed: Release, rendered: Release): boolean {
  const hooks = (release: Release): readonly string[] => release.hooks.map((hook) => hook.manifest.trim()).sort();
  return (
    deployed.manifest.trim() === rendered.manifest.trim() &&
    sameValue(hooks(deployed), hooks(rendered)) &&
    sameValue(deployed.config, rendered.config)
  );
}

/** How one object would change, as lines of a diff without secret values. */
export interface ObjectChange {
  readonly object: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly lines: readonly string[];
}

/** The objects that differ between two manifests, in the order of the new one; removed ones last. */
export function changedObjects(before: string, after: string, namespace: string): readonly ObjectChange[] {
  const old = new Map(readManifest(before, namespace).map((object) => [objectKey(object), object]));
  const next = new Map(readManifest(after, namespace).map((object) => [objectKey(object), object]));
  const changes = [...next].flatMap(([key, object]): readonly ObjectChange[] => {
    const was = old.get(key);
    if (was === undefined) return [{ object: shownObject(object, namespace), change: 'added', lines: [] }];
    const lines = valueDiff(was.body, object.body, mayShowIn(object));
    return lines.length === 0 ? [] : [{ object: shownObject(object, namespace), change: 'changed', lines }];
  });
  const removed = [...old]
    .filter(([key]) => !next.has(key))
    .map(([, object]) => ({ object: shownObject(object, namespace), change: 'removed' as const, lines: [] }));
  return [...changes, ...removed];
}

/** `Deployment/web`, `ConfigMap/web in tools`. */
export const shownObject = (object: Pick<ManifestObject, 'kind' | 'name' | 'namespace'>, home: string): string =>
  `${object.kind}/${object.name}${object.namespace === home || object.namespace === '' ? '' : ` in ${object.namespace}`}`;

/** Of a Secret only that something changed; elsewhere all but what looks secret by its name. */
const mayShowIn =
  ({ kind }: Pick<ManifestObject, 'kind'>) =>
  (path: string): boolean =>
    !(kind === 'Secret' && /^(?:data|stringData)\b/.test(path)) && !(looksSecret(path) && !REFERENCES.test(path));

/** Names of Secrets and keys are no secrets: `valueFrom.secretKeyRef.name`. */
const REFERENCES =
  /(?:secretKeyRef|configMapKeyRef|secretRef)\.(?:name|key|optional)$|imagePullSecrets|\.secret(?:Name)?$|secret\.(?:secretName|defaultMode)|\.key$|[tT]okenExpirationSeconds|automountServiceAccountToken/;

/** The decoded contents of a manifest's Secrets: values that feed one are not shown either. */
export const secretContents = (objects: readonly ManifestObject[]): readonly string[] =>
  objects
    .filter(({ kind }) => kind === 'Secret')
    .flatMap(({ body }) => [
      ...Object.values(asRecord(body.stringData) ?? {}).map(String),
      ...Object.values(asRecord(body.data) ?? {}).map((value) => decoded(String(value))),
    ])
    .filter((content) => content.length >= 4);

const decoded = (base64: string): string => {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64.replace(/\s/g, '')), (letter) => letter.charCodeAt(0)));
  } catch {
    return base64;
  }
};

/** Whether a value of the chart may be shown: neither its path nor a Secret that it feeds says otherwise. */
export const mayShowValue =
  (contents: readonly string[]) =>
  (path: string, value: unknown): boolean => {
    if (looksSecret(path)) return false;
    const told = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
    return told.length < 4 || !contents.some((content) => content === told || content.includes(told) || told.includes(content));
  };

const MOST_OBJECTS = 60;
const MOST_LINES = 80;

/** `1 added, 2 changed`. */
export function changeSummary(changes: readonly ObjectChange[]): string {
  const counts = (['added', 'changed', 'removed'] as const).map(
    (kind) => [changes.filter(({ change }) => change === kind).length, kind] as const,
  );
  return counts.flatMap(([count, kind]) => (count === 0 ? [] : [`${count} ${kind}`])).join(', ') || 'no object changes';
}

/** The plan for the summary: values, then object by object. */
export function renderChanges(changes: readonly ObjectChange[], values: readonly string[], hooks: Release['hooks']): string {
  const parts = [`${changeSummary(changes).replace(/^n/, 'N')}.`];
  if (values.length > 0) parts.push(folded('Values', block(cut(values).join('\n'), 'diff')));
  const objects = changes.slice(0, MOST_OBJECTS).flatMap(({ object, change, lines }) => [`# ${object} ${change}`, ...cut(lines)]);
  if (objects.length > 0) parts.push(block(objects.join('\n'), 'diff'));
  if (changes.length > MOST_OBJECTS) parts.push(`${changes.length - MOST_OBJECTS} more objects`);
  if (hooks.length > 0) parts.push(`Hooks that run: ${hooks.map((hook) => text(`${hook.kind}/${hook.name}`)).join(', ')}`);
  return parts.join('\n\n');
}

const cut = (lines: readonly string[]): readonly string[] =>
  lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), `  … ${lines.length - MOST_LINES} more lines`] : lines;
