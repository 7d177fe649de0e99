import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { githubClient } from '../../../src/adapters/github/github-client.ts';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import { ghaStore } from '../../../src/adapters/stores/gha/gha-store.ts';
import { keepRecord } from '../../../src/adapters/stores/gha/keep-record.ts';
import { openRunArtifacts } from '../../../src/adapters/stores/gha/open-run-artifacts.ts';
import { buildRecord } from '../../../src/core/build-record/build-record.ts';
import { deadlineIn } from '../../../src/core/clock/deadline.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { readContext } from '../../../src/core/event/context.ts';
import type { BlobSource } from '../../../src/core/oci/registry.ts';
import type { Store } from '../../../src/core/publish/store.ts';
import { parseStoreTarget } from '../../../src/core/store-target/store-target.ts';
import { type Github, startGithub } from '../../bed/github/start-github.ts';
import { identity, publishRequest } from '../../support/builders/publish-request.ts';
import { blobOf } from '../../support/builders/registry-client.ts';

const instant = { ...systemClock, sleep: async () => {} };
const ports = (masked: string[] = []) => ({
  http: nodeHttp,
  clock: instant,
  random: () => 0.5,
  deadline: deadlineIn(systemClock, 20_000),
  signal: new AbortController().signal,
  mask: (secret: string) => void masked.push(secret),
});

interface Bed extends AsyncDisposable {
  readonly github: Github;
  readonly masked: string[];
  /** A store for this content, in a run of its own unless one is named. */
  store(content: string | BlobSource, options?: { run?: number; expiresAt?: Date }): Store;
  run(): number;
}

async function bed(): Promise<Bed> {
  const github = await startGithub();
  const { sha } = github.addCommit({ message: 'one' });
  const token = github.mintToken({ permissions: { actions: 'read' } });
  const masked: string[] = [];
  const run = () => github.addRun({ headSha: sha }).id;
  const store: Bed['store'] = (content, { run: runId = run(), expiresAt } = {}) => {
    const job = github.addJob({ runId, name: 'build' });
    const env = {
      ACTIONS_RUNTIME_TOKEN: github.mintRuntimeToken({ runId, jobId: job.id }),
      ACTIONS_RESULTS_URL: `${github.urls.results}/`,
    };
    const artifacts = openRunArtifacts(ports(masked), env);
    const target = parseStoreTarget('gha://notes', '1.0.0');
    if (artifacts === undefined || !target.ok || target.value.kind !== 'gha') throw new Error('unreachable');
    const context = readContext(
      { GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: String(runId), GITHUB_SERVER_URL: github.urls.server },
      {},
    );
    const blob = typeof content === 'string' ? blobOf(content) : content;
    const file = { name: 'notes.md', mediaType: 'text/markdown', blob };
    const payload = { kind: 'files', stored: [file], members: [], contentDigest: blob.digest } as const;
    const client = githubClient({ apiUrl: github.urls.api, token, clock: instant, random: () => 0.5 });
    return ghaStore(target.value, payload, file, { artifacts, github: client, context, ...(expiresAt === undefined ? {} : { expiresAt }) });
  };
  return { github, masked, store, run, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { problem?: { code: string }; retry?: boolean }) => [error.problem?.code, error.retry],
  );
const blobs = ({ github }: Bed) => [...github.bed.store.blobs.values()].map((blob) => sha256Of(blob));

