import { parseImageRef } from '../image-ref/image-ref.ts';
import { asRecord } from '../manifest/documents.ts';
import type { SourceObject } from '../manifest/read-documents.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** One line of `image-values`: what takes the place of which images. */
interface Replacement {
  readonly line: string;
  readonly image: string;
  takes(image: string): boolean;
}

/**
 * Puts images into the manifests: `ghcr.io/acme/web@sha256:…` takes the place of every image of the same repository, `web=ghcr.io/acme/web:1` that
 * of the images named `web`, whatever their tag. A line that finds nothing is WF003: what would go out is not what was asked for. `delivered` is the
 * image that this deployment is about: it takes its repository's place too, and its digest must stand in a container afterwards.
 */
export function replaceImages(
  sources: readonly SourceObject[],
  lines: readonly string[],
  delivered?: string,
): Result<readonly SourceObject[], readonly Problem[]> {
  const read = [...(delivered === undefined ? [] : [delivered]), ...lines].map(readLine);
  const bad = read.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (bad.length > 0) return err(bad);
  const replacements = read.flatMap((one) => ('problem' in one ? [] : [one]));
  const used = new Set<Replacement>();
  const found = new Set<string>();
  const result = new Set<string>();
  const swap = (image: string): string => {
    const hit = replacements.findLast((one) => one.takes(image));
    if (hit !== undefined) used.add(hit);
    found.add(image);
    result.add(hit?.image ?? image);
    return hit?.image ?? image;
  };
  const replaced = sources.map((source) => ({ ...source, body: walk(source.body, swap) as SourceObject['body'] }));
  const digest = delivered?.split('@')[1];
  const stands = digest !== undefined && [...result].some((image) => image.endsWith(`@${digest}`));
  const idle = replacements.filter((one) => !used.has(one) && !(stands && one.line === delivered));
  return idle.length > 0 ? err(idle.map((one) => findsNothing(one.line, [...found]))) : ok(replaced);
}

function readLine(line: string): Replacement | { readonly problem: Problem } {
  const equals = line.indexOf('=');
  const image = line.slice(equals + 1).trim();
  const ref = parseImageRef(image);
  if (ref === undefined) return { problem: noImage(line) };
  const name = line.slice(0, Math.max(equals, 0)).trim();
  if (equals >= 0) return { line, image, takes: (other) => nameOf(other) === name };
  return {
    line,
    image,
    takes: (other) => {
      const own = parseImageRef(other);
      return own?.registry === ref.registry && own.repository === ref.repository;
    },
  };
}

/** The image without tag and digest, as it is written. */
const nameOf = (image: string): string => image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');

const CONTAINERS = ['containers', 'initContainers', 'ephemeralContainers'];

/** Containers wherever they stand, so that custom resources with pod templates are served too. */
function walk(value: unknown, swap: (image: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => walk(item, swap));
  const map = asRecord(value);
  if (map === undefined) return value;
  return Object.fromEntries(
    Object.entries(map).map(([key, inner]) => {
      if (!CONTAINERS.includes(key) || !Array.isArray(inner)) return [key, walk(inner, swap)];
      return [key, inner.map((container) => withImage(container, swap))];
    }),
  );
}

function withImage(container: unknown, swap: (image: string) => string): unknown {
  const map = asRecord(container);
  return typeof map?.image === 'string' ? { ...map, image: swap(map.image) } : container;
}

const noImage = (line: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "image-values" has the line "${oneLine(line, 120)}", which names no image`,
  where: 'with:',
  expected: 'lines such as ghcr.io/acme/web@sha256:… or web=ghcr.io/acme/web:1.2.0',
});

const findsNothing = (line: string, found: readonly string[]): Problem => ({
  code: 'WF003',
  fault: 'user',
  what: `${oneLine(line, 200)} is in no container of the manifests (found: ${oneLine(found.join(', '), 300) || 'no container at all'})`,
  where: 'input "image-values"',
  remedy: 'Name the repository as the manifests do, or write name=image with the name that stands there.',
});
