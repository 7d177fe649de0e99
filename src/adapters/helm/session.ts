import type { HelmSite, ValuesPolicy } from '../../core/helm-release/helm-args.ts';
import { type Release, type Revision, RUN_LABEL, runMark } from '../../core/helm-release/release.ts';
import type { PrivateFolder } from '../files/private-folder.ts';
import type { ReleasePorts, ReleaseSettings } from '../release/ports.ts';
import type { HelmCli } from './helm-cli.ts';
import type { ReleaseStore } from './release-store.ts';

/** What all parts of the Helm target share while it works. */
export interface HelmSession {
  readonly ports: ReleasePorts;
  readonly settings: ReleaseSettings;
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
export const policyOf = ({ valuesPolicy }: Pick<ReleaseSettings, 'valuesPolicy'>): ValuesPolicy =>
  valuesPolicy === 'reuse' ? 'error' : valuesPolicy;

/** The labels that mark a revision as made by this run. */
export const revisionLabels = ({ settings }: HelmSession, revision: number): Readonly<Record<string, string>> => ({
  [RUN_LABEL]: runMark(settings.runId, revision),
});

/** The revision that runs, with its release. */
export interface Deployed {
  readonly row: Revision;
  readonly release: Release;
}
