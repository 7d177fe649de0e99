import { describe, expect, test } from '@jest/globals';
import { type OciStoreOptions, ociStore } from '../../../src/adapters/stores/oci/oci-store.ts';
import { type BuildEvent, type BuildRecord, buildRecord } from '../../../src/core/build-record/build-record.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { FILES_ARTIFACT } from '../../../src/core/oci/files-manifest.ts';
import type { Payload } from '../../../src/core/publish/payload.ts';
import type { Store } from '../../../src/core/publish/store.ts';
import { parseStoreTarget } from '../../../src/core/store-target/store-target.ts';
import { identity, publishRequest } from '../../support/builders/publish-request.ts';
import { blobOf, pushImage, testRegistryClient } from '../../support/builders/registry-client.ts';
import { type FaultProxy, startFaultProxy } from '../../support/servers/fault-proxy.ts';
import { BASIC_LOGIN, startDistribution, startReferrersRegistry } from '../../support/servers/registry.ts';

const payload = (content: string, contentDigest = sha256Of(content)): Payload => ({
  kind: 'files',
  stored: [{ name: 'notes.md', mediaType: 'text/markdown', blob: blobOf(content) }],
  members: [],
  contentDigest,
});

function storeAt(
  host: string,
  content: string,
  more: { line?: string; contentDigest?: ReturnType<typeof sha256Of>; client?: OciStoreOptions['registry'] } = {},
): Store {
  const target = parseStoreTarget(more.line ?? `oci://${host}/team/files:1.0.0`, '1.0.0');
  if (!target.ok || target.value.kind !== 'oci') throw new Error('unreachable');
  const contentDigest = more.contentDigest ?? sha256Of(content);
  return ociStore(target.value, payload(content, contentDigest), {
    registry: more.client ?? testRegistryClient(),
    identity: { ...identity, contentDigest },
    source: 'https://github.com/acme/shop',
    artifactType: FILES_ARTIFACT,
  });
}

const recordOf = (passed: number, second: number): BuildRecord => {
  const event: BuildEvent = {
    ...publishRequest([]).event,
    finishedOn: new Date(Date.UTC(2026, 10, 24, 12, 0, second)),
    tests: { passed, failed: 0, skipped: 0, flaky: 0, failures: [] },
  };
  return buildRecord(identity, event);
};
const puts = (proxy: FaultProxy, part: string) => proxy.seen.filter(({ method, path }) => method === 'PUT' && path.includes(part)).length;
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { problem?: { code: string }; retry?: boolean }) => [error.problem?.code, error.retry],
  );

