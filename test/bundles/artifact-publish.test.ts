import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { registryView } from '../../examples/demo/registry-view.ts';
import { sha256Of } from '../../src/core/digest/sha256.ts';
import { writeLayout } from '../support/builders/oci-layout.ts';
import { publishJob } from '../support/builders/publish-job.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { type FaultProxy, startFaultProxy } from '../support/servers/fault-proxy.ts';
import { startDistribution, startReferrersRegistry } from '../support/servers/registry.ts';

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

const REPORTS = { tests: 'reports/*.xml', coverage: 'reports/lcov.info', 'min-coverage': 'lines=75' };
const image = (host: string, more: Readonly<Record<string, string>> = {}) => ({
  path: 'oci-layout:image',
  targets: `oci://${host}/acme/shop:1.0.0`,
  ...more,
});
const sent = (proxy: FaultProxy): number => proxy.seen.filter(({ method }) => method !== 'POST').reduce((sum, { bytes }) => sum + bytes, 0);
const referrers = async (host: string, digest: string): Promise<readonly object[]> => {
  const answer = await fetch(`http://${host}/v2/acme/shop/referrers/${digest}`);
  return ((await answer.json()) as { manifests: object[] }).manifests;
};
const writes = (proxy: FaultProxy): number => proxy.seen.filter(({ method }) => method === 'PUT' || method === 'PATCH').length;

