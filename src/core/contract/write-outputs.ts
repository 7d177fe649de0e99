import { camel, type OutputContract, type OutputsOf } from './contract.ts';

/** The texts of the outputs that have a value, by their kebab-case names: strings, numbers and booleans as they are, the rest as JSON in one line. */
export function outputTexts<O extends OutputContract>(contract: O, values: OutputsOf<O>): Readonly<Record<string, string>> {
  const record = values as Readonly<Record<string, unknown>>;
  const texts: Record<string, string> = {};
  for (const name of Object.keys(contract)) {
    const value = record[camel(name)];
    if (value !== undefined) texts[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return texts;
}
