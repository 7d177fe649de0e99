import type { HelmSite, ValuesPolicy } from '../../core/helm-release/helm-args.ts';
import { type Release, type Revision, RUN_LABEL, runMark } from '../../core/helm-release/release.ts';
import type { PrivateFolder } from '../files/private-folder.ts';
import type { HelmCli } from './helm-cli.ts';
import type { HelmPorts, HelmSettings } from './ports.ts';
import type { ReleaseStore } from './release-store.ts';

/** What all parts of the Helm target share while it works. */
export interface HelmSession {
  readonly ports: HelmPorts;
  readonly settings: HelmSettings;
  readonly helm: HelmCli;
  readonly store: ReleaseStore;
  readonly folder: PrivateFolder;
}

export const siteOf = ({ helm, settings, ports }: HelmSession): HelmSite => ({
  version: helm.version,
  release: settings.release,
  namespace: settings.namespace,
  kubeconfig: ports.kubeconfig,
});

/** `reuse` never comes so far: it is refused with the inputs. */
export const policyOf = ({ valuesPolicy }: Pick<HelmSettings, 'valuesPolicy'>): ValuesPolicy =>
  valuesPolicy === 'reuse' ? 'error' : valuesPolicy;

/** The labels that mark a revision as made by this run. */
export const revisionLabels = ({ settings }: HelmSession, revision: number): Readonly<Record<string, string>> => ({
  [RUN_LABEL]: runMark(settings.runId, revision),
});

/** What main leaves for post: how far it came, and what stood before. */
export interface Memo {
  readonly phase: 'locked' | 'applying' | 'rolling-back' | 'done';
  /** The last revision before our first write; 0 when there was none. */
  readonly before: number;
  /** Where a rollback was going. */
  readonly to?: number;
}

export const saveMemo = (ports: Pick<HelmPorts, 'remember'>, memo: Memo): void => ports.remember(JSON.stringify(memo));

/** Nothing is left for post. */
export const forgetMemo = (ports: Pick<HelmPorts, 'remember'>): void => ports.remember('');

/** What was saved; undefined when main never came so far. */
export function readMemo(ports: Pick<HelmPorts, 'recall'>): Memo | undefined {
  const text = ports.recall();
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as Memo);
}

/** The revision that runs, with its release. */
export interface Deployed {
  readonly row: Revision;
  readonly release: Release;
}
