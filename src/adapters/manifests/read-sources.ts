import { readFile, stat } from 'node:fs/promises';
import { basename, extname, relative, resolve } from 'node:path';
import { readDocuments, type SourceObject, unreadable } from '../../core/manifest/read-documents.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { findFiles } from '../files/find-files.ts';
import type { ReleasePorts } from '../release/ports.ts';
import { buildKustomization, isKustomization, KUSTOMIZATION } from './kustomize.ts';
import type { ManifestSettings } from './settings.ts';

/** The objects of all files, in the order of the lines, and of the paths within a line. */
export interface ReadSources {
  readonly objects: readonly SourceObject[];
}

type SourcePorts = Pick<ReleasePorts, 'env' | 'log'>;
type SourceSettings = Pick<ManifestSettings, 'manifests' | 'workspace'>;

/** What a folder or a glob is searched for; a file that is named itself may have any name. */
const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** Reads everything that `manifests` names. All problems at once: HD082 for lines that name nothing, HD024 for what is no manifest, HD001. */
export async function readSources(
  ports: SourcePorts,
  settings: SourceSettings,
  signal: AbortSignal,
): Promise<Result<ReadSources, readonly Problem[]>> {
  const excludes = settings.manifests.filter((line) => line.startsWith('!'));
  const lines = settings.manifests.filter((line) => !line.startsWith('!'));
  const objects: SourceObject[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const texts = await textsOf(line, excludes, ports, settings, signal);
    problems.push(...texts.problems);
    for (const { path, shown, text } of texts.found) {
      if (seen.has(path)) continue;
      seen.add(path);
      const read = text === undefined ? { objects: [], problems: [unreadable('it is no UTF-8 text', shown)] } : readDocuments(text, shown);
      objects.push(...read.objects);
      problems.push(...read.problems);
    }
  }
  if (problems.length === 0 && objects.length === 0) problems.push(nothing(lines.join(', '), 'no object stands in what it names'));
  return problems.length > 0 ? err(problems) : ok({ objects });
}

interface Texts {
  readonly found: readonly { readonly path: string; readonly shown: string; readonly text: string | undefined }[];
  readonly problems: readonly Problem[];
}

async function textsOf(
  line: string,
  excludes: readonly string[],
  ports: SourcePorts,
  { workspace }: SourceSettings,
  signal: AbortSignal,
): Promise<Texts> {
  const path = resolve(workspace, line);
  const kind = await kindOf(path);
  if (kind === 'folder' && (await isKustomization(path))) {
    const shown = relative(workspace, path) || '.';
    const built = await buildKustomization(path, { env: ports.env, workspace, shown }, (text) => ports.log.outside(text), signal);
    return built.ok
      ? { found: [{ path, shown: `kubectl kustomize ${shown}`, text: built.value }], problems: [] }
      : { found: [], problems: [built.error] };
  }
  const { files, problems } = await findFiles([line, ...excludes], { workspace, hidden: false });
  const refused = problems.map(({ what }) => nothing(line, what.replace('is not published', 'is not taken')));
  const taken = files
    .map((file) => file.path)
    .filter((file) => kind === 'file' || EXTENSIONS.includes(extname(file)))
    .sort();
  const inner = taken.filter((file) => KUSTOMIZATION.includes(basename(file)));
  if (inner.length > 0 && kind !== 'file')
    return { found: [], problems: inner.map((file) => innerKustomization(relative(workspace, file))) };
  if (taken.length === 0 && refused.length === 0) return { found: [], problems: [nothing(line, 'it names no file')] };
  const found = await Promise.all(
    taken.map(async (file) => ({ path: file, shown: relative(workspace, file), text: textOf(await readFile(file)) })),
  );
  return { found, problems: refused };
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 'nothing' : found.isDirectory() ? 'folder' : 'file';
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const nothing = (line: string, why: string): Problem => ({
  code: 'HD082',
  fault: 'user',
  what: `"${oneLine(line, 200)}": ${oneLine(why)}`,
  where: 'input "manifests"',
  expected: "files, folders or globs from the workspace's root that hold .yaml, .yml or .json",
  remedy: 'Check the path, and that the job checks the repository out before this step.',
});

const innerKustomization = (file: string): Problem => ({
  code: 'HD024',
  fault: 'user',
  what: 'a kustomization lies below a folder of plain manifests, which would be applied unbuilt',
  where: file,
  remedy: `Give its folder a line of its own: ${file.replace(/\/?[^/]*$/, '') || '.'}`,
});
