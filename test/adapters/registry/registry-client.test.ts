import { describe, expect, test } from '@jest/globals';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { blobOf, pushImage, testRegistryClient } from '../../support/builders/registry-client.ts';
import { startFaultProxy } from '../../support/servers/fault-proxy.ts';
import { BASIC_LOGIN, type RegistryServer, startDistribution, startReferrersRegistry } from '../../support/servers/registry.ts';
import { startTokenService } from '../../support/servers/token-service.ts';

const REGISTRIES: readonly (readonly [string, () => Promise<RegistryServer>])[] = [
  ['distribution 2.8', () => startDistribution()],
  ['go-containerregistry', startReferrersRegistry],
];

describe.each(REGISTRIES)('at %s', (_, startServer) => {
  test('what is not there is absent; what was pushed is there by tag and by digest', async () => {
    await using server = await startServer();
    const at = { registry: server.host, repository: 'team/app' };
    const client = testRegistryClient();
    expect(await client.head(at, '1.0.0')).toEqual({ kind: 'absent' });
    expect(await client.manifest(at, '1.0.0')).toEqual({ kind: 'absent' });
    const pushed = await pushImage(client, at, '1.0.0');
    const head = { kind: 'present', digest: pushed.digest, mediaType: 'application/vnd.oci.image.manifest.v1+json', size: pushed.size };
    expect(await client.head(at, '1.0.0')).toEqual(head);
    expect(await client.head(at, pushed.digest)).toEqual(head);
    const read = await client.manifest(at, '1.0.0');
    expect(read.kind === 'present' && new TextDecoder().decode(read.bytes)).toBe(new TextDecoder().decode(pushed.bytes));
  });

  test('a blob is sent once, then it is there; a second repository gets it by mount', async () => {
    await using server = await startServer();
    const [at, other] = ['team/app', 'team/other'].map((repository) => ({ registry: server.host, repository }));
    if (at === undefined || other === undefined) throw new Error('unreachable');
    const client = testRegistryClient();
    const blob = blobOf('some bytes');
    expect(await client.upload(at, blob)).toBe('sent');
    expect(await client.upload(at, blob)).toBe('there');
    // go-containerregistry keeps blobs for all repositories together, so there is nothing to mount.
    expect(['mounted', 'there']).toContain(await client.upload(other, blob, at));
    expect(new TextDecoder().decode(await client.blob(other, blob.digest, 100))).toBe('some bytes');
    expect(await client.blob(other, sha256Of('never sent'), 100)).toBeUndefined();
    await expect(client.blob(at, blob.digest, 3)).rejects.toThrow('larger than 3 bytes');
  });

  test('referrers are listed whether the registry keeps the list or not, and no writer loses an entry', async () => {
    await using server = await startServer();
    const at = { registry: server.host, repository: 'team/app' };
    const client = testRegistryClient();
    const image = await pushImage(client, at, '1.0.0');
    const referrer = (name: string) => {
      const bytes = new TextEncoder().encode(
        JSON.stringify({
          schemaVersion: 2,
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          artifactType: 'application/vnd.in-toto+json',
          config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: sha256Of('{}'), size: 2 },
          layers: [],
          subject: { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: image.digest, size: image.size },
          annotations: { name },
        }),
      );
      const descriptor = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: sha256Of(bytes), size: bytes.length };
      return { bytes, descriptor };
    };
    await client.upload(at, blobOf('{}'));
    expect(await client.referrers(at, image.digest)).toEqual([]);
    const made = ['one', 'two', 'two'].map(referrer);
    for (const { bytes, descriptor } of made) await client.putReferrer(at, image.digest, bytes, descriptor);
    const digests = (await client.referrers(at, image.digest)).map(({ digest }) => digest);
    expect(digests.toSorted()).toEqual([...new Set(made.map(({ descriptor }) => descriptor.digest))].toSorted());
  });
});

