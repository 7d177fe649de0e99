import { expect, test } from '@jest/globals';
import { type ReleaseJob, settingsOf } from '../../../src/adapters/release/release-job.ts';
import { defineAction } from '../../../src/core/contract/contract.ts';
import { readInputs } from '../../../src/core/contract/read-inputs.ts';
import { readContext } from '../../../src/core/event/context.ts';
import { helmInputs } from '../../../src/core/helm-release/helm-inputs.ts';
import { manifestInputs } from '../../../src/core/manifest-set/manifest-inputs.ts';

const contract = defineAction({
  name: 'job',
  title: 'job',
  description: 'job',
  icon: 'anchor',
  post: true,
  inputs: { ...helmInputs, ...manifestInputs },
});
const SHA = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';

test.each([
  ['a chart', { chart: 'deploy/chart' }, 'deploy/chart'],
  ['manifests', { manifests: 'k8s' }, ''],
])('the image and the commit that are delivered reach either maker: %s', (_, source, chart) => {
  const read = readInputs(contract, { release: 'web', namespace: 'shop', ...source });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const saved = new Map<string, string>();
  const job: ReleaseJob<typeof read.value.inputs> = {
    inputs: read.value.inputs,
    context: readContext({ GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: SHA, GITHUB_RUN_ID: '7', GITHUB_JOB: 'deploy' }, {}),
    state: { save: (key: string, value: string) => void saved.set(key, value), read: (key: string) => saved.get(key) },
    image: 'registry.example/shop@sha256:0',
  } as never;
  expect(settingsOf(job)).toMatchObject({
    chart,
    sha: SHA,
    image: 'registry.example/shop@sha256:0',
    runId: '7',
    revisionNote: 'acme/shop@1a2b3c4d5e6f run 7',
    holder: { identity: expect.stringContaining('acme/shop#7.') },
  });
});
