import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type ContextTable, evaluateDefault } from './expressions.ts';

/** What the runner reads of an `action.yml`. Scripts are absolute paths. */
export interface ActionFile {
  readonly main: string;
  readonly pre?: string;
  readonly post?: string;
  /** In the order of the file. */
  readonly inputs: ReadonlyMap<string, { readonly fallback: string; readonly deprecated?: string }>;
}

interface Yaml {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean; readonly deprecationMessage?: string } | null>>;
  readonly runs: Readonly<Record<string, string>>;
}

/** Reads the action in a folder. Throws when it is no node24 action, a script is missing, or it uses a condition that the driver does not play. */
export function readActionFile(folder: string): ActionFile {
  const yaml = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as Yaml;
  const { using, main, pre, post, ...rest } = yaml.runs;
  if (using !== 'node24') throw new Error(`${folder}: runs.using is ${using}, the driver plays node24`);
  if (main === undefined) throw new Error(`${folder}: runs.main is missing`);
  for (const [key, value] of Object.entries(rest)) {
    if (value !== 'always()') throw new Error(`${folder}: runs.${key} is ${value}, the driver plays always()`);
  }
  const script = (path: string): string => {
    const file = resolve(folder, path);
    if (!existsSync(file)) throw new Error(`File not found: '${file}'`);
    return file;
  };
  const inputs = Object.entries(yaml.inputs ?? {}).map(([name, input]) => {
    const deprecated = input?.deprecationMessage;
    return [name, { fallback: String(input?.default ?? ''), ...(deprecated === undefined ? {} : { deprecated }) }] as const;
  });
  return {
    main: script(main),
    ...(pre === undefined ? {} : { pre: script(pre) }),
    ...(post === undefined ? {} : { post: script(post) }),
    inputs: new Map(inputs),
  };
}

/** The `INPUT_*` variables of a step, and the runner's warnings about its `with:` (actions/runner, `ActionRunner.cs`, `Handler.cs`). */
export function inputVariables(
  action: ActionFile,
  given: Readonly<Record<string, string>>,
  contexts: ContextTable,
): { readonly variables: Readonly<Record<string, string>>; readonly warnings: readonly string[] } {
  const valid = new Set([...action.inputs.keys()].map((name) => name.toLowerCase()));
  const used = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const defaults = [...action.inputs].filter(([name]) => !used.has(name.toLowerCase()));
  const all = [...Object.entries(given), ...defaults.map(([name, { fallback }]) => [name, evaluateDefault(fallback, contexts)] as const)];
  const deprecated = [...action.inputs].flatMap(([name, input]) =>
    input.deprecated !== undefined && used.has(name.toLowerCase())
      ? [`Input '${name}' has been deprecated with message: ${input.deprecated}`]
      : [],
  );
  const unexpected = Object.keys(given).filter((name) => !valid.has(name.toLowerCase()));
  const names = [...action.inputs.keys()].join("', '");
  const complaint = unexpected.length > 0 ? [`Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${names}']`] : [];
  return {
    variables: Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value])),
    warnings: [...deprecated, ...complaint],
  };
}
