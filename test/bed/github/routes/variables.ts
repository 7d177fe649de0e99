import { notFound, Refusal } from '../refusal.ts';
import { setVariable } from '../verbs/variables.ts';
import type { Variable } from '../world.ts';
import { page } from './pages.ts';
import { type Answer, type Call, created, ok, optional, type Routes, text } from './route.ts';

/** No workflow token can have these: the rights of a GitHub App or a personal token. */
const read = { 'actions-variables': 'read' } as const;
const write = { 'actions-variables': 'write' } as const;
const readEnvironment = { environments: 'read' } as const;

export const variableRoutes: Routes = {
  'actions/list-repo-variables': { needs: read, play: list },
  'actions/get-repo-variable': { needs: read, play: get },
  'actions/create-repo-variable': { needs: write, play: create },
  'actions/update-repo-variable': { needs: write, play: update },
  'actions/delete-repo-variable': { needs: write, play: remove },
  'actions/list-environment-variables': { needs: readEnvironment, play: list },
  'actions/get-environment-variable': { needs: readEnvironment, play: get },
};

function shape({ name, value, createdAt, updatedAt }: Variable) {
  return { name, value, created_at: createdAt, updated_at: updatedAt };
}

function variablesOf(call: Call): Variable[] {
  const environment = optional(call, 'environment_name') ?? null;
  if (environment !== null && !call.bed.world.environments.some(({ name }) => name === environment)) throw notFound();
  return call.bed.world.variables.filter((variable) => variable.environment === environment);
}

function list(call: Call): Answer {
  return page(call, variablesOf(call), (some, total) => ({ total_count: total, variables: some.map(shape) }));
}

function find(call: Call): Variable {
  const name = text(call, 'name').toUpperCase();
  const found = variablesOf(call).find((variable) => variable.name === name);
  if (found === undefined) throw notFound();
  return found;
}

function get(call: Call): Answer {
  return ok(shape(find(call)));
}

function create(call: Call): Answer {
  const { name, value } = call.body as { name: string; value: string };
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || /^GITHUB_/i.test(name))
    throw new Refusal(422, 'Validation Failed: the name is not allowed');
  if (variablesOf(call).some((variable) => variable.name === name.toUpperCase())) {
    throw new Refusal(409, 'Already exists - Variable already exists');
  }
  setVariable(call.bed, { name, value });
  return created({});
}

function update(call: Call): Answer {
  const variable = find(call);
  const { name, value } = call.body as { name?: string; value?: string };
  if (name !== undefined && name.toUpperCase() !== variable.name) {
    setVariable(call.bed, { name: variable.name, value: null });
  }
  setVariable(call.bed, { name: name ?? variable.name, value: value ?? variable.value });
  return { status: 204 };
}

function remove(call: Call): Answer {
  setVariable(call.bed, { name: find(call).name, value: null });
  return { status: 204 };
}
