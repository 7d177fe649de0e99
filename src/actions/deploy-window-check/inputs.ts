import { defineAction } from '../../core/contract/contract.ts';
import { gateInputs, subjectInputs } from '../../core/window/gate-inputs.ts';

export const contract = defineAction({
  name: 'deploy-window-check',
  title: 'Tidegate: deploy-window-check',
  description: 'May this go out now? Windows, freezes, DEPLOY_WINDOW, green upstream and approval, and when it opens next.',
  icon: 'clock',
  post: false,
  inputs: { ...subjectInputs, ...gateInputs },
});
