import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ActionContract, OutputContract } from '../../src/core/contract/contract.ts';
import { inputsTable, outputsTable, replaceSection } from '../../src/core/contract/readme.ts';
import { actionTypesYaml, actionYaml } from '../../src/core/contract/yaml.ts';

/** A file that is made, by its path from the repository's root. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Every generated file of the checkout at `root`; an action is a folder that has an index. Throws when an action lacks its README or a marker in it. */
export async function generatedFiles(root: string): Promise<readonly GeneratedFile[]> {
  const folder = join(root, 'src', 'actions');
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => existsSync(join(folder, entry.name, 'index.ts'))).map((entry) => entry.name);
  const made = await Promise.all(names.sort().map((name) => filesOf(root, name)));
  return made.flat();
}

async function filesOf(root: string, name: string): Promise<readonly GeneratedFile[]> {
  const load = (file: string): Promise<Record<string, unknown>> =>
    import(pathToFileURL(join(root, 'src', 'actions', name, file)).href) as Promise<Record<string, unknown>>;
  const contract = (await load('inputs.ts')).contract as ActionContract;
  const outputs = (await load('outputs.ts')).outputs as OutputContract;
  if (contract.name !== name) throw new Error(`src/actions/${name}/inputs.ts calls itself ${contract.name}`);
  const readme = `actions/${name}/README.md`;
  if (!existsSync(join(root, readme))) throw new Error(`${readme} is missing`);
  const files = [
    { path: `actions/${name}/action.yml`, text: actionYaml(contract, outputs, `../../dist/${name}/index.js`) },
    { path: `actions/${name}/action-types.yml`, text: actionTypesYaml(contract, outputs) },
    { path: readme, text: filled(await readFile(join(root, readme), 'utf8'), contract, outputs) },
  ];
  if (name !== 'deliver') return files;
  return [
    ...files,
    { path: 'action.yml', text: actionYaml(contract, outputs, 'dist/deliver/index.js') },
    { path: 'action-types.yml', text: actionTypesYaml(contract, outputs) },
  ];
}

function filled(readme: string, contract: ActionContract, outputs: OutputContract): string {
  return replaceSection(replaceSection(readme, 'inputs', inputsTable(contract)), 'outputs', outputsTable(outputs));
}
