import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { HelmSession } from '../../../src/adapters/helm/session.ts';
import { asksSubcharts, subchartDefaults } from '../../../src/adapters/helm/subchart-defaults.ts';
import { type ScratchFolder, scratchFolder } from '../../support/scratch-folder.ts';

/** What the reading asks of a session. */
function session(workspace: string) {
  const lines: string[] = [];
  const part = { settings: { workspace }, ports: { log: { info: (line: string) => lines.push(line) } } };
  return { lines, session: part as unknown as HelmSession };
}

const tgz = (cwd: string, name: string): Buffer => gzipSync(execFileSync('tar', ['-cf', '-', name], { cwd }));

/** A chart with a folder under an alias, and an archive that holds another. */
async function shop(folder: ScratchFolder): Promise<void> {
  await folder.write('shop/Chart.yaml', 'name: shop\nversion: 0.1.0\ndependencies: [{name: postgres, version: 1.0.0, alias: db}]\n');
  await folder.write('shop/charts/postgres/Chart.yaml', 'name: postgres\nversion: 1.0.0\n');
  await folder.write('shop/charts/postgres/values.yaml', 'size: 2\n');
  await folder.write('source/cache/Chart.yaml', 'name: cache\nversion: 2.0.0\n');
  await folder.write('source/cache/values.yaml', 'memory: 64\n');
  await folder.write('source/cache/charts/deep/Chart.yaml', 'name: deep\nversion: 3.0.0\n');
  await folder.write('source/cache/charts/deep/values.yaml', 'depth: 3\n');
  await folder.write('shop/charts/cache-2.0.0.tgz', tgz(join(folder.path, 'source'), 'cache'));
}

const ALL = { own: 1, db: { size: 2 }, cache: { memory: 64, deep: { depth: 3 } } };
const read = (folder: ScratchFolder, reference: string) => {
  const { lines, session: given } = session(folder.path);
  const values = subchartDefaults(given, { chart: { reference, flags: [] } }, { own: 1 });
  return { lines, values };
};

describe("a chart's subcharts", () => {
  test('are read in its folder and in the archives there', async () => {
    await using folder = await scratchFolder();
    await shop(folder);
    expect(await read(folder, 'shop').values).toEqual(ALL);
  });

  test('are read in an archive and in the archives within it', async () => {
    await using folder = await scratchFolder();
    await shop(folder);
    const path = await folder.write('shop-0.1.0.tgz', tgz(folder.path, 'shop'));
    expect(await read(folder, path).values).toEqual(ALL);
  });

  test('of apiVersion v1 are named in requirements.yaml', async () => {
    await using folder = await scratchFolder();
    await shop(folder);
    await folder.write('shop/Chart.yaml', 'apiVersion: v1\nname: shop\nversion: 0.1.0\n');
    await folder.write('shop/requirements.yaml', 'dependencies: [{name: postgres, version: ~1, alias: old}]\n');
    expect(await read(folder, 'shop').values).toMatchObject({ old: { size: 2 } });
  });

  test('are passed over when they are links, hidden, or no charts', async () => {
    await using folder = await scratchFolder();
    await shop(folder);
    await folder.write('shop/charts/.hidden/Chart.yaml', 'name: hidden\n');
    await folder.write('shop/charts/README.md', 'text');
    await folder.write('elsewhere/Chart.yaml', 'name: linked\n');
    symlinkSync(join(folder.path, 'elsewhere'), join(folder.path, 'shop/charts/linked'));
    symlinkSync('/etc/hostname', join(folder.path, 'shop/charts/postgres/requirements.yaml'));
    expect(await read(folder, 'shop').values).toEqual(ALL);
  });
});

describe('a chart that cannot be read gives no defaults, and says why', () => {
  const bomb = gzipSync(Buffer.alloc(101 * 1_048_576));
  test.each([
    ['it is not there', async () => undefined, /ENOENT/],
    ['its archive is none', (folder: ScratchFolder) => folder.write('shop/charts/cache-2.0.0.tgz', 'no gzip'), /incorrect header check/],
    ['an archive unpacks to too much', (folder: ScratchFolder) => folder.write('shop/charts/cache-2.0.0.tgz', bomb), /larger than/],
    [
      'several archives unpack to too much together',
      async (folder: ScratchFolder) => {
        const half = gzipSync(Buffer.alloc(51 * 1_048_576));
        await folder.write('shop/charts/a.tgz', half);
        await folder.write('shop/charts/b.tgz', half);
      },
      /larger than/,
    ],
    [
      'its values are too large',
      (folder: ScratchFolder) => folder.write('shop/charts/postgres/values.yaml', `a: ${'x'.repeat(1_048_576)}`),
      /charts\/postgres\/values.yaml is too large/,
    ],
    ['its values are no map', (folder: ScratchFolder) => folder.write('shop/charts/postgres/values.yaml', '- 1'), /it is no map/],
    [
      'charts lie too deep',
      (folder: ScratchFolder) => folder.write(`shop/${'charts/a/'.repeat(7)}Chart.yaml`, 'name: a\n'),
      /charts lie too deep/,
    ],
  ])('%s', async (_, spoil, why) => {
    await using folder = await scratchFolder();
    if (why.source !== 'ENOENT') await shop(folder);
    await spoil(folder);
    const { lines, values } = read(folder, 'shop');
    expect(await values).toEqual({ own: 1 });
    expect(lines).toEqual([expect.stringMatching(/^the defaults of subcharts could not be read: /)]);
    expect(lines[0]).toMatch(why);
  });

  test('a name in an archive that leads out of it is no member', async () => {
    await using folder = await scratchFolder();
    await shop(folder);
    const archive = gzipSync(
      execFileSync('tar', ['-cPf', '-', '--transform=s,^shop/charts/postgres,shop/charts/../../postgres,', 'shop'], { cwd: folder.path }),
    );
    const path = await folder.write('shop-0.1.0.tgz', archive);
    expect(await read(folder, path).values).toEqual({ own: 1, cache: ALL.cache });
  });
});

test.each([
  ['for a value below a key that has no default', { path: 'db.size', was: 5 }, true],
  ['not for one whose default is known', { path: 'db.size', was: 5, becomes: 2 }, false],
  ['not for one at the top, which no subchart gives', { path: 'size', was: 5 }, false],
  ['not for one with a dot in its key', { path: 'a\\.b', was: 5 }, false],
])('the subcharts are read %s', (_, lost, expected) => expect(asksSubcharts([lost])).toBe(expected));
