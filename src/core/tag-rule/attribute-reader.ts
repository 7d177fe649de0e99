import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { Scope, Template } from '../template/template.ts';
import { type Attribute, attributesOf } from './attributes.ts';
import type { SourceEntry } from './list-input.ts';
import type { Pattern } from './rule.ts';
import { badPattern, badTemplate, badValue, givenTwice, unknownWord } from './rule-problems.ts';

/** Reads the attributes of one entry; what is wrong gathers in `problems`, and reading goes on. */
export interface AttributeReader {
  readonly entry: SourceEntry;
  readonly problems: Problem[];
  get(key: string): Attribute | undefined;
  /** Problems for keys that are not in the list. */
  expectOnly(keys: readonly string[]): void;
  template(key: string, scope: Scope): Template | undefined;
  pattern(key: string): Pattern | undefined;
  /** The value when it is one of the words; a problem otherwise. */
  word<W extends string>(key: string, words: readonly W[]): W | undefined;
  missing(key: string, example: string): void;
}

const LONGEST_PATTERN = 1_000;

/** Opens an entry; a key that stands twice is BT003, and its last value counts. */
export function attributeReader(entry: SourceEntry, bare: string): AttributeReader {
  const problems: Problem[] = [];
  const byKey = new Map<string, Attribute>();
  for (const attribute of attributesOf(entry, bare)) {
    const first = byKey.get(attribute.key);
    if (first !== undefined) problems.push(givenTwice(entry, attribute.column, attribute.key, [first.value, attribute.value]));
    byKey.set(attribute.key, attribute);
  }
  return {
    entry,
    problems,
    get: (key) => byKey.get(key),
    expectOnly: (keys) => {
      for (const { key, column } of byKey.values())
        if (!keys.includes(key)) problems.push(unknownWord(entry, column, 'attribute', key, keys));
    },
    template: (key, scope) => {
      const attribute = byKey.get(key);
      if (attribute === undefined) return undefined;
      const parsed = parseTemplate(attribute.value, scope);
      if (parsed.ok) return parsed.value;
      problems.push(badTemplate(entry, attribute.column + parsed.error.offset, parsed.error.what, parsed.error.expected));
      return [];
    },
    pattern: (key) => {
      const attribute = byKey.get(key);
      return attribute === undefined || attribute.value === '' ? undefined : readPattern(entry, attribute, problems);
    },
    word: (key, words) => {
      const attribute = byKey.get(key);
      const found = words.find((word) => word === attribute?.value);
      if (attribute !== undefined && found === undefined)
        problems.push(
          badValue(entry, attribute.column, `attribute "${key}" is "${oneLine(attribute.value, 60)}"`, `one of ${words.join(', ')}`),
        );
      return found;
    },
    missing: (key, example) => {
      problems.push(badValue(entry, undefined, `attribute "${key}" is missing`, `for example ${example}`, `Write ${example}`));
    },
  };
}

/** `/source/flags` or a bare source. `g` and `y` mean nothing for one match and are dropped. */
function readPattern(entry: SourceEntry, { value, column }: Attribute, problems: Problem[]): Pattern {
  const [, source = value, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(value) ?? [];
  const pattern = { source, flags: flags.replace(/[gy]/g, '') };
  if (source.length > LONGEST_PATTERN) {
    problems.push(badPattern(entry, column, `the pattern has ${source.length} characters`));
    return pattern;
  }
  try {
    new RegExp(pattern.source, pattern.flags);
  } catch (error) {
    problems.push(
      badPattern(entry, column, oneLine(`the pattern is no regular expression: ${error instanceof Error ? error.message : error}`, 200)),
    );
  }
  return pattern;
}
