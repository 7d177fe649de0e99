/** The kinds of inputs; `action-types.yml` is made from them. */
export type Kind = 'text' | 'boolean' | 'integer' | 'oneOf' | 'list' | 'duration' | 'lines' | 'secret' | 'yaml';

/** What every field tells: the texts go into `action.yml` and the README. */
export interface FieldOptions {
  readonly description: string;
  readonly required?: true;
  /** The text that stands for an empty input. */
  readonly default?: string;
  /** An expression that the runner fills in, such as `${{ github.token }}`: a default of `action.yml` that the code never sees as text. */
  readonly fromContext?: string;
  /** Blanks around the text belong to it: a separator may be one. */
  readonly verbatim?: true;
  /** What to use instead; the input still works and warns. */
  readonly deprecated?: string;
}

/** One input: its texts, and how its text becomes a value. */
export interface Field<T> extends FieldOptions {
  readonly kind: Kind;
  /** The form that is accepted, for messages: `a duration such as 90s or 5m`. */
  readonly expected: string;
  readonly values?: readonly string[];
  readonly list?: { readonly separator: 'newline' | 'comma' };
  /** The value, or undefined when the text does not fit. */
  parse(text: string): T | undefined;
  /** What an input without text and without default gives. */
  readonly absent: T;
}

/** The value's type: never undefined where a default or `required` stands. */
type Given<O extends FieldOptions, T> = O extends { required: true } | { default: string } ? T : T | undefined;

interface Reader<T> {
  readonly kind: Kind;
  readonly expected: string;
  readonly values?: readonly string[];
  readonly list?: { readonly separator: 'newline' | 'comma' };
  parse(text: string): T | undefined;
}

/** Joins the texts of a field and its reader. */
export function field<O extends FieldOptions, T>(options: O, reader: Reader<T>): Field<Given<O, T>> {
  return { ...options, ...reader, absent: undefined as Given<O, T> } as Field<Given<O, T>>;
}

/** A field whose absence is an empty array. */
export function arrayField<T>(options: FieldOptions, reader: Reader<readonly T[]>): Field<readonly T[]> {
  return { ...options, ...reader, absent: [] };
}
