import { beforeAll, describe, expect, test } from '@jest/globals';
import { registryView } from '../../examples/demo/registry-view.ts';
import { writeLayout } from '../support/builders/oci-layout.ts';
import { publishJob } from '../support/builders/publish-job.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { findLeaks } from '../support/log-checker/find-leaks.ts';
import { type FaultRule, startFaultProxy } from '../support/servers/fault-proxy.ts';
import { httpServer } from '../support/servers/http-server.ts';
import { startDistribution, startReferrersRegistry } from '../support/servers/registry.ts';
import type { StepResult } from '../support/step-driver/step.ts';

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

const image = (host: string, more: Readonly<Record<string, string>> = {}) => ({
  path: 'oci-layout:image',
  targets: `oci://${host}/acme/shop:1.0.0`,
  ...more,
});
const told = (result: StepResult) => result.annotations.map(({ type, title }) => `${type} ${title}`);
const isTagPut: FaultRule['on'] = (method, path) => method === 'PUT' && path.endsWith('/manifests/1.0.0');

describe('a registry', () => {
  test('whose answer to the tag is lost: the step sees that it took effect, and does not write twice', async () => {
    await using registry = await startDistribution();
    await using proxy = await startFaultProxy(registry.host);
    await using job = await publishJob(dist);
    proxy.add({ on: isTagPut, fault: { kind: 'drop-answer' } });
    const result = await job.step(image(proxy.host));
    expect([result.exitCode, told(result), result.outputs.published]).toEqual([0, [], 'created']);
    expect(proxy.seen.filter(({ method, path }) => isTagPut(method, path))).toHaveLength(1);
  });

  test('that answers 503 to the tag is asked again', async () => {
    await using registry = await startDistribution();
    await using proxy = await startFaultProxy(registry.host);
    await using job = await publishJob(dist);
    proxy.add({ on: isTagPut, fault: { kind: 'status', status: 503 } });
    const result = await job.step(image(proxy.host));
    expect([result.exitCode, result.outputs.published]).toEqual([0, 'created']);
    expect(proxy.seen.filter(({ method, path }) => isTagPut(method, path)).map(({ status }) => status)).toEqual([503, 201]);
  });

  test('where another job takes the tag in between: AP010, and theirs stays', async () => {
    await using registry = await startDistribution();
    await using proxy = await startFaultProxy(registry.host);
    await using theirs = await publishJob(dist);
    await using ours = await publishJob(dist);
    const other = await writeLayout(`${theirs.workspace}/image`, { layer: 'theirs' });
    const faster = async (): Promise<void> => void (await theirs.step(image(registry.host)));
    proxy.add({ on: (method, path) => method === 'POST' && path.includes('/blobs/uploads/'), fault: { kind: 'before', run: faster } });
    const result = await ours.step(image(proxy.host));
    expect([result.exitCode, told(result)]).toEqual([1, ['error AP010']]);
    expect(await registryView(registry.host).digest('acme/shop', '1.0.0')).toBe(other);
  });

  test('that gives other bytes back is AP030 with verify: full, and the outputs are not set', async () => {
    await using registry = await startReferrersRegistry();
    await using proxy = await startFaultProxy(registry.host);
    await using job = await publishJob(dist);
    const isBlob: FaultRule['on'] = (method, path) => method === 'GET' && path.includes('/blobs/sha256:');
    proxy.add({ on: isBlob, fault: { kind: 'rewrite', answer: (body) => Buffer.concat([body.subarray(1), Buffer.from('!')]) } });
    const result = await job.step(image(proxy.host, { verify: 'full' }));
    expect([result.exitCode, told(result), result.outputs.digest]).toEqual([1, ['error AP030'], undefined]);
    const good = await job.step(image(proxy.host, { verify: 'full' }));
    expect([good.exitCode, good.outputs.published]).toEqual([0, 'unchanged']);
    expect(good.outputs.refs).toContain('"proof":"read back"');
  });

  test('that refuses the record only: AP062, and the image is published', async () => {
    await using registry = await startDistribution();
    await using proxy = await startFaultProxy(registry.host);
    await using job = await publishJob(dist);
    const isReferrer: FaultRule['on'] = (method, path) => method === 'PUT' && path.includes('/manifests/sha256');
    proxy.add({ on: isReferrer, fault: { kind: 'status', status: 400, body: '{"errors":[{"code":"MANIFEST_INVALID","message":"no"}]}' } });
    const result = await job.step(image(proxy.host));
    expect([result.exitCode, told(result), result.outputs.published]).toEqual([0, ['warning AP062'], 'created']);
    expect(result.summary).toContain('| missing |');
  });

  test('that fails at the second target leaves the first done, and the outputs say so', async () => {
    await using one = await startDistribution();
    await using two = await startDistribution();
    await using proxy = await startFaultProxy(two.host);
    await using job = await publishJob(dist);
    proxy.add({ on: isTagPut, fault: { kind: 'status', status: 400 }, times: 9 });
    const targets = `oci://${one.host}/acme/shop:1.0.0\noci://${proxy.host}/acme/shop:1.0.0`;
    const result = await job.step(image('', { targets }));
    expect([result.exitCode, told(result), result.outputs.digest]).toEqual([1, ['error AP023'], job.image]);
    expect(JSON.parse(result.outputs.refs ?? '')).toMatchObject([{ target: `oci://${one.host}/acme/shop:1.0.0`, published: 'created' }]);
    expect(result.summary).toContain('published in part');
    const healed = await job.step(image('', { targets: targets.replace(proxy.host, two.host) }));
    expect(JSON.parse(healed.outputs.refs ?? '').map(({ published }: { published: string }) => published)).toEqual([
      'unchanged',
      'created',
    ]);
  });

  test('that hangs is left when the job is cancelled', async () => {
    await using silent = await httpServer(() => {});
    await using job = await publishJob(dist);
    const result = await job.step(image(new URL(silent.url).host), { signalAfter: /an image of/ });
    expect(result).toMatchObject({ conclusion: 'cancelled', ending: 'SIGINT', exitCode: 1, orphans: [], tempFiles: [] });
    expect([told(result), result.outputs.digest]).toEqual([['error IN010'], undefined]);
  });
});