describe.each([
  ['distribution 2.8', () => startDistribution()],
  ['go-containerregistry', startReferrersRegistry],
])('at %s', (_, start) => {
  test('a free name is absent; what was created stands there as planned, and is not sent twice', async () => {
    await using registry = await start();
    await using proxy = await startFaultProxy(registry.host);
    const store = storeAt(proxy.host, 'one');
    expect(await store.probe()).toEqual({ kind: 'absent' });
    await store.create();
    const { digest } = store.plan;
    expect(await store.probe()).toEqual({ kind: 'stored', digest, claim: false, about: '', ref: `${proxy.host}/team/files@${digest}` });
    const before = [puts(proxy, '/manifests/'), puts(proxy, '/blobs/')];
    await storeAt(proxy.host, 'one').create();
    expect([puts(proxy, '/manifests/'), puts(proxy, '/blobs/')]).toEqual(before);
    expect([await store.readBack(1_000), await store.readBack(1)]).toEqual([true, undefined]);
  });

  test('other bytes are described by their commit and content', async () => {
    await using registry = await start();
    await storeAt(registry.host, 'theirs', { contentDigest: sha256Of('content') }).create();
    const state = await storeAt(registry.host, 'ours', { contentDigest: sha256Of('content') }).probe();
    expect(state).toMatchObject({ kind: 'stored', contentDigest: sha256Of('content'), about: `commit ${identity.commit.slice(0, 12)}` });
  });

  test('an image that others pushed is described by its digest alone', async () => {
    await using registry = await start();
    const client = testRegistryClient();
    const image = await pushImage(client, { registry: registry.host, repository: 'team/files' }, '1.0.0');
    expect(await storeAt(registry.host, 'ours').probe()).toMatchObject({ kind: 'stored', digest: image.digest, about: '' });
  });

  test('a name that was taken since the probe is not overwritten; a mutable one is', async () => {
    await using registry = await start();
    const theirs = storeAt(registry.host, 'theirs');
    await theirs.create();
    const ours = storeAt(registry.host, 'ours');
    await ours.create();
    expect(await ours.probe()).toMatchObject({ digest: theirs.plan.digest });
    const line = `oci://${registry.host}/team/files:1.0.0 mutable`;
    const moving = storeAt(registry.host, 'ours', { line });
    await moving.create();
    expect(await moving.probe()).toMatchObject({ digest: ours.plan.digest });
  });

  test('records: the newest one decides whether another says something new', async () => {
    await using registry = await start();
    const store = storeAt(registry.host, 'one');
    await store.create();
    const add = (passed: number, second: number) => store.addRecord(store.plan.digest, recordOf(passed, second), `r-${second}.json`);
    expect([await add(1, 1), await add(1, 2), await add(2, 3), await add(1, 4), await add(1, 5)]).toEqual([
      'added',
      'there',
      'added',
      'added',
      'there',
    ]);
    const at = { registry: registry.host, repository: 'team/files' };
    const listed = await testRegistryClient().referrers(at, store.plan.digest);
    expect(listed.map(({ annotations }) => annotations?.['org.opencontainers.image.created']).sort()).toEqual(
      [1, 3, 4].map((second) => `2026-11-24T12:00:0${second}.000Z`),
    );
  });
});

describe('rights', () => {
  test('a login without the right to push is a refusal before anything is written', async () => {
    await using registry = await startDistribution({ kind: 'basic' });
    const store = storeAt(registry.host, 'one');
    expect(await store.probe()).toMatchObject({ kind: 'refused', problem: { code: 'AP020' } });
    expect(await codeOf(store.create())).toEqual(['AP020', false]);
    const client = testRegistryClient([{ kind: 'password', ...BASIC_LOGIN }]);
    expect(await storeAt(registry.host, 'one', { client }).probe()).toEqual({ kind: 'absent' });
    expect(await registry.storedBlobs().catch(() => 0)).toBe(0);
  });
});

describe('lost and wrong answers', () => {
  test('a lost answer to the tag may be tried again after a look', async () => {
    await using registry = await startReferrersRegistry();
    await using proxy = await startFaultProxy(registry.host);
    const store = storeAt(proxy.host, 'one');
    proxy.add({ on: (method, path) => method === 'PUT' && path.endsWith('/manifests/1.0.0'), fault: { kind: 'drop-answer' } });
    expect(await codeOf(store.create())).toEqual(['AP023', true]);
    expect(await store.probe()).toMatchObject({ kind: 'stored', digest: store.plan.digest });
  });

  test('bytes of another digest are AP030, and not tried again', async () => {
    await using registry = await startReferrersRegistry();
    await using proxy = await startFaultProxy(registry.host);
    const store = storeAt(proxy.host, 'one');
    await store.create();
    proxy.add({
      on: (method, path) => method === 'GET' && path.includes('/blobs/'),
      fault: { kind: 'rewrite', answer: () => Buffer.from('x') },
    });
    expect(await codeOf(store.readBack(1_000))).toEqual(['AP030', false]);
  });

  test('a blob that is gone is not ours', async () => {
    await using registry = await startDistribution();
    await using proxy = await startFaultProxy(registry.host);
    const store = storeAt(proxy.host, 'one');
    await store.create();
    proxy.add({ on: (method, path) => method === 'GET' && path.includes('/blobs/'), fault: { kind: 'status', status: 404 } });
    expect(await store.readBack(1_000)).toBe(false);
  });
});
