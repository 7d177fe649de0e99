import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { sha256Of } from '../../src/core/digest/sha256.ts';
import { writeLayout } from '../support/builders/oci-layout.ts';
import { type PublishJob, publishJob } from '../support/builders/publish-job.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { startDistribution } from '../support/servers/registry.ts';
import type { StepResult } from '../support/step-driver/step.ts';

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

const FILES = { path: 'release', targets: 'gha://shop' };
const DATED = { stepEnv: { SOURCE_DATE_EPOCH: '1764000000' } };
const told = (result: StepResult) => result.annotations.map(({ type, title }) => `${type} ${title}`);
const artifacts = (job: PublishJob) => job.github.bed.world.artifacts.filter(({ name }) => !name.endsWith('.record.json'));
const stored = (job: PublishJob, name: string) => {
  const artifact = job.github.bed.world.artifacts.find((one) => one.name === name);
  return job.github.bed.store.blobs.get(artifact?.id ?? 0) ?? Buffer.alloc(0);
};

/** `mode path` of every member, as GNU tar reads it. */
async function members(archive: Uint8Array): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-tar-'));
  try {
    await writeFile(join(folder, 'a.tgz'), archive);
    const listed = execFileSync('tar', ['-tvzf', 'a.tgz', '--numeric-owner', '--utc'], { cwd: folder, encoding: 'utf8' });
    return listed.trim().split('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('several files as a run artifact', () => {
  test('are one archive that GNU tar reads: sorted, dated by the commit, with exec bits', async () => {
    await using job = await publishJob(dist);
    await chmod(join(job.workspace, 'release/bin/shop'), 0o755);
    const result = await job.step(FILES, DATED);
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    const archive = stored(job, 'shop-1.0.0');
    expect(await members(archive)).toEqual([
      '-rwxr-xr-x 0/0              10 2025-11-24 16:00 bin/shop',
      '-rw-r--r-- 0/0               8 2025-11-24 16:00 notes.md',
    ]);
    const [artifact] = artifacts(job);
    const url = `${job.github.urls.server}/acme/shop/actions/runs/${artifact?.runId}/artifacts/${artifact?.id}`;
    expect(result.outputs).toMatchObject({
      digest: sha256Of(archive),
      published: 'created',
      'artifact-id': String(artifact?.id),
      'artifact-url': url,
      ref: url,
    });
    expect(JSON.parse(result.outputs.refs ?? '')).toMatchObject([{ target: 'gha://shop', proof: 'read back' }]);
    expect(job.github.bed.log.violations).toEqual([]);
  });

  test('are unchanged in another run, whatever happened to dates; other bytes are AP010 and nothing is uploaded', async () => {
    await using job = await publishJob(dist);
    const first = await job.step(FILES, DATED);
    await utimes(join(job.workspace, 'release/notes.md'), 1, 1);
    const second = await job.step(FILES, { ...DATED, env: { TZ: 'Asia/Tokyo', LC_ALL: 'C' } });
    expect([second.exitCode, second.outputs.published, second.outputs.digest]).toEqual([0, 'unchanged', first.outputs.digest]);
    expect([second.outputs['artifact-id'], second.outputs['content-digest']]).toEqual([
      first.outputs['artifact-id'],
      first.outputs['content-digest'],
    ]);
    await job.write('release/notes.md', '# Other\n');
    const third = await job.step(FILES, DATED);
    expect([third.exitCode, told(third)]).toEqual([1, ['error AP010']]);
    expect(third.annotations[0]?.message).toMatch(
      new RegExp(`holds ${first.outputs.digest} \\(\\d+ bytes, .*commit ${job.sha.slice(0, 12)}`),
    );
    expect(artifacts(job)).toHaveLength(1);
  });

  test('are dated by the commit when nobody says otherwise', async () => {
    await using job = await publishJob(dist);
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: job.workspace, encoding: 'utf8', env: { PATH: process.env.PATH, HOME: '/nowhere' } });
    git('init', '--quiet');
    git(
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '--date=1764000000 +0000',
      '-m',
      'one',
    );
    const sha = git('rev-parse', 'HEAD').trim();
    const time = Number(git('show', '-s', '--format=%ct').trim());
    await job.step(FILES, { context: { sha } });
    const shown = new Date(time * 1_000).toISOString().slice(0, 16).replace('T', ' ');
    expect(await members(stored(job, 'shop-1.0.0'))).toEqual([expect.stringContaining(shown), expect.stringContaining(shown)]);
  });
});

