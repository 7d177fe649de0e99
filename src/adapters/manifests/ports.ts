import type { SetOwner } from '../../core/manifest-set/ownership.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Result } from '../../core/result/result.ts';
import type { ReleasePorts } from '../release/ports.ts';
import type { ObjectApi } from './object-api.ts';
import type { ReadSources } from './read-sources.ts';
import type { SetStore } from './set-store.ts';
import type { ManifestSettings } from './settings.ts';

/** What all parts of the target share while it works. */
export interface SetSession {
  readonly ports: ReleasePorts;
  readonly settings: ManifestSettings;
  readonly api: ObjectApi;
  readonly store: SetStore;
  /** The manifests as the job holds them; read once. */
  sources(signal: AbortSignal): Promise<Result<ReadSources, readonly Problem[]>>;
}

export const ownerOfSet = ({ settings }: Pick<SetSession, 'settings'>): SetOwner => ({
  release: settings.release,
  namespace: settings.namespace,
});