describe('logins', () => {
  test('basic: the right password works, a wrong one and none are denied', async () => {
    await using server = await startDistribution({ kind: 'basic' });
    const at = { registry: server.host, repository: 'team/app' };
    const right = testRegistryClient([{ kind: 'password', ...BASIC_LOGIN }]);
    const image = await pushImage(right, at, '1');
    expect(await right.head(at, '1')).toMatchObject({ kind: 'present', digest: image.digest });
    expect(right.masked).toContain(Buffer.from('ci:open sesame').toString('base64'));
    const wrong = testRegistryClient([{ kind: 'password', username: 'ci', password: 'guess' }]);
    expect(await wrong.head(at, '1')).toEqual({ kind: 'denied', status: 401, detail: 'UNAUTHORIZED: authentication required' });
    expect(await testRegistryClient().head(at, '1')).toMatchObject({ kind: 'denied', status: 401 });
    await expect(pushImage(wrong, at, '2')).rejects.toMatchObject({ name: 'RegistryDenied', denied: { status: 401 } });
  });

  test('of several logins the one that works is found, as kubelet does with pull secrets', async () => {
    await using server = await startDistribution({ kind: 'basic' });
    const at = { registry: server.host, repository: 'team/app' };
    const right = { kind: 'password', ...BASIC_LOGIN } as const;
    const image = await pushImage(testRegistryClient([right]), at, '1');
    const client = testRegistryClient([{ kind: 'password', username: 'ci', password: 'old' }, right]);
    expect(await client.head(at, '1')).toMatchObject({ kind: 'present', digest: image.digest });
  });

  test('tokens: asked for by scope, kept, and refused where the right is missing', async () => {
    await using tokens = await startTokenService({
      users: {
        ci: { password: 'pw', rights: { 'team/app': ['pull', 'push'] } },
        reader: { password: 'pw', identityToken: 'refresh-me', rights: { 'team/app': ['pull'] } },
      },
    });
    await using server = await startDistribution({ kind: 'token', ...tokens });
    const at = { registry: server.host, repository: 'team/app' };
    const image = await pushImage(testRegistryClient([{ kind: 'password', username: 'ci', password: 'pw' }]), at, '1');
    expect(tokens.asked).toEqual(['ci repository:team/app:pull,push']);
    const reader = testRegistryClient([{ kind: 'identity-token', token: 'refresh-me' }]);
    expect(await reader.head(at, '1')).toMatchObject({ kind: 'present', digest: image.digest });
    expect(await reader.head(at, '1')).toMatchObject({ kind: 'present' });
    expect(tokens.asked.slice(1)).toEqual(['reader repository:team/app:pull']);
    await expect(reader.upload(at, blobOf('new'))).rejects.toMatchObject({ name: 'RegistryDenied' });
    const wrong = testRegistryClient([{ kind: 'password', username: 'ci', password: 'guess' }]);
    expect(await wrong.head(at, '1')).toEqual({ kind: 'denied', status: 401, detail: 'UNAUTHORIZED: wrong user name or password' });
  });

  test('a token that expires between two requests is renewed', async () => {
    await using tokens = await startTokenService({ users: { ci: { password: 'pw', rights: { 'team/app': ['pull', 'push'] } } }, ttl: -59 });
    await using server = await startDistribution({ kind: 'token', ...tokens });
    const at = { registry: server.host, repository: 'team/app' };
    const client = testRegistryClient([{ kind: 'password', username: 'ci', password: 'pw' }]);
    await client.upload(at, blobOf('one'));
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(await client.has(at, blobOf('one').digest)).toBe(true);
    await client.upload(at, blobOf('two'));
    expect(tokens.asked.length).toBeGreaterThan(2);
  });
});

