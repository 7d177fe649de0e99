import { execFileSync } from 'node:child_process';
import { chmod, symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { type CollectOptions, collectFiles } from '../../../src/adapters/files/collect-files.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import { payloadDigest } from '../../../src/core/publish/payload.ts';
import { type ScratchFolder, scratchFolder } from '../../support/scratch-folder.ts';

type Payload = Awaited<ReturnType<typeof collectFiles>>;

async function collect(
  from: ScratchFolder,
  lines: readonly string[],
  more: Partial<CollectOptions> = {},
): Promise<Payload & { bytes: Uint8Array }> {
  await using out = await scratchFolder();
  const options = { workspace: from.path, hidden: false, archiveName: 'shop-1', mtime: 1_764_000_000, folder: out.path, ...more };
  const payload = await collectFiles(lines, options);
  const [first] = payload.stored;
  return { ...payload, bytes: (await first?.blob.read(0, first.blob.size)) ?? new Uint8Array() };
}
const code = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (error: { problems: readonly { code: string; what: string }[] }) => error.problems.map((problem) => `${problem.code} ${problem.what}`),
  );

async function release(): Promise<ScratchFolder> {
  const folder = await scratchFolder();
  await chmod(await folder.write('dist/bin/shop', '#!/bin/sh\n'), 0o755);
  await folder.write('dist/notes.md', '# Notes\n');
  await folder.write('dist/empty', '');
  await symlink('bin/shop', join(folder.path, 'dist/run'));
  return folder;
}

describe('an archive', () => {
  test('is made by the contents alone: not by dates, umask, owner, locale or time zone', async () => {
    await using one = await release();
    await using two = await release();
    await chmod(join(two.path, 'dist/notes.md'), 0o600);
    await chmod(join(two.path, 'dist/bin/shop'), 0o711);
    await utimes(join(two.path, 'dist/empty'), 1, 1);
    const [first, second] = [await collect(one, ['dist']), await collect(two, ['dist/**'])];
    expect(first.stored[0]).toMatchObject({ name: 'shop-1.tgz', mediaType: 'application/gzip' });
    expect([payloadDigest(first), first.contentDigest]).toEqual([payloadDigest(second), second.contentDigest]);
    expect(first.contentDigest).toBe(sha256Of(gunzipSync(first.bytes)));
    const later = await collect(one, ['dist'], { mtime: 1_764_000_001 });
    expect(later.contentDigest).not.toBe(first.contentDigest);
  });

  test('unpacks to what was packed', async () => {
    await using from = await release();
    await using to = await scratchFolder();
    const packed = await collect(from, ['dist']);
    execFileSync('tar', ['-xzf', await to.write('a.tgz', packed.bytes), '-C', to.path]);
    const listed = execFileSync('find', ['.', '-mindepth', '1', '!', '-name', 'a.tgz', '-printf', '%P %m %l\n'], {
      cwd: to.path,
      encoding: 'utf8',
    });
    expect(
      listed
        .trimEnd()
        .split('\n')
        .map((line) => line.trimEnd())
        .sort(),
    ).toEqual(['bin 755', 'bin/shop 755', 'empty 644', 'notes.md 644', 'run 777 bin/shop']);
    expect(execFileSync('cat', ['bin/shop', 'notes.md'], { cwd: to.path, encoding: 'utf8' })).toBe('#!/bin/sh\n# Notes\n');
  });

  test('its members are its files with their digests; the same content as tar has the same content digest', async () => {
    await using from = await release();
    const [tgz, tar] = [await collect(from, ['dist']), await collect(from, ['dist'], { form: 'tar' })];
    expect(tgz.members).toEqual([
      { name: 'bin/shop', digest: sha256Of('#!/bin/sh\n'), size: 10 },
      { name: 'empty', digest: sha256Of(''), size: 0 },
      { name: 'notes.md', digest: sha256Of('# Notes\n'), size: 8 },
    ]);
    expect([tar.stored[0]?.name, tar.contentDigest]).toEqual(['shop-1.tar', tgz.contentDigest]);
    expect(payloadDigest(tar)).toBe(tar.contentDigest);
  });
});

describe('files as they are', () => {
  test('one file is stored under its own name', async () => {
    await using from = await release();
    const payload = await collect(from, ['dist/notes.md']);
    expect(payload.stored[0]).toMatchObject({ name: 'notes.md', mediaType: 'text/markdown' });
    expect([payloadDigest(payload), payload.contentDigest]).toEqual([sha256Of('# Notes\n'), sha256Of('# Notes\n')]);
  });

  test('several have the content digest that their archive would have; one asked for as archive is one', async () => {
    await using from = await release();
    const lines = ['dist', '!dist/run'];
    const [loose, packed] = [await collect(from, lines, { form: 'none' }), await collect(from, lines)];
    expect(loose.stored.map(({ name }) => name)).toEqual(['bin/shop', 'empty', 'notes.md']);
    expect(loose.contentDigest).toBe(packed.contentDigest);
    expect((await collect(from, ['dist/notes.md'], { form: 'tgz' })).stored[0]?.name).toBe('shop-1.tgz');
  });

  test('a link has no bytes', async () => {
    await using from = await release();
    expect(await code(collect(from, ['dist'], { form: 'none' }))).toEqual([
      'AP002 run is not published: a link has no bytes of its own; archive: tgz keeps it',
    ]);
  });
});

test('thousands of files need few descriptors', async () => {
  await using from = await scratchFolder();
  for (let index = 0; index < 500; index++) await from.write(`dist/${index}`, `${index}`);
  await using out = await scratchFolder();
  const script = `
    import { collectFiles } from '${process.cwd()}/src/adapters/files/collect-files.ts';
    const options = { workspace: '${from.path}', hidden: false, archiveName: 'a', mtime: 0, folder: '${out.path}' };
    const forms = [await collectFiles(['dist'], options), await collectFiles(['dist'], { ...options, form: 'none' })];
    console.log(forms.map(({ members, contentDigest }) => members.length + contentDigest).join(' '));`;
  const run = [
    '-c',
    `ulimit -n 100; exec "${process.execPath}" --disable-warning=ExperimentalWarning --input-type=module-typescript -e '${script.replaceAll("'", '"')}'`,
  ];
  const [one, two] = execFileSync('bash', run, { encoding: 'utf8' }).trim().split(' ');
  expect([one, one?.slice(0, 10)]).toEqual([two, '500sha256:']);
});

describe('nothing', () => {
  test('is AP001, and names the patterns', async () => {
    await using from = await release();
    expect(await code(collect(from, ['a', 'b', 'c', 'd', 'e', 'f']))).toEqual(['AP001 no file matches a, b, c, d, e, …']);
  });
});