describe('a run artifact', () => {
  test('is created, found by the run that made it and by later ones, and read back', async () => {
    await using place = await bed();
    const run = place.run();
    const store = place.store('content', { run, expiresAt: new Date('2027-01-01T00:00:00Z') });
    expect(await store.probe()).toEqual({ kind: 'absent' });
    await store.create();
    const [artifact] = place.github.bed.world.artifacts;
    const ref = `${place.github.urls.server}/acme/shop/actions/runs/${run}/artifacts/${artifact?.id}`;
    expect(await store.probe()).toMatchObject({ kind: 'stored', digest: sha256Of('content'), claim: true, ref });
    expect([await store.readBack(1_000), await store.readBack(1)]).toEqual([true, undefined]);
    expect(store.extras()).toEqual({ artifactId: String(artifact?.id), artifactUrl: ref });
    expect(artifact).toMatchObject({ name: 'notes-1.0.0', mimeType: 'text/markdown', expiresAt: '2027-01-01T00:00:00Z' });

    const later = place.store('content');
    expect(await later.probe()).toMatchObject({ kind: 'stored', digest: sha256Of('content'), ref });
    // The runtime token reads artifacts of its own run only.
    expect([await later.readBack(1_000), later.extras().artifactId]).toEqual([undefined, String(artifact?.id)]);
    expect(place.github.violations()).toEqual([]);
  });

  test('other bytes are told with size, time, commit and run; among several the same ones are found', async () => {
    await using place = await bed();
    await place.store('theirs').create();
    const state = await place.store('ours').probe();
    expect(state).toMatchObject({
      kind: 'stored',
      digest: sha256Of('theirs'),
      about: expect.stringMatching(/^6 bytes, .*, commit [0-9a-f]{12}, run \d+$/),
    });
    await place.store('ours').create();
    expect(await place.store('theirs').probe()).toMatchObject({ digest: sha256Of('theirs') });
    expect(await place.store('ours').probe()).toMatchObject({ digest: sha256Of('ours') });
  });

  test('a name that this run took already is AP010, and not tried again', async () => {
    await using place = await bed();
    const run = place.run();
    await place.store('theirs', { run }).create();
    expect(await codeOf(place.store('ours', { run }).create())).toEqual(['AP010', false]);
  });

  test.each<[string, object, object]>([
    [
      'of a fork is nobody’s',
      { workflow_run: { id: 1, repository_id: 2002, head_repository_id: 9999, head_branch: 'x', head_sha: 'a'.repeat(40) } },
      { kind: 'absent' },
    ],
    ['that expired is absent', { expired: true }, { kind: 'absent' }],
    ['of this repository is one', {}, { kind: 'stored', digest: sha256Of('theirs') }],
  ])('one %s', async (_, bent, expected) => {
    await using place = await bed();
    await place.store('theirs').create();
    const url = `${place.github.urls.api}/repos/acme/shop/actions/artifacts`;
    const token = place.github.mintToken({ permissions: { actions: 'read' } });
    const { artifacts } = (await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json()) as { artifacts: object[] };
    const merge = { artifacts: artifacts.map((artifact) => ({ ...artifact, ...bent })) };
    place.github.fault({ on: { operation: 'actions/list-artifacts-for-repo' }, effect: { kind: 'bend-answer', merge } });
    expect(await place.store('ours').probe()).toMatchObject(expected);
  });

  test('one whose digest this host does not tell cannot be compared: AP022', async () => {
    await using place = await bed();
    await place.store('theirs').create();
    for (const artifact of place.github.bed.world.artifacts) artifact.digest = null;
    expect(await codeOf(place.store('ours').probe())).toEqual(['AP022', false]);
  });

  test('bytes that changed at the service are seen', async () => {
    await using place = await bed();
    const store = place.store('content');
    await store.create();
    for (const id of place.github.bed.store.blobs.keys()) place.github.bed.store.blobs.set(id, Buffer.from('CONTENT'));
    expect(await store.readBack(1_000)).toBe(false);
  });
});

