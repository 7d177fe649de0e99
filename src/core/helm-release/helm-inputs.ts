import { boolean, duration, integer, lines, oneOf, text, yaml } from '../contract/kinds.ts';

/** A DNS label, as namespaces and Helm releases are named; a leading dash would be read as a flag. */
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,51}[a-z0-9])?$/;
const NAMESPACE = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is deployed and how: spread into the inputs of helm-deploy and deliver. */
export const helmInputs = {
  release: text({
    description: 'Name of the Helm release.',
    required: true,
    pattern: DNS_LABEL,
    expected: 'lower case letters, digits and dashes, at most 53',
  }),
  namespace: text({
    description: 'Namespace of the release.',
    required: true,
    pattern: NAMESPACE,
    expected: 'lower case letters, digits and dashes, at most 63',
  }),
  'create-namespace': boolean({ description: 'Makes the namespace when it is missing.', default: 'false' }),
  chart: text({
    description: "Folder or archive of the chart, from the workspace's root.",
    required: true,
    pattern: /^[^-]/,
    expected: 'a path such as chart or ./deploy/chart',
  }),
  values: yaml({ description: 'Values as YAML, applied after values-files. They reach helm in a private file.' }),
  'values-files': lines({ description: 'Files of values, one a line; a later one wins.' }),
  set: lines({ description: "Values in helm's --set form, one assignment a line, applied last. A secret belongs into values." }),
  'set-string': lines({ description: 'The same with every value a string.' }),
  'values-policy': oneOf(['error', 'warn', 'keep', 'reset'], {
    description:
      'What happens to a value that the last revision had and this one would drop: error stops before any write, warn tells, keep keeps it, reset says nothing.',
    default: 'error',
  }),
  'allow-lost': lines({ description: 'Paths of values that may be lost, one a line; * stands for one part, ** for any number.' }),
  'image-preflight': oneOf(['error', 'warn', 'off'], {
    description: 'Whether every image is looked up in its registry before anything is written.',
    default: 'error',
  }),
  'fail-fast': oneOf(['balanced', 'off'], {
    description: 'Ends a rollout as soon as every new pod is beyond hope (balanced), or only at the timeout (off).',
    default: 'balanced',
  }),
  'crash-tolerance': integer({
    description: 'How often every new pod may restart before the rollout counts as failed.',
    min: 1,
    max: 50,
    default: '3',
  }),
  timeout: duration({ description: 'How long the rollout may take.', default: '5m', max: 86_400_000 }),
  rollback: oneOf(['on-failure', 'never'], { description: 'Whether a failed rollout is taken back.', default: 'on-failure' }),
  'rollback-timeout': duration({ description: 'How long going back may take.', default: '4m', max: 86_400_000 }),
  'on-cancel': oneOf(['rollback', 'keep'], {
    description: 'What happens when the job is cancelled during the rollout; rollback is finished in the post step.',
    default: 'rollback',
  }),
  'lock-timeout': duration({ description: 'How long to wait for another run that holds the release.', default: '5m', max: 86_400_000 }),
  'history-max': integer({ description: 'How many revisions helm keeps.', min: 2, max: 100, default: '10' }),
  'always-upgrade': boolean({ description: 'Calls helm even when nothing would change.', default: 'false' }),
  wait: oneOf(['legacy', 'watcher'], { description: 'How helm 4 waits for readiness; helm 3 has one way.', default: 'legacy' }),
} as const;
