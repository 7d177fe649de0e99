import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { oneLine, stripControls } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { runChild } from '../process/child.ts';
import { childEnvironment } from '../process/child-environment.ts';

/** Kustomize's own names (kustomize api, `konfig.RecognizedKustomizationFileNames`). */
export const KUSTOMIZATION = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Bases may be fetched from git. */
const BUDGET_MS = 120_000;

/** Whether a folder is built by kustomize. */
export async function isKustomization(folder: string): Promise<boolean> {
  const found = await Promise.all(
    KUSTOMIZATION.map((name) =>
      access(join(folder, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/** What `kubectl kustomize` makes of a folder. HD001 without a kubectl on PATH, HD024 when it does not build; `log` gets kubectl's words. */
export async function buildKustomization(
  folder: string,
  at: { readonly env: Readonly<Record<string, string | undefined>>; readonly workspace: string; readonly shown: string },
  log: (text: string) => void,
  signal: AbortSignal,
): Promise<Result<string, Problem>> {
  const command = { file: 'kubectl', args: ['kustomize', '--', folder], env: childEnvironment(at.env), cwd: at.workspace };
  try {
    const end = await runChild(command, AbortSignal.any([signal, AbortSignal.timeout(BUDGET_MS)]));
    if (end.code === 0) return ok(end.stdout);
    log(end.stderr);
    return err(doesNotBuild(at.shown, lastWords(end.stderr)));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return err(NO_KUBECTL);
    return err(doesNotBuild(at.shown, `kubectl did not end within ${BUDGET_MS / 1_000} s`));
  }
}

const lastWords = (stderr: string): string =>
  stripControls(stderr)
    .trim()
    .replace(/^[\s\S]*(?=error: )/, '')
    .replace(/^error: /, '');

const doesNotBuild = (shown: string, why: string): Problem => ({
  code: 'HD024',
  fault: 'user',
  what: `the kustomization does not build: ${oneLine(why, 400) || 'kubectl gave no reason'}`,
  where: shown,
  remedy: `Try it with: kubectl kustomize ${shown}`,
});

const NO_KUBECTL: Problem = {
  code: 'HD001',
  fault: 'user',
  what: 'kubectl is not on PATH, and a kustomization is built by it',
  where: 'PATH',
  expected: 'kubectl 1.27 or later',
  remedy:
    'Add a step that installs it, such as azure/setup-kubectl with version: v1.34.5, or build it in a step of your own and name the result.',
};
