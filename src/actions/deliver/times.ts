import type { DeliverInputs } from './early.ts';

/** The longest second smoke test: it proves a version that is known to be good. */
const LONGEST_SECOND_MS = 120_000;

/** Milliseconds that the smoke test after a way back may take. */
export const secondSmokeMs = ({ smokeTimeout }: Pick<DeliverInputs, 'smokeTimeout'>): number => Math.min(smokeTimeout, LONGEST_SECOND_MS);

/** Milliseconds that a delivery may take with everything that can go wrong: what the window must be open for. A given time wins. */
export const timeNeededMs = (
  inputs: Pick<DeliverInputs, 'timeNeeded' | 'lockTimeout' | 'timeout' | 'smokeTimeout' | 'rollbackTimeout'>,
): number =>
  inputs.timeNeeded ?? inputs.lockTimeout + inputs.timeout + inputs.smokeTimeout + inputs.rollbackTimeout + secondSmokeMs(inputs);
