import { parseDuration } from '../clock/duration.ts';
import { arrayField, type FieldOptions, field } from './field.ts';

/** Free text; `pattern` and `expected` narrow it. */
export const text = <O extends FieldOptions & { readonly pattern?: RegExp; readonly expected?: string }>(options: O) =>
  field(options, {
    kind: 'text',
    expected: options.expected ?? 'text',
    parse: (value) => (options.pattern === undefined || options.pattern.test(value) ? value : undefined),
  });

/** Text that is masked before anything else happens, and never stands in a message. */
export const secret = <O extends FieldOptions>(options: O) =>
  field(options, { kind: 'secret', expected: 'a secret', parse: (value) => value });

/** YAML text; the action parses it, because only it carries a YAML reader. */
export const yaml = <O extends FieldOptions>(options: O) => field(options, { kind: 'yaml', expected: 'YAML', parse: (value) => value });

/** `true` or `false` in YAML 1.2's spellings; nothing else means either. */
export const boolean = <O extends FieldOptions>(options: O) =>
  field(options, {
    kind: 'boolean',
    expected: 'true or false',
    parse: (value) => (/^(true|True|TRUE)$/.test(value) ? true : /^(false|False|FALSE)$/.test(value) ? false : undefined),
  });

/** A whole number from `min` to `max`; `12x` and `1e3` are refused. */
export const integer = <O extends FieldOptions & { readonly min: number; readonly max: number }>(options: O) =>
  field(options, {
    kind: 'integer',
    expected: `a whole number from ${options.min} to ${options.max}`,
    parse: (value) => {
      const number = /^-?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
      return number >= options.min && number <= options.max ? number : undefined;
    },
  });

/** One word out of a closed list. */
export const oneOf = <const V extends readonly [string, ...string[]], O extends FieldOptions>(values: V, options: O) =>
  field<O, V[number]>(options, {
    kind: 'oneOf',
    expected: `one of ${values.join(', ')}`,
    values,
    parse: (value) => values.find((known) => known === value),
  });

/** A duration in milliseconds, up to `max` (milliseconds). */
export const duration = <O extends FieldOptions & { readonly max?: number }>(options: O) =>
  field(options, {
    kind: 'duration',
    expected: 'a duration such as 90s, 5m or 1h30m',
    parse: (value) => {
      const ms = parseDuration(value);
      return ms !== undefined && ms <= (options.max ?? Number.POSITIVE_INFINITY) ? ms : undefined;
    },
  });

/** Entries by newline; blank lines and lines that start with `#` are left out. Order is kept. */
export const lines = (options: FieldOptions) =>
  arrayField<string>(options, {
    kind: 'lines',
    expected: 'one entry a line',
    list: { separator: 'newline' },
    parse: (value) =>
      value
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#')),
  });

/** Entries by comma or newline, for short words. */
export const list = (options: FieldOptions) =>
  arrayField<string>(options, {
    kind: 'list',
    expected: 'entries separated by commas or newlines',
    list: { separator: 'comma' },
    parse: (value) =>
      value
        .split(/[,\n]/)
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
  });