describe('the artifact service', () => {
  const FILES = { path: 'release/notes.md', targets: 'gha://notes' };

  test('that did what it was asked and whose answer is lost: unchanged bytes are found, no second artifact is made', async () => {
    await using job = await publishJob(dist);
    job.github.fault({ on: { host: 'results', operation: 'FinalizeArtifact' }, effect: { kind: 'drop-answer' } });
    const result = await job.step(FILES);
    expect([result.exitCode, told(result), result.outputs.published]).toEqual([0, [], 'created']);
    expect(job.github.bed.world.artifacts.filter(({ name }) => name === 'notes-1.0.0')).toHaveLength(1);
  });

  test('that is down for a moment before it did anything is asked again', async () => {
    await using job = await publishJob(dist);
    job.github.fault({ on: { host: 'results', operation: 'CreateArtifact' }, effect: { kind: 'status', status: 503 } });
    const result = await job.step(FILES);
    expect([result.exitCode, told(result), result.outputs.published]).toEqual([0, [], 'created']);
  });

  test('of an older kind, which knows no media types, gets a zip, and the next run finds it unchanged', async () => {
    await using job = await publishJob(dist);
    const older = { kind: 'status', status: 400, body: { code: 'malformed', msg: 'unknown field "mime_type"' } } as const;
    job.github.fault({ on: { host: 'results', operation: 'CreateArtifact' }, effect: older });
    const result = await job.step(FILES);
    expect([result.exitCode, told(result), result.outputs.published]).toEqual([0, [], 'created']);
    const [artifact] = job.github.bed.world.artifacts;
    expect(
      job.github.bed.store.blobs
        .get(artifact?.id ?? 0)
        ?.subarray(0, 4)
        .toString('latin1'),
    ).toBe('PK\u0003\u0004');
    const again = await job.step(FILES);
    expect([again.exitCode, again.outputs.published]).toEqual([0, 'unchanged']);
  });

  test('whose store answers 503 is asked again, and no signature gets out', async () => {
    await using job = await publishJob(dist);
    job.github.fault({ on: { host: 'blobs', method: 'PUT' }, effect: { kind: 'status', status: 503 }, times: 2 });
    const result = await job.step(FILES, { debug: true } as object);
    expect([result.exitCode, result.outputs.published]).toEqual([0, 'created']);
    const signatures = result.commands.filter(({ name }) => name === 'add-mask').map(({ data }) => data);
    expect(signatures.length).toBeGreaterThan(0);
    expect(
      findLeaks(result, Object.fromEntries(signatures.map((value, index) => [`signature ${index}`, value])), { unmasked: true }),
    ).toEqual([]);
  });

  test('that refuses the record only: AP062', async () => {
    await using registry = await startDistribution();
    await using job = await publishJob(dist);
    job.github.fault({ on: { host: 'results' }, effect: { kind: 'status', status: 403 }, times: 'always' });
    const result = await job.step(image(registry.host));
    expect([result.exitCode, told(result), result.outputs.published]).toEqual([0, ['warning AP062'], 'created']);
  });
});
