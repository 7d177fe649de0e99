import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem, Remark } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { type ActionContract, camel, type Fields, type InputsOf } from './contract.ts';
import type { Field } from './field.ts';
import { nearest } from './nearest.ts';

/** The good case carries remarks (deprecated inputs), the bad one every problem at once. */
export type ReadInputs<F extends Fields> = Result<
  { readonly inputs: InputsOf<F>; readonly remarks: readonly Remark[] },
  readonly Problem[]
>;

/**
 * Reads raw inputs (name → text, as the runner passes them) into the typed record of the contract.
 * An empty text means the default. Unknown names, missing and malformed inputs are all reported together.
 */
export function readInputs<F extends Fields>(contract: ActionContract<F>, raw: Readonly<Record<string, string>>): ReadInputs<F> {
  const names = Object.keys(contract.inputs);
  const problems: Problem[] = Object.keys(raw)
    .filter((name) => !names.includes(name))
    .map((name) => unknownInput(name, names));
  const remarks: Remark[] = [];
  const record: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(contract.inputs)) {
    const given = givenText(field, raw[name] ?? '');
    if (given !== '' && field.deprecated !== undefined) remarks.push(deprecated(name, field.deprecated));
    const outcome = readOne(name, field, given);
    if (outcome.ok) record[camel(name)] = outcome.value;
    else problems.push(outcome.error);
  }
  return problems.length > 0 ? err(problems) : ok({ inputs: record as InputsOf<F>, remarks });
}

/** Blank means empty; the leading blanks of YAML and of secrets belong to them. */
function givenText(field: Field<unknown>, text: string): string {
  if (field.verbatim === true) return text;
  const trimmed = text.trim();
  return trimmed !== '' && (field.kind === 'yaml' || field.kind === 'secret') ? text : trimmed;
}

function readOne(name: string, field: Field<unknown>, given: string): Result<unknown, Problem> {
  const source = given === '' ? field.default : given;
  if (source === undefined || source === '') return field.required ? err(missing(name, field)) : ok(field.absent);
  const value = field.parse(source);
  return value === undefined ? err(malformed(name, field, source)) : ok(value);
}

const unknownInput = (name: string, names: readonly string[]): Problem => {
  const near = nearest(name, names);
  return {
    code: 'IN001',
    fault: 'user',
    what: `unknown input "${oneLine(name, 80)}"${near === undefined ? '' : `, did you mean "${near}"?`}`,
    where: 'with:',
    expected: near === undefined ? `one of ${names.join(', ')}` : `"${near}"`,
    remedy: near === undefined ? 'Remove it.' : `Write ${near}: in place of ${oneLine(name, 80)}:`,
  };
};

const missing = (name: string, field: Field<unknown>): Problem => ({
  code: 'IN002',
  fault: 'user',
  what: `input "${name}" is required and was not given`,
  where: 'with:',
  expected: field.expected,
  remedy: `Add ${name}: to with: (${field.description.split('.')[0]})`,
});

const malformed = (name: string, field: Field<unknown>, text: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: field.kind === 'secret' ? `input "${name}" is not usable` : `input "${name}" is "${oneLine(text, 80)}"`,
  where: 'with:',
  expected: field.expected,
  remedy: suggestion(name, field, text),
});

function suggestion(name: string, field: Field<unknown>, text: string): string {
  const near = field.values === undefined ? undefined : nearest(text, field.values);
  if (near !== undefined) return `Write ${name}: ${near}`;
  return field.default === undefined ? `Correct ${name}: in with:` : `Correct ${name}:, or leave it out for ${field.default}`;
}

const deprecated = (name: string, instead: string): Remark => ({
  severity: 'warning',
  problem: { code: 'IN005', fault: 'user', what: `input "${name}" is deprecated`, where: 'with:', remedy: instead },
});
