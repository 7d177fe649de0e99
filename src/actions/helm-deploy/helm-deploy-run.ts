import type { Run } from '../../adapters/runner/run.ts';
import type { contract } from './inputs.ts';
import type { outputs } from './outputs.ts';

/** What the step is given. */
export type HelmDeployRun = Run<(typeof contract)['inputs'], typeof outputs>;
