import { defineOutputs } from '../../core/contract/contract.ts';

export const outputs = defineOutputs({
  open: 'true when it may go out, false when not. Unset when the step crashed: count everything but true as closed.',
  verdict: 'open, closed or overridden.',
  decision:
    'The decision as one line of JSON, for the input decision of helm-deploy. It is valid until valid-until, for this environment, service, digest and run.',
  'reason-code': 'The code of the rule that closed it, such as DW001; DW071 when it was overridden, empty when it is open.',
  reason: 'The rule that won, as a sentence.',
  'closes-at': 'When the open stretch ends: ISO time with offset and zone. Unset when nothing ahead closes it.',
  'opens-at':
    'When the calendar opens next for long enough: ISO time with offset and zone. Unset when it is open, or nothing ahead opens it.',
  'remaining-seconds': 'Seconds until it closes.',
  'valid-until': 'The last start that this decision allows (ISO, UTC); at most half an hour ahead.',
  'approved-by': 'The people whose approval counted, separated by commas.',
  'policy-sha': 'The blob of the policy that decided; built-in without a file.',
});
