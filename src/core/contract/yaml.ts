import { stringify } from 'yaml';
import type { ActionContract, OutputContract } from './contract.ts';
import type { Field } from './field.ts';

const NOTE = ' Made by `npm run contracts` from src/actions. Edit there.';

/** The text of an action's `action.yml`; `bundle` is the path of its bundle seen from that file. */
export function actionYaml(contract: ActionContract, outputs: OutputContract, bundle: string): string {
  const inputs = Object.entries(contract.inputs).map(([name, field]) => [name, inputEntry(field)]);
  const document = {
    name: contract.title,
    description: contract.description,
    author: 'Tidegate',
    branding: { icon: contract.icon, color: 'blue' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, description]) => [name, { description }])),
    runs: {
      using: 'node24',
      main: bundle,
      ...(contract.post ? { post: bundle.replace(/index\.js$/, 'post.js'), 'post-if': 'always()' } : {}),
    },
  };
  return `#${NOTE}\n${stringify(document, { lineWidth: 0 })}`;
}

/** The text of `action-types.yml`, in the format of github-actions-typing. */
export function actionTypesYaml(contract: ActionContract, outputs: OutputContract): string {
  const inputs = Object.entries(contract.inputs).map(([name, field]) => [name, typeEntry(field)]);
  const document = {
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(Object.keys(outputs).map((name) => [name, { type: 'string' }])),
  };
  return `#${NOTE}\n${stringify(document, { lineWidth: 0 })}`;
}

function inputEntry(field: Field<unknown>): Record<string, unknown> {
  const fallback = field.fromContext ?? field.default;
  return {
    description: field.description,
    ...(field.required ? { required: true } : {}),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(field.deprecated === undefined ? {} : { deprecationMessage: field.deprecated }),
  };
}

function typeEntry(field: Field<unknown>): Record<string, unknown> {
  if (field.kind === 'oneOf') return { type: 'enum', 'allowed-values': [...(field.values ?? [])] };
  if (field.list !== undefined)
    return { type: 'list', separator: field.list.separator === 'newline' ? '\n' : ',', 'list-item': { type: 'string' } };
  return { type: field.kind === 'boolean' || field.kind === 'integer' ? field.kind : 'string' };
}
