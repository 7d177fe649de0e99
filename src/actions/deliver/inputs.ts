import { defineAction } from '../../core/contract/contract.ts';
import { boolean, oneOf, text } from '../../core/contract/kinds.ts';
import { clusterInputs } from '../../core/credentials/cluster-inputs.ts';
import { helmInputs } from '../../core/helm-release/helm-inputs.ts';
import { manifestInputs } from '../../core/manifest-set/manifest-inputs.ts';
import { smokeInputs } from '../../core/smoke/inputs.ts';
import { gateInputs, subjectInputs } from '../../core/window/gate-inputs.ts';

export const contract = defineAction({
  name: 'deliver',
  title: 'Tidegate',
  description:
    'Gate, deployment, smoke test, rollback when needed, and the record, in one step of one job: a change is proved to be serving, or taken back.',
  icon: 'anchor',
  post: true,
  inputs: {
    mode: oneOf(['deliver', 'rollback', 'status'], {
      description:
        'deliver brings a version out and proves it; rollback takes the release back to a revision that ran before; status tells what runs, since when, by whom, and how to go back.',
      default: 'deliver',
    }),
    ...subjectInputs,
    image: text({
      description: 'The image that goes out, such as registry.example/shop. With digest it is what a bare line of image-values takes.',
      pattern: /^[^\s@]+$/,
      expected: 'an image without its digest',
    }),
    'own-deployment': boolean({
      description:
        "Makes GitHub's deployment here, once the gate is open: for a job without one of its own (environment: {name: …, deployment: false}).",
      default: 'false',
    }),
    ...gateInputs,
    decision: text({
      description: 'The word of a deploy-window-check before this step, or a file that holds it; then the gate is not asked again.',
    }),
    ...helmInputs,
    ...manifestInputs,
    ...smokeInputs,
    to: text({
      description: 'Where mode: rollback goes: last-verified, or a revision of the release.',
      default: 'last-verified',
      pattern: /^(last-verified|[1-9]\d{0,8})$/,
      expected: 'last-verified, or the number of a revision',
    }),
    reason: text({ description: 'Why mode: rollback is called, in at least 10 characters. It is kept in the record.' }),
    ...clusterInputs,
  },
});
