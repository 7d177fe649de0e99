import { type ManifestObject, objectKey, readManifest } from '../manifest/documents.ts';
import { code, table, text } from '../summary/markdown.ts';
import { leaves, sameValue, type Values } from '../values/paths.ts';
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

/** How one object would change. Paths only: what stands there may be secret. */
export interface ObjectChange {
  readonly object: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly paths: readonly string[];
}

/** The objects that differ between two manifests, in the order of the new one; removed ones last. */
export function changedObjects(before: string, after: string, namespace: string): readonly ObjectChange[] {
  const old = new Map(readManifest(before, namespace).map((object) => [objectKey(object), object]));
  const next = new Map(readManifest(after, namespace).map((object) => [objectKey(object), object]));
  const changes = [...next].flatMap(([key, object]): readonly ObjectChange[] => {
    const was = old.get(key);
    if (was === undefined) return [{ object: shown(object, namespace), change: 'added', paths: [] }];
    const paths = changedPaths(was.body, object.body);
    return paths.length === 0 ? [] : [{ object: shown(object, namespace), change: 'changed', paths }];
  });
  const removed = [...old]
    .filter(([key]) => !next.has(key))
    .map(([, object]) => ({ object: shown(object, namespace), change: 'removed' as const, paths: [] }));
  return [...changes, ...removed];
}

const shown = (object: ManifestObject, namespace: string): string =>
  `${object.kind}/${object.name}${object.namespace === namespace ? '' : ` in ${object.namespace}`}`;

function changedPaths(before: Values, after: Values): readonly string[] {
  const old = new Map(leaves(before).map((leaf) => [leaf.path, leaf.value]));
  const next = new Map(leaves(after).map((leaf) => [leaf.path, leaf.value]));
  const all = [...new Set([...old.keys(), ...next.keys()])];
  return all.filter((path) => !sameValue(old.get(path), next.get(path)));
}

/** The plan for the summary: what would change, object by object. */
export function renderChanges(changes: readonly ObjectChange[], hooks: Release['hooks']): string {
  if (changes.length === 0) return 'No object changes.';
  const rows = changes.map(({ object, change, paths }) => {
    const told = paths.slice(0, 8).map(code).join(', ');
    return [code(object), change, paths.length > 8 ? `${told} and ${paths.length - 8} more` : told];
  });
  const runs = hooks.length === 0 ? [] : [`Hooks that run: ${hooks.map((hook) => text(`${hook.kind}/${hook.name}`)).join(', ')}`];
  return [table(['object', 'change', 'where'], rows), ...runs].join('\n\n');
}
