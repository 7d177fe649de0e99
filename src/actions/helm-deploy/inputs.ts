import { defineAction } from '../../core/contract/contract.ts';
import { integer, oneOf, secret, text } from '../../core/contract/kinds.ts';
import { clusterInputs } from '../../core/credentials/cluster-inputs.ts';
import { helmInputs } from '../../core/helm-release/helm-inputs.ts';
import { manifestInputs } from '../../core/manifest-set/manifest-inputs.ts';

export const contract = defineAction({
  name: 'helm-deploy',
  title: 'Tidegate: helm-deploy',
  description:
    'Brings a Helm release to the wanted state: loses no value, checks images first, says why it fails, and goes back by itself.',
  icon: 'anchor',
  post: true,
  inputs: {
    ...helmInputs,
    ...manifestInputs,
    mode: oneOf(['deploy', 'plan', 'verify', 'uninstall'], {
      description:
        'deploy writes; plan shows what deploy would do; verify marks a revision as having passed its smoke test; uninstall removes the release.',
      default: 'deploy',
    }),
    revision: integer({ description: 'The revision to mark, for mode: verify.', min: 1, max: 1_000_000_000 }),
    environment: text({ description: 'The environment, as the gate was asked for it. Needed with decision.' }),
    service: text({ description: 'The service, as the gate was asked for it. Needed with decision.' }),
    decision: text({
      description:
        "The gate's decision: the output of deploy-window-check, or a file that holds it. Refused when it does not allow this deployment now.",
    }),
    ...clusterInputs,
    token: secret({
      description: 'Tells whether another run that holds the release is over. Needs actions: read in a private repository.',
      fromContext: '$' + '{{ github.token }}',
    }),
  },
});