test('one file is stored as it is; an image as one archive beside the registry', async () => {
  await using registry = await startDistribution();
  await using job = await publishJob(dist);
  const raw = await job.step({ path: 'release/notes.md', targets: 'gha://notes', name: 'notes' });
  expect([raw.exitCode, raw.outputs.digest]).toEqual([0, sha256Of('# Notes\n')]);
  expect(stored(job, 'notes-1.0.0').toString()).toBe('# Notes\n');
  const both = await job.step({ path: 'oci-layout:image', targets: `gha://image\noci://${registry.host}/acme/shop:1.0.0` });
  expect([both.exitCode, both.outputs.digest, both.outputs.ref]).toEqual([0, job.image, `${registry.host}/acme/shop@${job.image}`]);
  expect(stored(job, 'image-1.0.0').length).toBeGreaterThan(1_024);
  const again = await job.step({ path: 'oci-layout:image', targets: `gha://image\noci://${registry.host}/acme/shop:1.0.0` });
  expect(again.outputs.published).toBe('unchanged');
});

test('files at a registry are an artifact whose digest is the same on the next run; packed otherwise they are AP011', async () => {
  await using registry = await startDistribution();
  await using job = await publishJob(dist);
  const inputs = { path: 'release', targets: `oci://${registry.host}/acme/files:1.0.0` };
  const first = await job.step(inputs, DATED);
  const second = await job.step(inputs, { ...DATED, context: { ref: 'refs/heads/other' } });
  expect([second.outputs.published, second.outputs.digest]).toEqual(['unchanged', first.outputs.digest]);
  const third = await job.step({ ...inputs, archive: 'tar' }, DATED);
  expect([third.exitCode, told(third), third.outputs.published, third.outputs.digest]).toEqual([
    0,
    ['notice AP011'],
    'unchanged',
    first.outputs.digest,
  ]);
  const loose = await job.step({ ...inputs, targets: `oci://${registry.host}/acme/loose:1.0.0`, archive: 'none' }, DATED);
  const answer = await fetch(`http://${registry.host}/v2/acme/loose/manifests/${loose.outputs.digest}`, {
    headers: { accept: 'application/vnd.oci.image.manifest.v1+json' },
  });
  const { layers } = (await answer.json()) as { layers: { annotations: Record<string, string>; mediaType: string }[] };
  expect(layers.map(({ annotations, mediaType }) => [annotations['org.opencontainers.image.title'], mediaType])).toEqual([
    ['bin/shop', 'application/octet-stream'],
    ['notes.md', 'text/markdown'],
  ]);
});

describe('without an artifact service', () => {
  test('the record is only missed as a run artifact', async () => {
    await using registry = await startDistribution();
    await using job = await publishJob(dist);
    const result = await job.step(
      { path: 'oci-layout:image', targets: `oci://${registry.host}/acme/shop:1.0.0` },
      { withoutService: true },
    );
    expect([result.exitCode, told(result), result.outputs.published]).toEqual([0, ['warning AP062'], 'created']);
    expect(result.outputs.record).toMatch(/publish-record-a1\.json$/);
  });

  test('a run artifact is no place to publish to: AP022, and no registry was touched', async () => {
    await using registry = await startDistribution();
    await using job = await publishJob(dist);
    const targets = `oci://${registry.host}/acme/shop:1.0.0\ngha://shop`;
    const result = await job.step({ path: 'oci-layout:image', targets }, { withoutService: true });
    expect([result.exitCode, told(result)]).toEqual([1, ['error AP022']]);
    expect((await fetch(`http://${registry.host}/v2/acme/shop/tags/list`)).status).toBe(404);
  });
});

test('a job that may not look into earlier runs is told the permission', async () => {
  await using job = await publishJob(dist);
  const token = job.github.mintToken({ permissions: { contents: 'read' } });
  const result = await job.step(FILES, { context: { token } });
  expect([result.exitCode, told(result), artifacts(job)]).toEqual([1, ['error AP021'], []]);
  expect(result.annotations[0]?.message).toContain('permissions: actions: read');
});

test('a raw file for several is refused where a target is one file', async () => {
  await using job = await publishJob(dist);
  const result = await job.step({ ...FILES, archive: 'none' });
  expect([told(result), job.github.bed.log.requests]).toEqual([['error AP022'], []]);
});

test('an image whose layout grew a stranger is still the same archive', async () => {
  await using job = await publishJob(dist);
  const image = { path: 'oci-layout:image', targets: 'gha://image' };
  const first = await job.step(image);
  await job.write('image/blobs/sha256/stranger', 'not of this image');
  await job.write('image/notes.txt', 'nor this');
  const second = await job.step(image);
  expect([second.outputs.published, second.outputs.digest]).toEqual(['unchanged', first.outputs.digest]);
  await writeLayout(join(job.workspace, 'image'), { layer: 'changed' });
  expect(told(await job.step(image))).toEqual(['error AP010']);
});
