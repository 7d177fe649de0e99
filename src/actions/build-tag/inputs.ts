import { defineAction } from '../../core/contract/contract.ts';
import { checkoutInputs } from './inputs-checkout.ts';
import { metadataInputs } from './inputs-metadata.ts';
import { outsideInputs } from './inputs-outside.ts';
import { safetyInputs } from './inputs-safety.ts';

export const contract = defineAction({
  name: 'build-tag',
  title: 'Tidegate: build-tag',
  description:
    'Gives a build its version, its tags and its labels, out of git alone: the same on every run, and never latest to production.',
  icon: 'tag',
  post: false,
  inputs: { ...metadataInputs, ...safetyInputs, ...checkoutInputs, ...outsideInputs },
});
