import { execFile } from 'node:child_process';

/** What a linter said of some files; a clean file gives code 0. */
export interface Verdict {
  readonly code: number;
  readonly said: string;
}

/** Throws when the tool is not there: a linter that did not run has found nothing. */
function lint(cwd: string, command: string, ...args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { cwd, maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      if (error?.code === undefined) return resolve({ code: 0, said: stdout + stderr });
      if (typeof error.code === 'string')
        return reject(new Error(`${command}: ${error.code}. It is a part of the set-up: run by npm test`));
      resolve({ code: error.code ?? 1, said: stdout + stderr });
    });
  });
}

/**
 * The logic of workflows: contexts, outputs, inputs of known actions, shell. actionlint looks for its settings (none here) from `cwd`;
 * it would call shellcheck and pyflakes where a machine has them: not here, so that every machine says the same.
 */
export const actionlint = (cwd: string, paths: readonly string[]): Promise<Verdict> =>
  lint(cwd, 'actionlint', '-no-color', '-shellcheck=', '-pyflakes=', ...paths);

/** Security, as an auditor, offline. `config` says what may be pinned how. */
export const zizmor = (cwd: string, config: string, paths: readonly string[]): Promise<Verdict> =>
  lint(cwd, 'zizmor', '--offline', '--persona', 'auditor', '--strict-collection', '--no-progress', '--config', config, ...paths);

/** The schema store's schemas, as shipped with check-jsonschema. */
export const schema = (cwd: string, kind: 'workflows' | 'actions', paths: readonly string[]): Promise<Verdict> =>
  lint(cwd, 'check-jsonschema', '--builtin-schema', `vendor.github-${kind}`, ...paths);
