import type { InputsOf } from '../../core/contract/contract.ts';
import type { manifestInputs } from '../../core/manifest-set/manifest-inputs.ts';
import type { ReleaseSettings } from '../release/ports.ts';

/** What is deployed, and by whom. */
export interface ManifestSettings extends ReleaseSettings, InputsOf<typeof manifestInputs> {}
