import { field } from '../contract/field.ts';
import { boolean, duration, oneOf, secret, text, yaml } from '../contract/kinds.ts';

/** What the gate is asked: spread into the inputs of deploy-window-check and deliver. */
export const gateInputs = {
  flow: oneOf(['delivery', 'deployment'], {
    description:
      'delivery: people approve before it goes out. deployment: every green change goes out by itself. When the policy says delivery, delivery holds.',
    default: 'delivery',
  }),
  // Not trimmed, as `lines` is: a blank line is a variable that is not set, and must not vanish.
  'deploy-window': field(
    {
      description:
        'The switch: the value of vars.DEPLOY_WINDOW. Several lines, plain or named (organisation=true), must all be true. The environment variable DEPLOY_WINDOW counts too.',
    },
    { kind: 'yaml', expected: 'true or false, one or several lines', parse: (value) => value },
  ),
  needs: text({
    description: 'The jobs before this one and how they ended: toJSON(needs). They must be green, by their own check too.',
    expected: 'the needs context as JSON',
  }),
  policy: text({
    description:
      'Path of the policy on the default branch. Empty: .github/deploy-policy.yml, and the built-in policy when that is not there.',
    pattern: /^[^/\s][^\n]*$/,
    expected: 'a path from the root of the repository',
  }),
  windows: yaml({ description: 'More windows, as in the policy: a list of rules. It is open only inside one of them as well.' }),
  freezes: yaml({ description: 'More freezes, as in the policy: a list of rules.' }),
  'approval-by': oneOf(['environment', 'dispatch'], {
    description:
      "Whose approval counts: a reviewer's of the environment, or that of the person who started the run by hand. When the policy says environment, environment holds. Empty: what the policy says, else environment.",
  }),
  'require-protection': boolean({
    description: 'Whether the environment must have required reviewers. In flow delivery with approval by the environment it always must.',
    default: 'false',
  }),
  'time-needed': duration({
    description:
      'How long the deployment may take with its smoke test and its rollback: all of it must fit before it closes. The longer of this and the policy holds. Empty: what the policy says, else 20m.',
    max: 86_400_000,
  }),
  'on-closed': oneOf(['fail', 'skip'], {
    description:
      'What the step does when a window, a freeze, the switch or a check that still runs closes the gate: fail, or end green without deploying. Other closed gates always fail.',
    default: 'fail',
  }),
  'override-reason': text({
    description:
      "Why it must go out all the same. Only in a run started by hand, by a person and for gates that the policy's override block allows.",
  }),
  'check-run-id': text({
    description: "This job's check run: which deployment is its own. Filled in by the runner.",
    fromContext: '$' + '{{ job.check_run_id }}',
    pattern: /^\d{1,19}$/,
    expected: 'the number of a check run',
  }),
  token: secret({
    description: 'Reads the policy, the jobs, the checks and the approvals. permissions: contents: read, actions: read, checks: read.',
    fromContext: '$' + '{{ github.token }}',
  }),
} as const;

/** What is judged: the same four in the gate, in the decision and in the deployment. */
export const subjectInputs = {
  environment: text({
    description: 'The environment that the deployment goes to, as GitHub knows it.',
    required: true,
    pattern: /^[^\n]{1,255}$/,
    expected: 'the name of an environment',
  }),
  service: text({
    description: 'The service that is deployed. Empty: the name of the repository.',
    pattern: /^[A-Za-z0-9._-]{1,46}$/,
    expected: 'at most 46 letters, digits, dots, dashes and underscores',
  }),
  digest: text({
    description: 'The digest of the image or artifact that goes out.',
    pattern: /^sha256:[0-9a-f]{64}$/,
    expected: 'sha256: and 64 hex digits',
  }),
  sha: text({
    description: "The commit that goes out. Empty: the run's own.",
    pattern: /^[0-9a-f]{40}$/,
    expected: '40 hex digits',
  }),
} as const;
