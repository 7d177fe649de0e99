import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { helmSentence } from '../../core/helm-release/judge-helm-failure.ts';
import { readGoYaml } from '../../core/manifest/go-yaml.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { HelmSession } from './session.ts';

/**
 * Builds the dependencies that a chart's folder names and lacks, by its Chart.lock; HD081 when there is none, it is out of date, or one cannot be
 * had. An archive brings its own along.
 */
export async function buildDependencies(session: HelmSession, path: string, signal: AbortSignal): Promise<Problem | undefined> {
  const folder = resolve(session.settings.workspace, path);
  const text = await readFile(join(folder, 'Chart.yaml'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const names = dependencyNames(text);
  const there = await readdir(join(folder, 'charts')).catch(() => []);
  const lacking = names.filter(
    (name) => !there.some((entry) => entry === name || (entry.startsWith(`${name}-`) && entry.endsWith('.tgz'))),
  );
  if (lacking.length === 0) return undefined;
  const locked = await readFile(join(folder, 'Chart.lock'), 'utf8').then(
    () => true,
    () => false,
  );
  if (!locked) return notBuilt(path, `${lacking.join(', ')} is missing in its charts folder, and it has no Chart.lock`);
  session.ports.log.info(`building the dependencies of chart ${path}: ${lacking.join(', ')}`);
  const end = await session.helm.run(['dependency', 'build', '--', path], signal);
  return end.code === 0 ? undefined : notBuilt(path, helmSentence(end.stderr));
}

/** A Chart.yaml that cannot be read is helm's to judge. */
function dependencyNames(text: string): readonly string[] {
  try {
    const { dependencies } = readGoYaml(text);
    return Array.isArray(dependencies)
      ? dependencies.flatMap(({ name }: { name?: unknown }) => (typeof name === 'string' ? [name] : []))
      : [];
  } catch {
    return [];
  }
}

const notBuilt = (path: string, why: string): Problem => ({
  code: 'HD081',
  fault: 'user',
  what: `the dependencies of chart ${oneLine(path, 120)} are not built: ${oneLine(why, 400)}`,
  where: 'input "chart"',
  remedy: `Run helm dependency update ${oneLine(path, 120)} and commit its Chart.lock.`,
});
