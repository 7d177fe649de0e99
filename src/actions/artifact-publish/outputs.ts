import { defineOutputs } from '../../core/contract/contract.ts';

export const outputs = defineOutputs({
  digest: 'sha256 of what stands at the first registry target (the image, or the manifest of the files), else at the first target.',
  ref: 'The same place by a name that never moves: host/repository@sha256:…, or the address of the run artifact.',
  refs: 'Every target as JSON: target, digest, ref, published, proof.',
  published:
    'created, moved (a mutable target), unchanged, kept (other bytes stay, on-conflict: skip) or planned (dry-run): the greatest change.',
  'content-digest': 'sha256 of the content, whatever packed it: of the image, the one file, or the uncompressed archive.',
  'artifact-id': 'Number of the run artifact of a gha:// target.',
  'artifact-url': 'Its page.',
  record: 'Path of the build record, an in-toto statement, for later steps of this job.',
  'record-digest': 'sha256 of the record.',
  tests: 'Counts of the blocking tests as JSON: passed, failed, skipped, flaky.',
  coverage: 'Counts as JSON: lines and branches, each with covered and total.',
  'coverage-lines': 'Covered lines in percent, cut after two digits.',
  'coverage-branches': 'Covered branches in percent, cut after two digits.',
});
