import type { HelmVersion } from './helm-version.ts';

/** What every helm call needs to find the release. */
export interface HelmSite {
  readonly version: HelmVersion;
  readonly release: string;
  readonly namespace: string;
  readonly kubeconfig: string;
}

/** Where values come from: files in order, then set lines with integers; secrets are only in files. */
export interface HelmValues {
  readonly files: readonly string[];
  readonly set: readonly string[];
}

export type ValuesPolicy = 'error' | 'warn' | 'keep' | 'reset';

export interface UpgradeOptions {
  readonly chart: HelmChart;
  readonly values: HelmValues;
  readonly policy: ValuesPolicy;
  readonly createNamespace: boolean;
  readonly takeOwnership: boolean;
  /** Leaves helm's validation by schema out, which costs helm 3 a second for a dozen objects: for a render that is only compared. */
  readonly unchecked?: boolean;
}

/** The chart as helm is given it, with the flags that lead there. */
export interface HelmChart {
  readonly reference: string;
  readonly flags: readonly string[];
}

export interface ApplyOptions extends UpgradeOptions {
  readonly timeoutMs: number;
  readonly historyMax: number;
  readonly wait: 'legacy' | 'watcher';
  readonly waitForJobs: boolean;
  readonly forceConflicts: boolean;
  readonly skipCrds: boolean;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Helm's own limits (a burst of 100, then 5 a second) make a chart of 200 objects wait 20 s at each step; the API server guards itself. */
const PACE = ['--burst-limit', '300', '--qps', '20'];

const at = (site: HelmSite): readonly string[] => ['--namespace', site.namespace, '--kubeconfig', site.kubeconfig, ...PACE];
const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1_000))}s`;

const valueArgs = (values: HelmValues): readonly string[] => [
  ...values.files.flatMap((file) => ['--values', file]),
  ...values.set.flatMap((line) => ['--set', line]),
];

/**
 * Helm keeps all old values when no new one is given, and drops them all when one is: so it is always told. `--reuse-values` is never
 * used: it hides the defaults of a newer chart.
 */
const policyArg = (policy: ValuesPolicy): string => (policy === 'keep' ? '--reset-then-reuse-values' : '--reset-values');

const chartArgs = (site: HelmSite, { chart, takeOwnership, unchecked }: UpgradeOptions): readonly string[] => [
  ...(takeOwnership ? ['--take-ownership'] : []),
  ...(unchecked ? ['--disable-openapi-validation'] : []),
  ...[...chart.flags, '--', site.release, chart.reference],
];

/** The call that renders what an upgrade (or first install) would do, with the server's help and without a write. */
export const dryRunArgs = (site: HelmSite, options: UpgradeOptions): readonly string[] => [
  ...['upgrade', '--install', '--dry-run=server', '--output', 'json', ...at(site), policyArg(options.policy)],
  ...(options.createNamespace ? ['--create-namespace'] : []),
  ...[...valueArgs(options.values), ...chartArgs(site, options)],
];

/** The same for a release that is still pending: `helm upgrade` refuses those even in a dry run, `helm install` skips the name check there. */
export const dryInstallArgs = (site: HelmSite, options: UpgradeOptions): readonly string[] => [
  ...['install', '--dry-run=server', '--output', 'json', ...at(site), ...valueArgs(options.values), ...chartArgs(site, options)],
];

/** Renders without any cluster, as YAML, hooks among the rest: for when the server cannot help. */
export const templateArgs = (site: HelmSite, options: UpgradeOptions): readonly string[] => [
  ...['template', '--namespace', site.namespace, ...valueArgs(options.values), ...options.chart.flags],
  ...['--', site.release, options.chart.reference],
];

/** The call that writes and waits. Never `--atomic`: it would roll back before the evidence is gathered. */
export const upgradeArgs = (site: HelmSite, options: ApplyOptions): readonly string[] => [
  ...['upgrade', '--install', ...at(site), policyArg(options.policy)],
  site.version.major === 4 ? `--wait=${options.wait}` : '--wait',
  ...['--timeout', seconds(options.timeoutMs), '--history-max', String(options.historyMax)],
  ...['--description', options.description, '--labels', labelsArg(options.labels)],
  ...(options.createNamespace ? ['--create-namespace'] : []),
  ...(options.forceConflicts && site.version.major === 4 ? ['--force-conflicts'] : []),
  ...(options.waitForJobs ? ['--wait-for-jobs'] : []),
  ...(options.skipCrds ? ['--skip-crds'] : []),
  ...[...valueArgs(options.values), ...chartArgs(site, options)],
];

/** Removes the release with its history and waits until its objects are gone. */
export const uninstallArgs = (site: HelmSite, timeoutMs: number, description: string): readonly string[] => [
  ...['uninstall', ...at(site), '--wait', '--timeout', seconds(timeoutMs), '--description', description, '--', site.release],
];

/** What is in the chart: `crds` as manifests, or its `values` with their comments. */
export const showArgs = (what: 'crds' | 'values', chart: HelmChart): readonly string[] => [
  ...['show', what, ...chart.flags, '--', chart.reference],
];

/** Back to an explicit revision. `--cleanup-on-fail` would hide the cause (helm#32350). */
export const rollbackArgs = (site: HelmSite, revision: number, timeoutMs: number, wait: 'legacy' | 'watcher'): readonly string[] => [
  ...['rollback', ...at(site), site.version.major === 4 ? `--wait=${wait}` : '--wait', '--timeout', seconds(timeoutMs)],
  ...['--', site.release, String(revision)],
];

const labelsArg = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
