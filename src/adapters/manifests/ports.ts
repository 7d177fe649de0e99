import type { InputsOf } from '../../core/contract/contract.ts';
import type { manifestInputs } from '../../core/manifest-set/manifest-inputs.ts';
import type { SetOwner } from '../../core/manifest-set/ownership.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Result } from '../../core/result/result.ts';
import type { ReleasePorts, ReleaseSettings } from '../release/ports.ts';
import type { ObjectApi } from './object-api.ts';
import type { ReadSources } from './read-sources.ts';
import type { SetStore } from './set-store.ts';

/** What is deployed, and by whom. */
export interface ManifestSettings extends ReleaseSettings, InputsOf<typeof manifestInputs> {}

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