describe.each([
  ['a registry without a referrers API', startDistribution],
  ['a registry with one', startReferrersRegistry],
])('an image to %s', (_, start) => {
  test('is published with its record; a second run changes nothing; another image is AP010', async () => {
    await using registry = await start();
    await using proxy = await startFaultProxy(registry.host);
    await using job = await publishJob(dist);
    const first = await job.step(image(proxy.host, { ...REPORTS, metadata: 'team=shop' }));
    expect([first.exitCode, first.annotations]).toEqual([0, []]);
    const ref = `${proxy.host}/acme/shop@${job.image}`;
    expect(first.outputs).toMatchObject({
      digest: job.image,
      ref,
      published: 'created',
      'content-digest': job.image,
      'coverage-lines': '75',
      tests: '{"passed":2,"failed":0,"skipped":1,"flaky":0}',
      coverage: '{"lines":{"covered":3,"total":4}}',
      refs: JSON.stringify([
        { target: `oci://${proxy.host}/acme/shop:1.0.0`, digest: job.image, ref, published: 'created', proof: 'computed by the store' },
      ]),
    });
    expect(first.summary).toContain('### shop 1.0.0: published');

    const view = registryView(registry.host);
    expect(await view.digest('acme/shop', '1.0.0')).toBe(job.image);
    expect(await view.record('acme/shop', job.image)).toMatchObject({
      branch: 'main',
      commit: job.sha,
      version: '1.0.0',
      workflow: '.github/workflows/release.yml',
      coverage: { lines: { covered: 3, total: 4 } },
      tests: { passed: 2, failed: 0, skipped: 1, flaky: 0 },
      metadata: { team: 'shop' },
      finishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    const [kept] = job.github.bed.world.artifacts;
    expect([kept?.name, kept?.digest]).toEqual([`shop-1.0.0.${kept?.runId}-1.record.json`, first.outputs['record-digest']]);

    const [tags, bytes] = [await view.tags('acme/shop'), sent(proxy)];
    const second = await job.step(image(proxy.host, { ...REPORTS, metadata: 'team=shop' }));
    expect([second.exitCode, second.annotations, second.outputs.published, second.outputs.digest]).toEqual([0, [], 'unchanged', job.image]);
    expect([await view.tags('acme/shop'), sent(proxy)]).toEqual([tags, bytes]);

    const other = await writeLayout(`${job.workspace}/image`, { layer: 'changed' });
    const third = await job.step(image(proxy.host));
    expect(third.exitCode).toBe(1);
    expect(third.annotations.map(({ type, title, message }) => [type, title, message])).toEqual([
      ['error', 'AP010', expect.stringContaining(`holds ${job.image}; this build is ${other}`)],
    ]);
    expect([await view.digest('acme/shop', '1.0.0'), sent(proxy)]).toEqual([job.image, bytes]);
    expect(job.github.bed.log.violations).toEqual([]);
  });

  test('a re-run with other test results adds its record beside the first', async () => {
    await using registry = await start();
    await using job = await publishJob(dist);
    await job.step(image(registry.host, REPORTS));
    await job.write('reports/unit.xml', '<testsuite><testcase name="a"/><testcase name="new"/><testcase name="b"/></testsuite>');
    const again = await job.step(image(registry.host, REPORTS));
    expect([again.exitCode, again.outputs.published]).toEqual([0, 'unchanged']);
    expect(again.summary).toMatch(/\| unchanged \|.*\| added \|/);
    const same = await job.step(image(registry.host, REPORTS));
    expect(same.summary).toMatch(/\| unchanged \|.*\| there \|/);
  });
});

test('an index of two platforms goes whole', async () => {
  await using registry = await startDistribution();
  await using job = await publishJob(dist);
  const index = await writeLayout(`${job.workspace}/image`, { platforms: ['amd64', 'arm64'] });
  const result = await job.step(image(registry.host));
  expect([result.exitCode, result.outputs.digest]).toEqual([0, index]);
  const answer = await fetch(`http://${registry.host}/v2/acme/shop/manifests/1.0.0`, {
    headers: { accept: 'application/vnd.oci.image.index.v1+json' },
  });
  const { manifests } = (await answer.json()) as { manifests: { digest: string }[] };
  for (const { digest } of manifests) {
    const child = await fetch(`http://${registry.host}/v2/acme/shop/manifests/${digest}`, {
      headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
    });
    expect([child.status, sha256Of(await child.text())]).toEqual([200, digest]);
  }
});

test('with on-conflict: skip other bytes are left and told, and no record of this build stands beside them', async () => {
  await using registry = await startReferrersRegistry();
  await using job = await publishJob(dist);
  await job.step(image(registry.host));
  const changed = await writeLayout(`${job.workspace}/image`, { layer: 'changed' });
  const result = await job.step(image(registry.host, { 'on-conflict': 'skip', ...REPORTS }));
  expect([result.exitCode, result.outputs.published, result.outputs.digest]).toEqual([0, 'kept', job.image]);
  expect(result.annotations.map(({ type, title }) => [type, title])).toEqual([['warning', 'AP010']]);
  expect(await referrers(registry.host, job.image)).toHaveLength(1);
  expect(await referrers(registry.host, changed)).toEqual([]);
});

test('a mutable target is moved, and says so', async () => {
  await using registry = await startDistribution();
  await using job = await publishJob(dist);
  const targets = `oci://${registry.host}/acme/shop:edge mutable`;
  expect((await job.step(image(registry.host, { targets }))).outputs.published).toBe('created');
  const other = await writeLayout(`${job.workspace}/image`, { layer: 'changed' });
  const result = await job.step(image(registry.host, { targets }));
  expect([result.exitCode, result.outputs.published, result.outputs.digest]).toEqual([0, 'moved', other]);
  expect(await registryView(registry.host).digest('acme/shop', 'edge')).toBe(other);
});

test('two targets, one of them served already: each says what became of it', async () => {
  await using one = await startDistribution();
  await using two = await startReferrersRegistry();
  await using job = await publishJob(dist);
  await job.step(image(two.host));
  const targets = `oci://${one.host}/acme/shop:1.0.0\noci://${two.host}/acme/shop:1.0.0`;
  const result = await job.step(image('', { targets, ...REPORTS }));
  expect([result.exitCode, result.outputs.published, result.outputs.ref]).toEqual([0, 'created', `${one.host}/acme/shop@${job.image}`]);
  const refs = JSON.parse(result.outputs.refs ?? '') as { published: string }[];
  expect(refs.map(({ published }) => published)).toEqual(['created', 'unchanged']);
  expect(await registryView(one.host).record('acme/shop', job.image)).toHaveProperty('tests.passed', 2);
  // Its first record, of a run without tests, stays beside the new one.
  expect(await referrers(two.host, job.image)).toHaveLength(2);
});

test('all targets are looked at before the first write: a conflict at the second leaves the first empty', async () => {
  await using one = await startDistribution();
  await using two = await startReferrersRegistry();
  await using job = await publishJob(dist);
  await job.step(image(two.host));
  await writeLayout(`${job.workspace}/image`, { layer: 'changed' });
  await using proxy = await startFaultProxy(one.host);
  const targets = `oci://${proxy.host}/acme/shop:1.0.0\noci://${two.host}/acme/shop:1.0.0`;
  const result = await job.step(image('', { targets }));
  expect([result.exitCode, result.annotations.map(({ title }) => title), writes(proxy)]).toEqual([1, ['AP010'], 0]);
  expect(await registryView(one.host).digest('acme/shop', '1.0.0')).toBeUndefined();
});

test('dry-run looks and judges, and writes nothing anywhere', async () => {
  await using registry = await startDistribution();
  await using proxy = await startFaultProxy(registry.host);
  await using job = await publishJob(dist);
  const result = await job.step(image(proxy.host, { 'dry-run': 'true' }));
  expect([result.exitCode, result.outputs.published, result.outputs.digest]).toEqual([0, 'planned', job.image]);
  expect([writes(proxy), job.github.bed.world.artifacts, result.outputs.record]).toEqual([0, [], undefined]);
});

test('the record that later steps read is the one that was kept', async () => {
  await using registry = await startDistribution();
  await using job = await publishJob(dist);
  const { record = '', 'record-digest': digest } = (await job.step(image(registry.host), { context: { run_attempt: '2' } })).outputs;
  expect(record).toMatch(/\/tidegate-reports\/publish-record-a2\.json$/);
  const blob = [...job.github.bed.store.blobs.values()][0];
  expect(sha256Of(blob ?? '')).toBe(digest);
  await expect(readFile(record, 'utf8')).rejects.toThrow('ENOENT');
});
