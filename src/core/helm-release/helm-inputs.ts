import { boolean, duration, integer, lines, oneOf, secret, text, yaml } from '../contract/kinds.ts';

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
    description:
      "The chart: a folder or archive from the workspace's root, oci://HOST/NAME:VERSION or oci://HOST/NAME@sha256:…, or with repo its name there.",
    pattern: /^[^-]/,
    expected: 'a path such as deploy/chart, or oci://registry.example/charts/shop@sha256:…',
  }),
  repo: text({
    description: 'Address of the chart repository that chart is a name in.',
    pattern: /^https?:\/\/[^\s@]+$/,
    expected: 'an address such as https://charts.example.com, without a login',
  }),
  version: text({
    description: 'Version of a chart from repo, or of an oci:// chart without tag and digest.',
    pattern: /^[0-9A-Za-z][\w.+-]*$/,
    expected: 'one version such as 1.2.3',
  }),
  'chart-credentials': secret({ description: "The chart registry's or repository's login, as USER:PASSWORD." }),
  'require-digest': boolean({ description: 'Refuses an oci:// chart that names no digest, and a chart from repo.', default: 'false' }),
  values: yaml({ description: 'Values as YAML, applied after values-files. They reach helm in a private file.' }),
  'values-files': lines({ description: 'Files of values, paths or globs, one a line; a later one wins.' }),
  set: lines({
    description: "Values in helm's --set form, one assignment a line, applied last. They reach helm in a private file, integers apart.",
  }),
  'set-string': lines({ description: 'The same with every value a string.' }),
  'set-file': lines({ description: 'The same with every value read from a file: path.to.value=FILE.' }),
  'image-values': lines({
    description:
      "Where the chart's values hold an image, one path=REFERENCE a line: image=registry.example/shop@sha256:… sets repository and digest, or the tag with the digest. With manifests: a reference takes the place of the images of its repository, name=REFERENCE that of the images of that name.",
  }),
  'values-policy': oneOf(['error', 'warn', 'keep', 'reset', 'reuse'], {
    description:
      'What happens to a value that the last revision had and this one would drop: error stops before any write, warn tells, keep keeps it, reset says nothing. reuse is refused: it hides the defaults of a newer chart.',
    default: 'error',
  }),
  'allow-lost': lines({ description: 'Paths of values that may be lost, one a line; * stands for one part, ** for any number.' }),
  'image-preflight': oneOf(['error', 'warn', 'off'], {
    description: 'Whether every image is looked up in its registry before anything is written.',
    default: 'error',
  }),
  'image-tags': oneOf(['error', 'warn', 'off'], {
    description: 'What happens to an image without a tag, or with latest.',
    default: 'warn',
  }),
  'fail-fast': oneOf(['balanced', 'strict', 'off'], {
    description:
      'Ends a rollout as soon as every new pod is beyond hope (balanced), as soon as one is or its probe has had its time (strict), or only at the timeout (off).',
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
  'wait-for-jobs': boolean({ description: 'Waits for the Jobs of the chart or of the manifests too.', default: 'false' }),
  'wait-for-custom': lines({
    description:
      'Custom resources whose condition Ready is waited for, one GROUP/KIND a line: cert-manager.io/Certificate. Others are not waited for.',
  }),
  'on-failed-install': oneOf(['keep', 'uninstall'], {
    description: 'What happens to a first install that fails: it is kept, and the next deployment upgrades over it, or it is uninstalled.',
    default: 'keep',
  }),
  crds: oneOf(['create', 'create-replace', 'skip'], {
    description:
      "The chart's folder crds: create makes those that are missing, create-replace brings the others up to date too, skip leaves them alone.",
    default: 'create',
  }),
  'take-ownership': boolean({
    description: 'Takes over objects that exist already and belong to no release, or to another one.',
    default: 'false',
  }),
  'force-conflicts': boolean({
    description: 'Takes fields over that somebody else owns, where server-side apply is at work: helm 4, and manifests.',
    default: 'false',
  }),
  'restart-on-config': boolean({
    description: 'Restarts the workloads that read a ConfigMap or Secret which changes while their pods would not.',
    default: 'false',
  }),
  'ignore-drift': lines({
    description: 'Drift that is not told, one kind/name:path a line, globs allowed: deployment/web:spec.template.spec.containers.',
  }),
  'helm-version': text({
    description:
      'A version of helm to download, checked against the published SHA-256, such as 4.1.4. Empty: the helm on PATH, or 4.1.4 where there is none.',
    pattern: /^v?\d+\.\d+\.\d+$/,
    expected: 'a version such as 4.1.4',
  }),
  'helm-mirror': text({
    description: 'Where helm is downloaded from in place of https://get.helm.sh.',
    pattern: /^https?:\/\/[^\s@]+$/,
    expected: 'an address such as https://mirror.example/helm',
  }),
  'helm-sha256': text({
    description: "SHA-256 of helm's archive, for a version that the table lacks.",
    pattern: /^[0-9a-f]{64}$/,
    expected: '64 hex digits',
  }),
} as const;