describe('lost and wrong answers', () => {
  test('503 is asked again; a 429 says when; at the end the last answer is told', async () => {
    await using server = await startReferrersRegistry();
    await using proxy = await startFaultProxy(server.host);
    const at = { registry: proxy.host, repository: 'team/app' };
    const client = testRegistryClient();
    proxy.add({ on: () => true, fault: { kind: 'status', status: 503 }, times: 2 });
    proxy.add({ on: () => true, fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } } });
    expect(await client.head(at, '1')).toEqual({ kind: 'absent' });
    expect(proxy.seen.map(({ status }) => status)).toEqual([503, 503, 429, 404]);
    proxy.add({ on: () => true, fault: { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' }, times: 99 });
    await expect(client.manifest(at, '1')).rejects.toMatchObject({
      name: 'RegistryFailure',
      status: 502,
      message: `${proxy.host}: GET http://${proxy.host}/v2/team/app/manifests/1: HTTP 502 Bad gateway`,
    });
  });

  test('nobody there', async () => {
    const at = { registry: '127.0.0.1:9', repository: 'team/app' };
    await expect(testRegistryClient().head(at, '1')).rejects.toThrow('ECONNREFUSED');
  });

  test('the answer to the upload is lost: the blob is found, not sent again', async () => {
    await using server = await startDistribution();
    await using proxy = await startFaultProxy(server.host);
    const at = { registry: proxy.host, repository: 'team/app' };
    proxy.add({ on: (method) => method === 'PUT', fault: { kind: 'drop-answer' } });
    expect(await testRegistryClient().upload(at, blobOf('bytes'))).toBe('sent');
    expect(proxy.seen.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('a line that dies in a large upload: the registry says where it stands, and less than one chunk is sent twice', async () => {
    await using server = await startDistribution();
    await using proxy = await startFaultProxy(server.host);
    const at = { registry: proxy.host, repository: 'team/app' };
    const large = blobOf(new Uint8Array(70 * 1_048_576).fill(7));
    let patches = 0;
    proxy.add({ on: (method) => method === 'PATCH' && ++patches === 2, fault: { kind: 'reset', afterBytes: 5 * 1_048_576 } });
    proxy.add({ on: (method) => method === 'PATCH' && patches === 4, fault: { kind: 'drop-answer' } });
    expect(await testRegistryClient().upload(at, large)).toBe('sent');
    expect(await testRegistryClient().has(at, large.digest)).toBe(true);
    const sent = proxy.seen.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(sent - large.size).toBeLessThan(16 * 1_048_576);
  });

  test('a manifest whose bytes are not those of its digest is no manifest', async () => {
    await using server = await startReferrersRegistry();
    await using proxy = await startFaultProxy(server.host);
    const at = { registry: proxy.host, repository: 'team/app' };
    const client = testRegistryClient();
    const image = await pushImage(client, at, '1');
    const spoiled = (body: Buffer): Buffer => Buffer.from(body.toString('utf8').replace('amd64', 'arm64').replace('layer', 'lager'));
    proxy.add({
      on: (method, path) => method === 'GET' && path.includes('/manifests/'),
      fault: { kind: 'rewrite', answer: spoiled },
      times: 2,
    });
    await expect(client.manifest(at, image.digest)).rejects.toThrow(`not ${image.digest}`);
    await expect(client.manifest(at, '1')).rejects.toThrow(`not ${image.digest}`);
  });

  test('a referrers API that redirects to a page is none', async () => {
    await using server = await startReferrersRegistry();
    await using proxy = await startFaultProxy(server.host);
    const at = { registry: proxy.host, repository: 'team/app' };
    proxy.add({
      on: (_, path) => path.includes('/referrers/'),
      fault: { kind: 'status', status: 303, headers: { location: 'http://127.0.0.1:9/page' } },
    });
    expect(await testRegistryClient().referrers(at, sha256Of('x'))).toEqual([]);
  });

  test('two writers of the fallback tag: both entries stay', async () => {
    await using server = await startDistribution();
    await using proxy = await startFaultProxy(server.host);
    const client = testRegistryClient();
    const at = { registry: proxy.host, repository: 'team/app' };
    const direct = { ...at, registry: server.host };
    const image = await pushImage(client, at, '1');
    const config = blobOf('{}');
    await client.upload(at, config);
    const referrer = (name: string) => {
      const mediaType = 'application/vnd.oci.image.manifest.v1+json';
      const bytes = new TextEncoder().encode(
        JSON.stringify({
          schemaVersion: 2,
          mediaType,
          config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: config.digest, size: 2 },
          layers: [],
          subject: { mediaType, digest: image.digest, size: image.size },
          annotations: { name },
        }),
      );
      return [bytes, { mediaType, digest: sha256Of(bytes), size: bytes.length }] as const;
    };
    const tag = image.digest.replace(':', '-');
    // The other writer comes between our PUT and our second look, with the index it read before.
    const before = await client.manifest(direct, tag);
    expect(before.kind).toBe('absent');
    let overwritten = false;
    proxy.add({
      on: (method, path) =>
        method === 'GET' &&
        path.endsWith(tag) &&
        proxy.seen.some((seen) => seen.method === 'PUT' && seen.path.endsWith(tag)) &&
        !overwritten,
      fault: {
        kind: 'before',
        run: async () => {
          overwritten = true;
          const [bytes, descriptor] = referrer('theirs');
          await client.putManifest(direct, descriptor.digest, bytes, descriptor.mediaType);
          const theirs = JSON.stringify({
            schemaVersion: 2,
            mediaType: 'application/vnd.oci.image.index.v1+json',
            manifests: [descriptor],
          });
          await client.putManifest(direct, tag, new TextEncoder().encode(theirs), 'application/vnd.oci.image.index.v1+json');
        },
      },
    });
    const [bytes, descriptor] = referrer('ours');
    await client.putReferrer(at, image.digest, bytes, descriptor);
    expect(overwritten).toBe(true);
    expect((await client.referrers(at, image.digest)).map(({ digest }) => digest).toSorted()).toEqual(
      [referrer('ours')[1].digest, referrer('theirs')[1].digest].toSorted(),
    );
  });
});
