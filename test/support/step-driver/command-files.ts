import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyValues } from './key-values.ts';
import type { SecretMasker } from './secret-masker.ts';
import type { StepLog } from './step-log.ts';

const SUMMARY_LIMIT = 1024 * 1024;
const KINDS = ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY', 'PATH'] as const;

/** What one run of a script left in its command files. */
export interface FileResults {
  readonly outputs: ReadonlyMap<string, string>;
  readonly env: ReadonlyMap<string, string>;
  readonly state: ReadonlyMap<string, string>;
  readonly path: readonly string[];
  /** Masked line by line; empty when it was dropped. */
  readonly summary: string;
  readonly rawSummary: string;
}

/** Fresh, empty command files for one run of one script. */
export class CommandFiles {
  /** The variables that name the files. */
  readonly variables: Readonly<Record<string, string>>;
  readonly #paths: Readonly<Record<(typeof KINDS)[number], string>>;

  constructor(folder: string, suffix: string) {
    mkdirSync(folder, { recursive: true });
    const paths = KINDS.map((kind) => [kind, join(folder, `${kind.toLowerCase()}_${suffix}`)] as const);
    for (const [, path] of paths) writeFileSync(path, '');
    this.#paths = Object.fromEntries(paths) as Record<(typeof KINDS)[number], string>;
    this.variables = Object.fromEntries(paths.map(([kind, path]) => [`GITHUB_${kind}`, path]));
  }

  /** Reads the files by the runner's rules; a file that breaks them fails the step, and what came before the fault stays. */
  read(log: StepLog, masker: SecretMasker): FileResults {
    const outputs = this.#pairs('OUTPUT', log);
    const state = this.#pairs('STATE', log);
    const env = this.#pairs('ENV', log);
    for (const name of [...env.keys()].filter((key) => key.toUpperCase() === 'NODE_OPTIONS')) {
      env.delete(name);
      log.annotate('error', '', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    }
    const path = this.#text('PATH')
      .split(/\r\n|\r|\n/)
      .filter((line) => line !== '');
    const rawSummary = this.#text('STEP_SUMMARY');
    return { outputs, state, env, path, rawSummary, summary: this.#summary(rawSummary, log, masker) };
  }

  #pairs(kind: 'OUTPUT' | 'ENV' | 'STATE', log: StepLog): Map<string, string> {
    const found = new Map<string, string>();
    try {
      readKeyValues(this.#text(kind), (key, value) => found.set(key, value));
    } catch (error) {
      log.refuse(`Unable to process file command '${kind.toLowerCase()}' successfully.`, (error as Error).message);
    }
    return found;
  }

  #summary(raw: string, log: StepLog, masker: SecretMasker): string {
    const { size } = statSync(this.#paths.STEP_SUMMARY);
    if (size > SUMMARY_LIMIT) {
      const sizes = `supports content up to a size of ${SUMMARY_LIMIT / 1024}k, got ${Math.floor(size / 1024)}k`;
      log.annotate('error', '', `$GITHUB_STEP_SUMMARY upload aborted, ${sizes}.`);
      return '';
    }
    return raw
      .split('\n')
      .map((line) => masker.mask(line))
      .join('\n');
  }

  #text(kind: (typeof KINDS)[number]): string {
    return readFileSync(this.#paths[kind], 'utf8');
  }
}
