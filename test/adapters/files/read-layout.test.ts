import { readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { layoutArchive } from '../../../src/adapters/files/layout-archive.ts';
import { readLayout } from '../../../src/adapters/files/read-layout.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { writeLayout } from '../../support/builders/oci-layout.ts';
import { type ScratchFolder, scratchFolder } from '../../support/scratch-folder.ts';

const read = (folder: ScratchFolder, wanted = '1.0.0') => readLayout(folder.path, 'image', wanted);
const problem = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { problems: readonly { code: string; what: string }[] }) => `${error.problems[0]?.code} ${error.problems[0]?.what}`,
  );
const blobs = (folder: ScratchFolder) => readdir(join(folder.path, 'blobs/sha256'));

describe('a layout', () => {
  test('of one image gives its manifest and blobs', async () => {
    await using folder = await scratchFolder();
    const digest = await writeLayout(folder.path);
    const layout = await read(folder);
    expect([layout.root.digest, layout.manifests.length, layout.blobs.length]).toEqual([digest, 1, 2]);
    const layer = layout.blobs[1];
    expect(new TextDecoder().decode(await layer?.read(0, layer.size))).toBe('layer amd64');
  });

  test('of several platforms gives children before the index', async () => {
    await using folder = await scratchFolder();
    const digest = await writeLayout(folder.path, { platforms: ['amd64', 'arm64'] });
    const layout = await read(folder);
    expect([layout.manifests.length, layout.manifests.at(-1)?.descriptor.digest, layout.blobs.length]).toEqual([3, digest, 4]);
  });

  test('of several images: the one that bears the version is meant, else nobody knows', async () => {
    await using folder = await scratchFolder();
    const wanted = await writeLayout(folder.path, { refName: '1.0.0' });
    const descriptor = { mediaType: 'application/vnd.oci.image.manifest.v1+json', size: 2, digest: sha256Of('{}') };
    const entry = (name: string) => ({ ...descriptor, annotations: { 'org.opencontainers.image.ref.name': name } });
    const index = {
      schemaVersion: 2,
      manifests: [{ ...descriptor, digest: wanted, annotations: { 'org.opencontainers.image.ref.name': '1.0.0' } }, entry('other')],
    };
    await folder.write('index.json', JSON.stringify(index));
    expect((await read(folder)).root.digest).toBe(wanted);
    expect(await problem(read(folder, '2.0.0'))).toBe('AP001 image holds 2 images: 1.0.0, other');
  });
});

describe('what is no whole layout', () => {
  test.each<[string, (folder: ScratchFolder) => Promise<unknown>, string]>([
    ['no index', (folder) => rm(join(folder.path, 'index.json')), 'AP004 image is no whole image layout: index.json is missing'],
    [
      'an index that is none',
      (folder) => folder.write('index.json', '[]'),
      'AP004 image is no whole image layout: its index.json is no image index',
    ],
    ['an index without images', (folder) => folder.write('index.json', '{"manifests":[]}'), 'AP001 image holds no image'],
    [
      'a descriptor that is none',
      (folder) => folder.write('index.json', '{"manifests":[{"digest":"x"}]}'),
      'AP004 image is no whole image layout: its index.json is no image index',
    ],
    [
      'a digest that leads elsewhere',
      (folder) => folder.write('index.json', '{"manifests":[{"mediaType":"x","size":1,"digest":"sha256:../../../etc/passwd"}]}'),
      'AP004 image is no whole image layout: its index.json is no image index',
    ],
    [
      'a blob that is missing',
      async (folder) => rm(join(folder.path, 'blobs/sha256', sha256Of('layer amd64').slice(7))),
      `AP004 image is no whole image layout: blobs/sha256/${sha256Of('layer amd64').slice(7)} is missing`,
    ],
    [
      'a blob with other bytes of the same length',
      (folder) => folder.write(`blobs/sha256/${sha256Of('layer amd64').slice(7)}`, 'layer AMD64'),
      `AP004 image is no whole image layout: ${sha256Of('layer amd64')} holds other bytes`,
    ],
  ])('%s', async (_, harm, expected) => {
    await using folder = await scratchFolder();
    await writeLayout(folder.path);
    await harm(folder);
    expect(await problem(read(folder))).toBe(expected);
  });

  test('a blob that is a link is not followed', async () => {
    await using folder = await scratchFolder();
    await writeLayout(folder.path);
    const path = join(folder.path, 'blobs/sha256', sha256Of('layer amd64').slice(7));
    await rm(path);
    await symlink('/etc/passwd', path);
    expect(await problem(read(folder))).toMatch(/^AP002 .*it is a link/);
  });

  test('an index that names itself over others does not go on for ever', async () => {
    await using folder = await scratchFolder();
    await writeLayout(folder.path);
    let child = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: sha256Of('x'), size: 1 };
    for (let depth = 0; depth < 7; depth++) {
      const text = JSON.stringify({ schemaVersion: 2, mediaType: child.mediaType, manifests: [child] });
      child = { ...child, digest: sha256Of(text), size: text.length };
      await folder.write(`blobs/sha256/${sha256Of(text).slice(7)}`, text);
    }
    await folder.write('index.json', JSON.stringify({ manifests: [child] }));
    expect(await problem(read(folder))).toContain('nested more than 4 deep');
  });
});

test('as an archive it depends on the image alone', async () => {
  await using one = await scratchFolder();
  await using two = await scratchFolder();
  await using out = await scratchFolder();
  await writeLayout(one.path);
  await writeLayout(two.path, { refName: '1.0.0' });
  await two.write('blobs/sha256/stranger', 'x');
  expect(await blobs(two)).toHaveLength((await blobs(one)).length + 1);
  const first = await layoutArchive(await read(one), 'a.tar', out.path);
  const second = await layoutArchive(await read(two), 'b.tar', out.path);
  expect(first.blob.digest).toBe(second.blob.digest);
  await using unpacked = await scratchFolder();
  const { execFileSync } = await import('node:child_process');
  execFileSync('tar', ['-xf', join(out.path, 'a.tar'), '-C', unpacked.path]);
  expect((await read(unpacked)).root.digest).toBe((await read(one)).root.digest);
});