describe('the service', () => {
  test('of an older kind gets a zip that unzip tools know, and the same content is found again', async () => {
    await using place = await bed();
    const older = { kind: 'status', status: 400, body: { code: 'malformed', msg: 'unknown field' } } as const;
    place.github.fault({ on: { host: 'results', operation: 'CreateArtifact' }, effect: older });
    const store = place.store('content');
    await store.create();
    const [zip] = place.github.bed.store.blobs.values();
    expect([zip?.subarray(0, 2).toString(), zip?.includes('notes.md'), zip?.includes('content')]).toEqual(['PK', true, true]);
    expect(await store.readBack(10_000)).toBe(true);
    expect(await place.store('content').probe()).toMatchObject({ digest: sha256Of('content') });
    expect(await place.store('other').probe()).toMatchObject({ digest: sha256Of(zip ?? '') });
  });

  test.each<[string, Parameters<Github['fault']>[0], unknown, number]>([
    [
      '503 before anything: nobody knows',
      { on: { operation: 'CreateArtifact' }, effect: { kind: 'status', status: 503 } },
      ['AP023', true],
      0,
    ],
    [
      '429: it did nothing, so it is asked again',
      { on: { operation: 'CreateArtifact' }, effect: { kind: 'status', status: 429 } },
      undefined,
      1,
    ],
    ['an answer to Create that is lost', { on: { operation: 'CreateArtifact' }, effect: { kind: 'drop-answer' } }, ['AP023', true], 0],
    ['an answer to Finalize that is lost', { on: { operation: 'FinalizeArtifact' }, effect: { kind: 'drop-answer' } }, ['AP023', true], 1],
    ['a store that stumbles', { on: { host: 'blobs' }, effect: { kind: 'status', status: 503 }, times: 3 }, undefined, 1],
    ['a store that refuses', { on: { host: 'blobs' }, effect: { kind: 'status', status: 403 }, times: 'always' }, ['AP023', false], 0],
    ['a token that is refused', { on: { host: 'results' }, effect: { kind: 'status', status: 403 }, times: 'always' }, ['AP020', false], 0],
    [
      'a host without the service',
      { on: { host: 'results' }, effect: { kind: 'status', status: 404 }, times: 'always' },
      ['AP022', false],
      0,
    ],
  ])('%s', async (_, fault, expected, stored) => {
    await using place = await bed();
    place.github.fault(fault);
    expect(await codeOf(place.store('content').create())).toEqual(expected);
    expect(place.github.bed.world.artifacts.filter(({ size }) => size !== null)).toHaveLength(stored);
  });

  test('above 64 MiB gets blocks of one length, which are repeated one by one', async () => {
    await using place = await bed();
    const bytes = Buffer.alloc(65 * 1_048_576, 'abcdefg');
    place.github.fault({ on: { host: 'blobs', operation: 'PutBlock' }, effect: { kind: 'drop' }, skip: 2 });
    await place.store(blobOf(bytes)).create();
    expect(blobs(place)).toEqual([sha256Of(bytes)]);
    const sent = place.github
      .requests()
      .filter(({ host }) => host === 'blobs')
      .map(({ operation, status }) => `${operation} ${status}`);
    expect(sent).toEqual([
      'PutBlock 201',
      'PutBlock 201',
      'PutBlock 0',
      'PutBlock 201',
      'PutBlock 201',
      'PutBlock 201',
      'PutBlockList 201',
    ]);
  });

  test('every signature is masked', async () => {
    await using place = await bed();
    await place.store('content').create();
    expect(place.masked.length).toBeGreaterThan(0);
    expect(place.masked.every((text) => text.length > 10)).toBe(true);
  });
});

describe('a record', () => {
  const record = buildRecord(identity, { ...publishRequest([]).event, finishedOn: new Date(0) });

  test('is an artifact of its own; a second of its name is AP062', async () => {
    await using place = await bed();
    const runId = place.run();
    const job = place.github.addJob({ runId, name: 'build' });
    const env = {
      ACTIONS_RUNTIME_TOKEN: place.github.mintRuntimeToken({ runId, jobId: job.id }),
      ACTIONS_RESULTS_URL: place.github.urls.results,
    };
    const artifacts = openRunArtifacts(ports(), env);
    expect(await keepRecord(artifacts, record, 'r.record.json')).toBeUndefined();
    expect(blobs(place)).toEqual([record.digest]);
    expect(await keepRecord(artifacts, record, 'r.record.json')).toMatchObject({
      code: 'AP062',
      what: expect.stringContaining('r.record.json'),
    });
  });

  test.each([
    [{}],
    [{ ACTIONS_RESULTS_URL: 'https://results.example/' }],
    [{ ACTIONS_RUNTIME_TOKEN: 'no.jwt', ACTIONS_RESULTS_URL: 'https://results.example/' }],
    [{ ACTIONS_RUNTIME_TOKEN: `e30.${btoa('{"scp":"Actions.Results:1:2"}')}.x`, ACTIONS_RESULTS_URL: 'file:///etc' }],
  ])('is only missed where the runner offers no service: %j', async (env) => {
    const artifacts = openRunArtifacts(ports(), env);
    expect(artifacts).toBeUndefined();
    expect(await keepRecord(artifacts, record, 'r')).toMatchObject({ code: 'AP062', fault: 'remote' });
  });
});
