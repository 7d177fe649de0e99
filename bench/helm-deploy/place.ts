import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HelmMajor, type HelmStage, type HelmStages, helmStages } from '../../test/support/cluster/helm-stage.ts';
import { type Timed, timed } from './timing.ts';

/** Where the parts measure: the bundle, both helms, and a folder that goes at the end. */
export interface Place extends Disposable {
  readonly dist: string;
  readonly folder: string;
  /** How often the parts repeat; 1 is their full number. */
  readonly scale: number;
  /** A fresh namespace for one helm. */
  stage(name: string, major: HelmMajor): Promise<HelmStage>;
}

export const MAJORS = [4, 3] as const satisfies readonly HelmMajor[];

/** The versions of the bed's helms, as the tables name them. */
export const HELM_NAMES = { 3: '3.17', 4: '4.1' } as const;

/** `dist` is a fresh one; `scale` below 1 is for a look while something is changed. */
export function openPlace(dist: string, scale: number): Place {
  const stages: HelmStages = helmStages(dist);
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-bench-'));
  return {
    dist,
    folder,
    scale,
    stage: (name, major) => stages.stage(`bench-${name}`, major),
    [Symbol.dispose]: () => {
      stages[Symbol.dispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/** How many rounds of `full` this run plays; at least one. */
export const roundsOf = ({ scale }: Place, full: number): number => Math.max(1, Math.round(full * scale));

/** The bed's image under a tag. */
export const bedImage = (tag: string): string => `${process.env.TIDEGATE_BED_REGISTRY}/app:${tag}`;

/**
 * Runs helm by itself, as a step with `run: helm …` on a fresh runner does: a home of its own, so that it has to discover the cluster's kinds as the helm
 * in our step has to.
 */
export async function plainHelm(place: Place, stage: HelmStage, args: readonly string[]): Promise<Timed> {
  const home = mkdtempSync(join(place.folder, 'home-'));
  const { KUBECONFIG } = process.env;
  const env = { PATH: stage.path, HOME: home, KUBECONFIG, KUBECACHEDIR: join(home, 'cache'), XDG_CACHE_HOME: home };
  try {
    return await timed('helm', ['--namespace', stage.namespace, ...args], env);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** `helm upgrade --install --wait` with these values in a file; helm 4 waits as our step lets it. */
export function plainUpgrade(place: Place, stage: HelmStage, major: HelmMajor, upgrade: Upgrade): Promise<Timed> {
  const values = valuesFile(place, stage, upgrade);
  const wait = major === 4 ? '--wait=legacy' : '--wait';
  const flags = ['--values', values, wait, '--timeout', upgrade.timeout];
  return plainHelm(place, stage, ['upgrade', '--install', upgrade.release, upgrade.chart, ...flags]);
}

export interface Upgrade {
  readonly release: string;
  readonly chart: string;
  readonly values: object;
  /** As helm and the step take it: `60s`. */
  readonly timeout: string;
}

/** The values as a file, as a workflow would have them. */
export function valuesFile(place: Place, stage: HelmStage, { release, values }: Pick<Upgrade, 'release' | 'values'>): string {
  const folder = join(place.folder, stage.namespace);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${release}.json`);
  writeFileSync(file, JSON.stringify(values));
  return file;
}

/** Throws when a run did not end as it must for its time to mean anything. */
export function mustBe(what: string, is: unknown, wanted: unknown, log: string): void {
  if (is !== wanted) throw new Error(`${what} is ${String(is)}, not ${String(wanted)}:\n${log.slice(-2_000)}`);
}
