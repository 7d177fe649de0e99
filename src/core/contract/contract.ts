import type { Field } from './field.ts';

/** Fields by the input's name, in kebab-case. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** `values-files` → `valuesFiles`. */
export type Camel<S extends string> = S extends `${infer Head}-${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

/** The typed record that an action works with. */
export type InputsOf<F extends Fields> = { readonly [K in keyof F & string as Camel<K>]: F[K] extends Field<infer T> ? T : never };

/** What `action.yml`, `action-types.yml` and the README tables are made from. */
export interface ActionContract<F extends Fields = Fields> {
  /** The folder's name under `actions/`; `deliver` also makes the root action. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly icon: string;
  /** Whether the action leaves work for the job's end; the same bundle does it. */
  readonly post: boolean;
  readonly inputs: F;
}

/** Outputs by name, in kebab-case, with their descriptions. */
export type OutputContract = Readonly<Record<string, string>>;

/** What may be set: text, numbers and booleans as they are, other values as JSON. Undefined is left out. */
export type OutputsOf<O extends OutputContract> = { readonly [K in keyof O & string as Camel<K>]?: unknown };

/** `values-files` → `valuesFiles`, at run time. */
export const camel = (name: string): string => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Declares an action's inputs; keeps the literal types. */
export const defineAction = <const F extends Fields>(contract: ActionContract<F>): ActionContract<F> => contract;

/** Declares an action's outputs. */
export const defineOutputs = <const O extends OutputContract>(outputs: O): O => outputs;
