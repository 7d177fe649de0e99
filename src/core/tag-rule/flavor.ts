import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { GLOBAL_SCOPE, type Template } from '../template/template.ts';
import { attributesOf } from './attributes.ts';
import { readList } from './list-input.ts';
import { badTemplate, badValue, unknownWord } from './rule-problems.ts';

/** The input `flavor`: what all rules share. `onLatest` says whether prefix and suffix also go around `latest`. */
export interface Flavor {
  readonly latest: 'auto' | 'true' | 'false';
  readonly prefix: Affix;
  readonly suffix: Affix;
}

/** A text before or after every tag. */
export interface Affix {
  readonly template: Template;
  readonly onLatest: boolean;
}

/** Reads the input `flavor`. `onlatest` belongs to the prefix or suffix before it in its line. */
export function readFlavor(text: string): Result<Flavor, readonly Problem[]> {
  const entries = readList('flavor', text);
  if (!entries.ok) return err([entries.error]);
  const problems: Problem[] = [];
  const affixes = { prefix: { template: [] as Template, onLatest: false }, suffix: { template: [] as Template, onLatest: false } };
  let latest: Flavor['latest'] = 'auto';
  for (const entry of entries.value) {
    let before: 'prefix' | 'suffix' | undefined;
    for (const { key, value, column } of attributesOf(entry, '')) {
      const wrong = (expected: string): void =>
        void problems.push(badValue(entry, column, `"${key}" is "${oneLine(value, 60)}"`, expected));
      if (key === 'latest') {
        if (value === 'auto' || value === 'true' || value === 'false') latest = value;
        else wrong('auto, true or false');
      } else if (key === 'prefix' || key === 'suffix') {
        const parsed = parseTemplate(value, GLOBAL_SCOPE);
        if (parsed.ok) affixes[key].template = parsed.value;
        else problems.push(badTemplate(entry, column + parsed.error.offset, parsed.error.what, parsed.error.expected));
        before = key;
      } else if (key === 'onlatest') {
        if (value !== 'true' && value !== 'false') wrong('true or false');
        else if (before === undefined)
          problems.push(badValue(entry, column, '"onlatest" stands alone', 'it behind prefix= or suffix= in the same line'));
        else affixes[before].onLatest = value === 'true';
      } else problems.push(unknownWord(entry, column, 'flavor', key === '' ? value : key, ['latest', 'prefix', 'suffix', 'onlatest']));
    }
  }
  return problems.length > 0 ? err(problems) : ok({ latest, ...affixes });
}
