import { defineAction } from '../../core/contract/contract.ts';
import { boolean, integer, lines, oneOf, secret, text } from '../../core/contract/kinds.ts';
import { TARGET_FORMS } from '../../core/store-target/store-target.ts';

export const contract = defineAction({
  name: 'artifact-publish',
  title: 'Tidegate: artifact-publish',
  description: 'Publishes a version once, to one store or many, with a record of time, branch, commit, tests and coverage.',
  icon: 'package',
  post: false,
  inputs: {
    path: lines({
      description: 'What is published: patterns of files, one a line (! excludes), or oci-layout:DIR for an image that lies in a folder.',
      required: true,
    }),
    root: text({ description: 'Folder that the names in the archive are relative to. Empty: the deepest one that holds all files.' }),
    'hidden-files': boolean({ description: 'Takes files and folders whose name starts with a dot.', default: 'false' }),
    name: text({
      description: "The artifact's name.",
      pattern: /^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/,
      expected: 'letters, digits, ".", "_", "+", "-"; at most 100',
      required: true,
    }),
    version: text({
      description: "The version, which is written once: build-tag's output primary.",
      pattern: /^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$/,
      expected: 'letters, digits, ".", "_", "+", "-"; at most 128',
      required: true,
    }),
    targets: lines({
      description: `Where to, one a line: ${TARGET_FORMS}. build-tag's output targets has this form.`,
      required: true,
    }),
    'production-registries': lines({
      description: 'Registries of production, one a line, as in build-tag: ghcr.io/acme/*. A floating tag to one of them is refused.',
    }),
    archive: oneOf(['none', 'tar', 'tgz'], { description: 'How files are stored. Empty: one file as it is, several as tgz.' }),
    'artifact-type': text({
      description: 'Type of the OCI artifact that files become. Empty: application/vnd.tidegate.files.v1.',
      pattern: /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i,
      expected: 'a media type such as application/vnd.acme.bundle.v1',
    }),
    'on-conflict': oneOf(['error', 'skip'], {
      description: 'When a target holds other bytes under this version: fail, or warn and leave them. Nothing is ever overwritten.',
      default: 'error',
    }),
    verify: oneOf(['digest', 'full', 'off'], {
      description:
        "How stored bytes are proved: by the store's own digest (read back where that is only a claim), read back always, or not.",
      default: 'digest',
    }),
    tests: lines({ description: 'JUnit reports, as patterns of files. A failed test, or none that ran, refuses the version.' }),
    'tests-alert': lines({ description: 'JUnit reports of suites that only warn.' }),
    coverage: lines({ description: 'Coverage reports, as patterns of files: lcov, Cobertura, Istanbul JSON, Go cover profile.' }),
    'min-coverage': text({
      description: 'Least coverage in percent: lines=80 branches=70.5. Compared exactly, never rounded.',
    }),
    metadata: lines({ description: 'Further facts for the record, key=value a line.' }),
    'retention-days': integer({
      description: 'Days that a run artifact (gha://) is kept. Empty: as the repository says.',
      min: 1,
      max: 90,
    }),
    'registry-username': text({ description: 'Login at the registry of the targets, when neither docker login nor token serves it.' }),
    'registry-password': secret({ description: 'Its password.' }),
    token: secret({
      description: "The job's token: for ghcr.io, and to look for a run artifact in earlier runs.",
      fromContext: '$' + '{{ github.token }}',
    }),
    'allow-untrusted-event': boolean({
      description: 'Publishes in a pull_request_target, workflow_run or issue_comment run that a foreign repository can start.',
      default: 'false',
    }),
    'dry-run': boolean({ description: 'Does everything up to the first write.', default: 'false' }),
  },
});
