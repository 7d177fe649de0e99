import { glob, readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import type { HelmChart, HelmValues } from '../../core/helm-release/helm-args.ts';
import { readGoYaml } from '../../core/manifest/go-yaml.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { mergeValues } from '../../core/values/merge-values.ts';
import type { Values } from '../../core/values/paths.ts';
import { placeSetLines, setLines } from '../../core/values/place-set-lines.ts';
import { imageOverlay } from './image-overlay.ts';
import type { HelmSession } from './session.ts';
import { readSetFiles } from './set-files.ts';

/** The values as helm is given them. */
export interface PreparedValues {
  readonly values: HelmValues;
  /** All of it as one tree: what helm makes of the files and lines. */
  readonly merged: Values;
  /** What the repository's files alone give: a value that stood there and is gone was taken out on purpose. */
  readonly ofFiles: Values;
}

/**
 * Makes the files that helm reads, in the order in which they win: values-files, values, image-values, set lines. What came by inputs is written to
 * private files. All problems at once: files that are missing, YAML that cannot be read, set lines that helm would refuse.
 */
export async function prepareValues(
  session: HelmSession,
  chart: HelmChart,
  signal: AbortSignal,
): Promise<Result<PreparedValues, readonly Problem[]>> {
  const { settings, folder } = session;
  const problems: Problem[] = [];
  const files = (await Promise.all(settings.valuesFiles.map((line) => filesOf(settings.workspace, line, problems)))).flat();
  const ofFiles = (await Promise.all(files.map((path) => readValues(path, `values file ${path}`, problems)))).reduce(mergeValues, {});
  const inline = settings.values === undefined ? {} : parse(settings.values, 'input "values"', problems);
  const overlay = await imageOverlay(session, chart, signal);
  if (!overlay.ok) problems.push(...overlay.error);
  const images = overlay.ok ? overlay.value : {};
  const setFiles = await readSetFiles(settings.setFile, settings.workspace);
  const base = mergeValues(mergeValues(ofFiles, inline), images);
  const placed = placeSetLines([...setLines(settings.set, settings.setString), ...setFiles.lines], base);
  problems.push(...setFiles.problems, ...placed.problems);
  if (problems.length > 0) return err(problems);
  if (settings.values !== undefined) files.push(await folder.replace('values.yaml', settings.values));
  if (Object.keys(images).length > 0) files.push(await folder.replace('images.json', JSON.stringify(images)));
  if (Object.keys(placed.file).length > 0) files.push(await folder.replace('set.json', JSON.stringify(placed.file)));
  return ok({ values: { files, set: placed.set }, merged: mergeValues(base, placed.file), ofFiles });
}

/** A path as it is, or what a glob finds, in the order of the names. A comma would part it for helm. */
async function filesOf(workspace: string, line: string, problems: Problem[]): Promise<string[]> {
  if (line.includes(',')) problems.push(notFound(line, 'paths without a comma, which helm would take for two'));
  if (!/[*?[{]/.test(line)) return [isAbsolute(line) ? line : resolve(workspace, line)];
  const found = (await Array.fromAsync(glob(line, { cwd: workspace }))).sort().map((path) => resolve(workspace, path));
  if (found.length === 0) problems.push(notFound(line, 'a glob that finds a file'));
  return found;
}

async function readValues(path: string, where: string, problems: Problem[]): Promise<Values> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text !== undefined) return parse(text, where, problems);
  problems.push(notFound(path, "a path from the workspace's root"));
  return {};
}

function parse(text: string, where: string, problems: Problem[]): Values {
  try {
    return readGoYaml(text);
  } catch (error) {
    const what = `${oneLine(where, 200)} cannot be read: ${oneLine((error as Error).message, 300)}`;
    problems.push({ code: 'IN003', fault: 'user', what, where: 'with:', expected: 'a YAML map' });
    return {};
  }
}

const notFound = (path: string, expected: string): Problem => ({
  code: 'HD082',
  fault: 'user',
  what: `values file ${oneLine(path, 200)} does not exist`,
  where: 'input "values-files"',
  expected,
  remedy: 'Check the path, and that the job checks the repository out before this step.',
});
