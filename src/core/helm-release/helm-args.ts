import type { HelmVersion } from './helm-version.ts';

/** What every helm call needs to find the release. */
export interface HelmSite {
  readonly version: HelmVersion;
  readonly release: string;
  readonly namespace: string;
  readonly kubeconfig: string;
}

/** Where values come from: files in order, then lines; secrets are only in files. */
export interface HelmValues {
  readonly files: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
}

export type ValuesPolicy = 'error' | 'warn' | 'keep' | 'reset';

export interface UpgradeOptions {
  readonly chart: string;
  readonly values: HelmValues;
  readonly policy: ValuesPolicy;
  readonly createNamespace: boolean;
  readonly forceConflicts?: boolean;
}

export interface ApplyOptions extends UpgradeOptions {
  readonly timeoutMs: number;
  readonly historyMax: number;
  readonly wait: 'legacy' | 'watcher';
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
}

const at = (site: HelmSite): readonly string[] => ['--namespace', site.namespace, '--kubeconfig', site.kubeconfig];
const seconds = (ms: number): string => `${Math.max(1, Math.round(ms / 1_000))}s`;

const valueArgs = (values: HelmValues): readonly string[] => [
  ...values.files.flatMap((file) => ['--values', file]),
  ...values.set.flatMap((line) => ['--set', line]),
  ...values.setString.flatMap((line) => ['--set-string', line]),
];

/**
 * Helm keeps all old values when no new one is given, and drops them all when one is: so it is always told. `--reuse-values` is never
 * used: it hides the defaults of a newer chart.
 */
const policyArg = (policy: ValuesPolicy): string => (policy === 'keep' ? '--reset-then-reuse-values' : '--reset-values');

/** The call that renders what an upgrade (or first install) would do, with the server's help and without a write. */
export const dryRunArgs = (site: HelmSite, options: UpgradeOptions): readonly string[] => [
  ...['upgrade', '--install', '--dry-run=server', '--output', 'json', ...at(site), policyArg(options.policy)],
  ...(options.createNamespace ? ['--create-namespace'] : []),
  ...valueArgs(options.values),
  ...['--', site.release, options.chart],
];

/** The same for a release that is still pending: `helm upgrade` refuses those even in a dry run, `helm install` skips the name check there. */
export const dryInstallArgs = (site: HelmSite, options: UpgradeOptions): readonly string[] => [
  ...['install', '--dry-run=server', '--output', 'json', ...at(site), ...valueArgs(options.values), '--', site.release, options.chart],
];

/** The call that writes and waits. Never `--atomic`: it would roll back before the evidence is gathered. */
export const upgradeArgs = (site: HelmSite, options: ApplyOptions): readonly string[] => [
  ...['upgrade', '--install', ...at(site), policyArg(options.policy)],
  site.version.major === 4 ? `--wait=${options.wait}` : '--wait',
  ...['--timeout', seconds(options.timeoutMs), '--history-max', String(options.historyMax)],
  ...['--description', options.description, '--labels', labelsArg(options.labels)],
  ...(options.createNamespace ? ['--create-namespace'] : []),
  ...(options.forceConflicts && site.version.major === 4 ? ['--force-conflicts'] : []),
  ...valueArgs(options.values),
  ...['--', site.release, options.chart],
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
