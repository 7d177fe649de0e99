import { access } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import type { HelmValues } from '../../core/helm-release/helm-args.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { placeSetLines } from '../../core/values/set-lines.ts';
import type { PrivateFolder } from '../files/private-folder.ts';
import type { HelmSettings } from './ports.ts';

type ValueSettings = Pick<HelmSettings, 'values' | 'valuesFiles' | 'set' | 'setString' | 'chart' | 'workspace'>;

/**
 * Makes the files that helm reads, in the order in which they win: values-files, values, set lines. What came by inputs is written to private
 * files. All problems at once: files that are missing, YAML that cannot be read, set lines that would show a secret.
 */
export async function prepareValues(settings: ValueSettings, folder: PrivateFolder): Promise<Result<HelmValues, readonly Problem[]>> {
  const lines = placeSetLines(settings.set, settings.setString);
  const named = [...settings.valuesFiles.map((path) => ({ path, input: 'values-files' })), { path: settings.chart, input: 'chart' }];
  const missing = await Promise.all(
    named.map(async (one) => ((await exists(settings.workspace, one.path)) ? [] : [notFound(one.input, one.path)])),
  );
  const problems = [...missing.flat(), ...badYaml(settings.values), ...lines.problems];
  if (problems.length > 0) return err(problems);
  const files = settings.valuesFiles.map((path) => (isAbsolute(path) ? path : resolve(settings.workspace, path)));
  if (settings.values !== undefined) files.push(await folder.replace('values.yaml', settings.values));
  if (Object.keys(lines.file).length > 0) files.push(await folder.replace('set.json', JSON.stringify(lines.file)));
  return ok({ files, set: lines.set, setString: lines.setString });
}

const exists = (workspace: string, path: string): Promise<boolean> =>
  access(resolve(workspace, path)).then(
    () => true,
    () => false,
  );

const notFound = (input: string, path: string): Problem => ({
  code: 'HD082',
  fault: 'user',
  what: `${oneLine(path, 200)} does not exist`,
  where: `input "${input}"`,
  expected: "a path from the workspace's root",
  remedy: 'Check the path, and that the job checks the repository out before this step.',
});

function badYaml(text: string | undefined): readonly Problem[] {
  const first = text === undefined ? undefined : parseDocument(text, { prettyErrors: true }).errors[0];
  if (first === undefined) return [];
  return [
    {
      code: 'IN003',
      fault: 'user',
      what: `input "values" is no YAML: ${oneLine(first.message.split('\n')[0] ?? '')}`,
      where: 'with:',
      expected: 'a YAML map',
    },
  ];
}
