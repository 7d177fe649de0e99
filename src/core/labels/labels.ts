import type { RepositoryData } from '../event/repository-data.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { SourceEntry } from '../tag-rule/list-input.ts';
import { entryText } from '../tag-rule/list-input.ts';
import { badTemplate } from '../tag-rule/rule-problems.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { GLOBAL_SCOPE, type Template } from '../template/template.ts';

/** A label or annotation. */
export interface Label {
  readonly key: string;
  readonly value: string;
}

/** What the standard labels are made from; an unknown one is left out. */
export interface LabelFacts {
  readonly repository: RepositoryData;
  readonly version: string;
  readonly revision: string;
  /** RFC 3339. */
  readonly created: string | undefined;
}

const PREFIX = 'org.opencontainers.image.';

/** The labels of every image (OCI image-spec, annotations). */
export function standardLabels({ repository, version, revision, created }: LabelFacts): readonly Label[] {
  const values = {
    created,
    description: repository.description,
    licenses: repository.license,
    revision,
    source: repository.url,
    title: repository.name,
    url: repository.url,
    version,
  };
  return Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [{ key: PREFIX + key, value }]));
}

/** Standard labels with the user's over them, by key. A text without `=` is a key with an empty value no more: it is left out, as it always was. */
export function mergeLabels(standard: readonly Label[], texts: readonly string[]): readonly Label[] {
  const all = new Map(standard.map(({ key, value }) => [key, value]));
  for (const text of texts) {
    const equals = text.indexOf('=');
    if (equals >= 0) all.set(text.slice(0, equals), text.slice(equals + 1));
  }
  return [...all].map(([key, value]) => ({ key, value })).sort((a, b) => byKey(a.key, b.key));
}

/** By code point, whatever the runner's locale is. */
const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Reads the lines of `labels` or `annotations` as templates. */
export function labelTemplates(entries: readonly SourceEntry[]): Result<readonly Template[], readonly Problem[]> {
  const problems: Problem[] = [];
  const templates = entries.map((entry) => {
    const parsed = parseTemplate(entryText(entry), GLOBAL_SCOPE);
    if (parsed.ok) return parsed.value;
    problems.push(badTemplate(entry, parsed.error.offset + 1, parsed.error.what, parsed.error.expected));
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(templates);
}

/** `key=value`, one text each. */
export const labelTexts = (labels: readonly Label[]): readonly string[] => labels.map(({ key, value }) => `${key}=${value}`);

/** A record of labels. */
export const labelRecord = (labels: readonly Label[]): Readonly<Record<string, string>> =>
  Object.fromEntries(labels.map(({ key, value }) => [key, value]));

/** `manifest:key=value`: annotations once for each level, as buildx takes them. */
export const annotationTexts = (annotations: readonly Label[], levels: readonly string[]): readonly string[] =>
  levels.flatMap((level) => labelTexts(annotations).map((text) => `${level}:${text}`));
