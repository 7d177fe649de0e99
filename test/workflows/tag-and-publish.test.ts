import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { registryView } from '../../examples/demo/registry-view.ts';
import { type ActResult, runAct } from '../support/act/run-act.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { type TestRepository, testRepository } from '../support/git/test-repository.ts';
import { type RegistryServer, startReferrersRegistry } from '../support/servers/registry.ts';

/*
 * A whole job through act: build-tag names the build, artifact-publish publishes under that name, and both hold the same registry for production.
 */
const WORKFLOW = `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    outputs: {primary: "\${{ steps.tag.outputs.primary }}", digest: "\${{ steps.publish.outputs.digest }}"}
    steps:
      - uses: actions/checkout@v5
      - id: tag
        uses: tidegate-cd/tidegate/actions/build-tag@v1
        with:
          images: \${{ vars.REGISTRY }}/acme/shop
          bump: conventional
          production-registries: \${{ vars.REGISTRY }}
      - id: publish
        uses: tidegate-cd/tidegate/actions/artifact-publish@v1
        with:
          path: notes.txt
          name: shop
          version: \${{ steps.tag.outputs.primary }}
          targets: \${{ steps.tag.outputs.targets }}
          production-registries: \${{ vars.REGISTRY }}
  latest:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: tidegate-cd/tidegate/actions/build-tag@v1
        with:
          images: \${{ vars.REGISTRY }}/acme/shop
          flavor: latest=true
          production-registries: \${{ vars.REGISTRY }}
`;

let folder: string;
let registry: RegistryServer;
let repository: TestRepository;
let result: ActResult;
let sha: string;
beforeAll(async () => {
  const dist = await freshDist();
  folder = await mkdtemp(join(tmpdir(), 'tidegate-act-'));
  registry = await startReferrersRegistry();
  repository = await testRepository();
  await repository.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  await repository.commit('begin', { files: { '.github/workflows/x.yml': WORKFLOW, 'notes.txt': 'hello\n' } });
  await repository.tag('v1.0.0');
  sha = await repository.commit('feat: more', { files: { 'notes.txt': 'more\n' } });
  result = await runAct({
    repository: repository.folder,
    workflow: '.github/workflows/x.yml',
    event: 'push',
    payload: { ref: 'refs/heads/main' },
    actor: 'alice',
    tidegate: dist,
    vars: { REGISTRY: registry.host },
    secrets: { GITHUB_TOKEN: 'a-secret-of-some-length' },
    env: { GITHUB_API_URL: 'http://127.0.0.1:9' },
    home: join(folder, 'home'),
  });
}, 180_000);
afterAll(async () => {
  for (const one of [registry, repository]) await one?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const outputs = (): Readonly<Record<string, string>> =>
  Object.fromEntries(result.events.flatMap((event) => (event.kind === 'output' ? [[`${event.step}.${event.name}`, event.value]] : [])));

test('what build-tag names is what artifact-publish publishes', async () => {
  const primary = `1.1.0-${sha.slice(0, 7)}`;
  expect([outputs()['tag.primary'], outputs()['tag.targets']]).toEqual([primary, `oci://${registry.host}/acme/shop:${primary}`]);
  expect(await registryView(registry.host).digest('acme/shop', primary)).toBe(outputs()['publish.digest']);
});

test('latest to the same registry ends its job with BT012', () => {
  const ended = result.events.flatMap((event) => (event.kind === 'job-ended' ? [[event.job, event.result]] : []));
  expect(ended).toEqual(
    expect.arrayContaining([
      ['build', 'success'],
      ['latest', 'failure'],
    ]),
  );
  expect(result.events.some((event) => event.kind === 'log' && event.text.includes('BT012'))).toBe(true);
});
