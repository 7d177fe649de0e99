import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { JobOptions } from '../step-driver/job.ts';
import { runStep } from '../step-driver/run-step.ts';
import type { JobEnd, StepOptions, StepResult } from '../step-driver/step.ts';

const run = promisify(execFile);

/** The chart with every switch that the scenarios need. */
export const WEB_CHART = join(import.meta.dirname, '../charts/web');

export type HelmMajor = 3 | 4;

/** One row of `helm history`. */
export interface HistoryRow {
  readonly revision: number;
  readonly status: string;
  readonly description: string;
}

/** A namespace in which releases are deployed by the bundle, with one helm. */
export interface HelmStage {
  readonly namespace: string;
  /** Runs the step; `values` are the chart's, as JSON. Everything else has a default for short tests. */
  deploy(values: object, inputs?: Readonly<Record<string, string>>, more?: Partial<StepOptions & JobOptions>): Promise<StepResult & JobEnd>;
  /** The step's inputs, as `deploy` gives them. */
  inputs(values: object, inputs?: Readonly<Record<string, string>>): Readonly<Record<string, string>>;
  /** PATH with this stage's helm, for processes that a test starts itself. */
  readonly path: string;
  history(): Promise<readonly HistoryRow[]>;
  helm(...args: readonly string[]): Promise<string>;
  kubectl(...args: readonly string[]): Promise<string>;
  /** Applies one object. */
  apply(object: object): Promise<void>;
  json<T>(...args: readonly string[]): Promise<T>;
  leases(): Promise<readonly string[]>;
}

/** The stages of one test file: the two helms as a runner's PATH shows them. Dispose of it when all is over. */
export interface HelmStages extends Disposable {
  /** Makes the namespace. */
  stage(name: string, major: HelmMajor): Promise<HelmStage>;
}

/** `dist` is a fresh one. Namespaces are deleted, without waiting, at the end. */
export function helmStages(dist: string): HelmStages {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-helms-'));
  const paths = ([3, 4] as const).map((major) => {
    const path = mkdtempSync(join(folder, `helm${major}-`));
    symlinkSync(process.env[`TIDEGATE_BED_HELM${major}`] ?? '', join(path, 'helm'));
    return [major, `${path}:${process.env.PATH}`] as const;
  });
  const pathOf = new Map<HelmMajor, string>(paths);
  const made: string[] = [];
  const kubeconfig = run('kubectl', ['config', 'view', '--flatten', '--raw']);
  return {
    stage: async (name, major) => {
      const namespace = `${name}-${major}`;
      await run('kubectl', ['create', 'namespace', namespace]);
      made.push(namespace);
      return stageIn(namespace, dist, pathOf.get(major) ?? '', (await kubeconfig).stdout);
    },
    [Symbol.dispose]: () => {
      rmSync(folder, { recursive: true });
      // On its own: a test's process would wait for it.
      if (made.length > 0) spawn('kubectl', ['delete', 'namespace', '--wait=false', ...made], { detached: true, stdio: 'ignore' }).unref();
    },
  };
}

function stageIn(namespace: string, dist: string, path: string, kubeconfig: string): HelmStage {
  const env = { ...process.env, PATH: path };
  const call = async (file: string, args: readonly string[]): Promise<string> =>
    (await run(file, ['--namespace', namespace, ...args], { env, maxBuffer: 1 << 26 })).stdout;
  const kubectl = (...args: readonly string[]): Promise<string> => call('kubectl', args);
  const json = async <T>(...args: readonly string[]): Promise<T> => JSON.parse(await kubectl(...args, '-o', 'json')) as T;
  const inputs = (values: object, given: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
    release: 'web',
    namespace,
    chart: WEB_CHART,
    values: JSON.stringify({ image: `${process.env.TIDEGATE_BED_REGISTRY}/app:1`, ...values }),
    auth: 'kubeconfig',
    kubeconfig,
    timeout: '60s',
    'rollback-timeout': '60s',
    ...given,
  });
  return {
    namespace,
    kubectl,
    json,
    apply: async (object) => {
      const applied = run('kubectl', ['--namespace', namespace, 'apply', '--filename', '-']);
      applied.child.stdin?.end(JSON.stringify(object));
      await applied;
    },
    helm: (...args) => call('helm', args),
    history: async () => JSON.parse(await call('helm', ['history', 'web', '--output', 'json'])) as HistoryRow[],
    leases: async () => (await json<{ items: { metadata: { name: string } }[] }>('get', 'leases')).items.map((one) => one.metadata.name),
    path,
    inputs,
    deploy: (values, given = {}, more = {}) =>
      runStep({
        action: 'helm-deploy',
        dist,
        timeLimit: 120_000,
        ...more,
        stepEnv: { PATH: path, ...more.stepEnv },
        with: inputs(values, given),
      }),
  };
}

/** Titles of a step's annotations of one kind. */
export const titlesOf = (result: StepResult, type: 'error' | 'warning' | 'notice'): readonly string[] =>
  result.annotations.filter((one) => one.type === type).map((one) => one.title);

/** The messages of a step's errors. */
export const errorsOf = (result: StepResult): readonly string[] =>
  result.annotations.filter((one) => one.type === 'error').map((one) => one.message);
