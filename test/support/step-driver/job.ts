import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, sep } from 'node:path';
import { type GithubContext, githubContext, githubVariables } from '../builders/github-context.ts';
import type { ContextTable } from './expressions.ts';
import { endOrphans } from './orphans.ts';
import { SecretMasker } from './secret-masker.ts';

/** What a job gives to all its steps. */
export interface JobOptions {
  /** Overrides of the `github` context. */
  readonly context?: Partial<GithubContext>;
  /** The webhook's payload, in place of the default push event. */
  readonly event?: Readonly<Record<string, unknown>>;
  /** The workflow's or job's `env:`. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the workflow takes from `secrets.*`: masked from the start. The job's token always is. */
  readonly secrets?: readonly string[];
  /** GITHUB_WORKSPACE; an empty folder when not given. */
  readonly workspace?: string;
  /** The job has `id-token: write`. */
  readonly idToken?: { readonly url: string; readonly token: string };
  /** The runtime and results service; a job without it has none, though a real one always has. */
  readonly runtime?: { readonly token: string; readonly resultsUrl: string };
  /** `job.*` in expressions; `check_run_id` has a default. */
  readonly job?: Readonly<Record<string, unknown>>;
  readonly runner?: Readonly<Record<string, string>>;
  /** Debug logging is on (ACTIONS_STEP_DEBUG). */
  readonly debug?: boolean;
}

/** A job's folders, environment and masks, from its start to its end. Dispose of it: the folders go, and so do processes that were left. */
export class Job implements Disposable {
  readonly masker = new SecretMasker();
  readonly workspace: string;
  readonly temp: string;
  readonly commandFolder: string;
  readonly debug: boolean;
  readonly contexts: ContextTable;
  /** `env:` and what steps added by GITHUB_ENV. */
  readonly env: Map<string, string>;
  /** Folders that steps added by GITHUB_PATH; the last one wins. */
  readonly path: string[] = [];
  readonly #fixed: Readonly<Record<string, string>>;
  readonly #folder: string;
  readonly #home: string;
  readonly #trackingId = `github_${randomUUID()}`;

  constructor(options: JobOptions = {}) {
    this.#folder = mkdtempSync(join(tmpdir(), 'tidegate-job-'));
    const [temp, home, files, work] = ['temp', 'home', 'files', 'work'].map((name) => this.#make(name)) as [string, string, string, string];
    this.temp = temp;
    this.#home = home;
    this.commandFolder = files;
    this.workspace = options.workspace ?? work;
    this.debug = options.debug ?? false;
    this.env = new Map(Object.entries(options.env ?? {}));
    const github = githubContext({ ...options.context, ...(options.event === undefined ? {} : { event: options.event }) });
    const eventFile = join(files, 'event.json');
    writeFileSync(eventFile, JSON.stringify(github.event));
    this.contexts = {
      github: { ...github, workspace: this.workspace },
      job: { check_run_id: '40004', ...options.job },
      runner: {},
      strategy: {},
      matrix: {},
    };
    for (const secret of [github.token, options.idToken?.token, options.runtime?.token, ...(options.secrets ?? [])])
      if (secret) this.masker.add(secret);
    this.#fixed = {
      ...githubVariables(github),
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_WORKSPACE: this.workspace,
      RUNNER_ARCH: 'X64',
      RUNNER_ENVIRONMENT: 'github-hosted',
      RUNNER_NAME: 'runner-1',
      RUNNER_OS: 'Linux',
      RUNNER_TEMP: temp,
      RUNNER_TOOL_CACHE: join(this.#folder, 'tools'),
      ...prefixed('RUNNER_', options.runner),
      ...(this.debug ? { RUNNER_DEBUG: '1' } : {}),
      ...(options.idToken === undefined
        ? {}
        : { ACTIONS_ID_TOKEN_REQUEST_URL: options.idToken.url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: options.idToken.token }),
      ...(options.runtime === undefined
        ? {}
        : {
            ACTIONS_RUNTIME_TOKEN: options.runtime.token,
            ACTIONS_RUNTIME_URL: options.runtime.resultsUrl,
            ACTIONS_RESULTS_URL: options.runtime.resultsUrl,
          }),
      GITHUB_ACTIONS: 'true',
      RUNNER_TRACKING_ID: this.#trackingId,
    };
  }

  /**
   * The environment of one script. The runner's own variables win over `env:`, the step's over the job's; of this process only PATH is passed on,
   * and only when nobody sets it.
   */
  environment(
    stepEnv: Readonly<Record<string, string>> = {},
    own: Readonly<Record<string, string>> = {},
  ): Readonly<Record<string, string>> {
    const env = { HOME: this.#home, LANG: 'C.UTF-8', CI: 'true', PATH: hostPath(), ...Object.fromEntries(this.env), ...stepEnv };
    return { ...env, ...this.#fixed, ...own, PATH: [...this.path.toReversed(), env.PATH].join(delimiter) };
  }

  /** Files that are left in RUNNER_TEMP, relative to it. */
  tempFiles(): readonly string[] {
    return readdirSync(this.temp, { recursive: true, encoding: 'utf8' }).sort();
  }

  /** Ends processes that the job left behind, as the runner does at the job's end, and names them. */
  endOrphans(): readonly string[] {
    return endOrphans(this.#trackingId);
  }

  [Symbol.dispose](): void {
    this.endOrphans();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #make(name: string): string {
    const folder = join(this.#folder, name);
    mkdirSync(folder);
    return folder;
  }
}

/** This process's PATH without what npm put there. */
const hostPath = (): string =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(`${sep}node_modules${sep}.bin`))
    .join(delimiter);

const prefixed = (prefix: string, values: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}${name.toUpperCase()}`, value]));
