import { duration, integer, lines, oneOf, text, yaml } from '../contract/kinds.ts';

/** What is proved and asked: spread into the inputs of smoke-test and deliver. */
export const smokeInputs = {
  workload: lines({
    description:
      'Workloads whose every replica is proved, one a line: deployment/web, statefulset/db. Empty with release: all workloads of the release.',
  }),
  url: text({
    description:
      'Address at which the service is reached from outside. Checks go there; without it they go to each replica through the API server.',
    pattern: /^https?:\/\/[^\s/]\S*$/,
    expected: 'an address such as https://shop.example',
  }),
  checks: yaml({ description: 'Checks as YAML: a list such as "- GET /healthz 200", or a mapping with defaults, served and checks.' }),
  'checks-file': text({ description: 'A file of the checkout with the checks. Empty: .github/smoke.yml if it is there.' }),
  'expect-version': text({
    description:
      'The version that the served: endpoint must name, such as a commit. Empty: the commit of this run; in deliver the commit that is delivered.',
  }),
  'smoke-timeout': duration({ description: 'One deadline over everything: readiness, version and checks.', default: '5m', max: 3_600_000 }),
  'fail-after': duration({
    description:
      'How long the proved new version may answer plainly wrong, five times in a row, before the smoke test fails without using up its deadline.',
    default: '30s',
    max: 3_600_000,
  }),
  samples: integer({
    description:
      'How many answers in a row, each over its own connection, the address is asked for. Empty: worked out from the number of replicas.',
    min: 1,
    max: 1_000,
  }),
  parallel: integer({ description: 'How many requests run at once.', min: 1, max: 64, default: '8' }),
  'max-flaky': integer({
    description: 'How many checks may pass only after failed attempts. Empty: any number; they are reported.',
    min: 0,
    max: 1_000,
  }),
  'on-inconclusive': oneOf(['fail', 'pass'], { description: 'What an inconclusive smoke test counts as.', default: 'fail' }),
  'allow-hosts': lines({
    description:
      'Hosts that requests may go to, one a line: shop.example, *.example.com. Empty: all but cloud metadata addresses, which are always refused. Required under pull_request_target.',
  }),
} as const;
