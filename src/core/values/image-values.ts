import type { ImageRef } from '../image-ref/image-ref.ts';
import type { Problem } from '../problem/problem.ts';
import { isMap, splitPath, type Values, valueAt } from './paths.ts';

/** One line of `image-values`: the place of an image in the chart's values, and the reference that belongs there. */
export interface ImageValue {
  readonly path: string;
  readonly image: string;
}

/** Reads `path=reference`; a bare path takes `image`, the reference that is delivered. Undefined when there is none, or no path. */
export function readImageValue(line: string, image: string | undefined): ImageValue | undefined {
  const at = line.indexOf('=');
  const path = (at < 0 ? line : line.slice(0, at)).trim();
  const reference = at < 0 ? image : line.slice(at + 1).trim();
  return path === '' || reference === undefined || reference === '' ? undefined : { path, image: reference };
}

/**
 * The values that put an image where the chart reads it, by what the chart has there: a text takes the whole reference; a map takes `registry`,
 * `repository` and `digest` where it knows them, else the tag, with the digest behind it (`1.2@sha256:…` is a valid one). `tag` names the tag
 * where the reference has none.
 */
export function placeImage(path: string, text: string, ref: ImageRef, defaults: Values, tag: string): Values {
  const found = valueAt(defaults, path).value;
  const known = isMap(found) ? found : undefined;
  if (known === undefined && found !== undefined && found !== null) return nested(splitPath(path), text);
  const hasRegistry = known !== undefined && Object.hasOwn(known, 'registry');
  const hasDigest = known !== undefined && Object.hasOwn(known, 'digest');
  const name = text.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
  const repository = hasRegistry ? { registry: ref.registry, repository: ref.repository } : { repository: name };
  if (hasDigest && ref.digest !== undefined) return nested(splitPath(path), { ...repository, digest: ref.digest });
  const digest = ref.digest === undefined ? '' : `@${ref.digest}`;
  return nested(splitPath(path), { ...repository, tag: `${ref.tag ?? tag}${digest}` });
}

const nested = (keys: readonly string[], value: unknown): Values =>
  keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Values;

/** WF003: the digest that was to be deployed stands in none of the containers. */
export const digestNotRendered = (digest: string, found: readonly string[], where: string): Problem => ({
  code: 'WF003',
  fault: 'user',
  what: `${digest} is in no container of the rendered chart (found: ${found.slice(0, 5).join(', ') || 'no image'}). The chart reads other values`,
  where,
  remedy: 'Name the place of the image in the values: image-values: PATH=REFERENCE',
});
