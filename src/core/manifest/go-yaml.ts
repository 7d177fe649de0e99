import { parseDocument, type Tags } from 'yaml';

/** Go's YAML reader knows neither times nor base 60 nor YAML 1.1's own collections (sigs.k8s.io/yaml, which helm uses). */
const UNKNOWN = ['intTime', 'floatTime', 'timestamp', 'binary', 'omap', 'pairs', 'set'];

/**
 * A values file as helm reads it: YAML 1.1 words (`yes`, `on`, `y` are booleans, `017` is 15). Throws an `Error` that tells the first fault with its
 * line; what is no map throws too.
 */
export function readGoYaml(text: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, {
    schema: 'yaml-1.1',
    merge: true,
    customTags: (tags: Tags) => tags.filter((tag) => !UNKNOWN.includes(typeof tag === 'string' ? tag : nameOf(tag))),
    prettyErrors: true,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error !== undefined) throw new Error(error.message.split('\n')[0]?.replace(/:$/, ''));
  const value: unknown = document.toJS({ maxAliasCount: 1_000 });
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('it is no map');
  return value as Record<string, unknown>;
}

const nameOf = (tag: { readonly tag: string; readonly format?: string }): string =>
  tag.format === 'TIME' ? 'intTime' : tag.tag.replace(/^tag:yaml\.org,2002:/, '');
