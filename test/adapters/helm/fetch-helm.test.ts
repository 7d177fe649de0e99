import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fetchHelm } from '../../../src/adapters/helm/fetch-helm.ts';
import { findHelm } from '../../../src/adapters/helm/helm-cli.ts';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import type { Log } from '../../../src/adapters/runner/log.ts';
import { tarEnd, tarHeader, tarPadding } from '../../../src/core/archive/tar.ts';
import { HELM_CHECKSUMS } from '../../../src/core/helm-release/helm-checksums.ts';
import type { Problem, ProblemError } from '../../../src/core/problem/problem.ts';
import { httpServer } from '../../support/servers/http-server.ts';

const ARCH = process.arch === 'arm64' ? 'arm64' : 'amd64';
const SCRIPT = '#!/bin/sh\necho v4.9.0+gabc\n';
const log: Log = {
  info: () => undefined,
  debug: () => undefined,
  section: () => ({ [Symbol.dispose]: () => undefined }),
  outside: () => undefined,
  problem: () => undefined,
  mask: () => undefined,
};
const never = new AbortController().signal;

/** An archive like helm's, with a script in the binary's place. */
function archiveOf(name = `linux-${ARCH}/helm`): Buffer {
  const entry = (path: string, text: string): readonly Uint8Array[] => {
    const content = Buffer.from(text);
    return [tarHeader({ kind: 'file', name: path, size: content.length, executable: true }, 0), content, tarPadding(content.length)];
  };
  return gzipSync(Buffer.concat([...entry(`linux-${ARCH}/LICENSE`, 'Apache'), ...entry(name, SCRIPT), tarEnd()]));
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let cache: string;
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'tidegate-tools-'));
});
afterAll(() => rmSync(cache, { recursive: true }));

const fetchFrom = (mirror: string | undefined, helmSha256: string | undefined, version = '4.9.0') =>
  fetchHelm({ http: nodeHttp, env: { RUNNER_TOOL_CACHE: cache }, log }, { helmMirror: mirror, helmSha256, tempDir: cache }, version, never);
const problemOf = async (promise: Promise<unknown>): Promise<Problem | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error as ProblemError).problems[0],
  );

describe('a helm that is fetched', () => {
  test('is checked, kept in the tool cache, and fetched once', async () => {
    const archive = archiveOf();
    await using mirror = await httpServer((request, response) =>
      request.url === '/helm/helm-v4.9.0-linux-moved.tar.gz'
        ? response.end(archive)
        : response.writeHead(302, { location: '/helm/helm-v4.9.0-linux-moved.tar.gz' }).end(),
    );
    const file = await fetchFrom(`${mirror.url}/helm/`, sha256(archive));
    expect([readFileSync(file, 'utf8'), (statSync(file).mode & 0o777).toString(8)]).toEqual([SCRIPT, '755']);
    expect(mirror.requests.map(({ url }) => url)).toEqual([
      `/helm/helm-v4.9.0-linux-${ARCH}.tar.gz`,
      '/helm/helm-v4.9.0-linux-moved.tar.gz',
    ]);
    expect(await fetchFrom(`${mirror.url}/helm`, sha256(archive))).toBe(file);
    expect(mirror.requests).toHaveLength(2);
  });

  test('with another checksum is never written', async () => {
    await using mirror = await httpServer((_, response) => response.end(archiveOf()));
    const wanted = 'ab'.repeat(32);
    expect(await problemOf(fetchFrom(mirror.url, wanted))).toMatchObject({
      code: 'HD001',
      expected: wanted,
      what: expect.stringContaining('has SHA-256'),
    });
  });

  test('without a known checksum is not asked for', async () => {
    await using mirror = await httpServer((_, response) => response.end(archiveOf()));
    expect(await problemOf(fetchFrom(mirror.url, undefined))).toMatchObject({
      code: 'HD001',
      what: expect.stringMatching(
        new RegExp(`^helm 4.9.0 for linux/${ARCH} is not in the checksum table \\(known: 3\\.17\\.1, .*4\\.1\\.4`),
      ),
    });
    expect(mirror.requests).toEqual([]);
  });

  test.each([
    ['a server that has none', (response: import('node:http').ServerResponse) => response.writeHead(404).end(), 'HTTP 404'],
    [
      'a server that turns in circles',
      (response: import('node:http').ServerResponse) => response.writeHead(302, { location: '/x' }).end(),
      'too many redirects',
    ],
  ])('from %s is told', async (_, answer, why) => {
    await using mirror = await httpServer((_request, response) => void answer(response));
    expect((await problemOf(fetchFrom(mirror.url, 'cd'.repeat(32))))?.what).toBe(`helm could not be downloaded: ${why}`);
  });

  test('from an archive without it is told', async () => {
    const archive = archiveOf('linux-riscv/helm');
    await using mirror = await httpServer((_, response) => response.end(archive));
    expect((await problemOf(fetchFrom(mirror.url, sha256(archive))))?.what).toContain(`the archive holds no linux-${ARCH}/helm`);
  });
});

test('the table holds whole checksums for both machines', () => {
  const versions = Object.keys(HELM_CHECKSUMS);
  expect(versions).toContain('4.1.4');
  const sums = versions.flatMap((version) => [HELM_CHECKSUMS[version]?.amd64 ?? '', HELM_CHECKSUMS[version]?.arm64 ?? '']);
  expect(sums.filter((sum) => !/^[0-9a-f]{64}$/.test(sum))).toEqual([]);
  expect(new Set(sums).size).toBe(sums.length);
});

describe('which helm is taken', () => {
  const find = (env: Record<string, string>, version?: string) => {
    const asked: string[] = [];
    const fetch = async (wanted: string): Promise<string> => {
      asked.push(wanted);
      return join(cache, `fetched-${wanted}`);
    };
    return { asked, found: findHelm(env, cache, { version, fetch }, never) };
  };
  const onPath = async (text: string): Promise<Record<string, string>> => {
    const folder = mkdtempSync(join(cache, 'path-'));
    const { writeFile } = await import('node:fs/promises');
    await writeFile(join(folder, 'helm'), `#!/bin/sh\necho ${text}\n`, { mode: 0o755 });
    return { PATH: `${folder}:/usr/bin:/bin` };
  };

  test('the one on PATH, when nothing is asked for or its version fits', async () => {
    for (const version of [undefined, '4.1.4', 'v4.1.4']) {
      const { asked, found } = find(await onPath('v4.1.4+g05fa379'), version);
      expect([(await found).version.text, asked]).toEqual(['v4.1.4', []]);
    }
  });

  test('a fetched one, when PATH has another or none', async () => {
    const other = find(await onPath('v3.17.3'), '4.1.3');
    await expect(other.found).rejects.toThrow('fetched-4.1.3');
    const none = find({ PATH: '/no/such/folder' });
    await expect(none.found).rejects.toThrow('fetched-4.1.4');
    expect([other.asked, none.asked]).toEqual([['4.1.3'], ['4.1.4']]);
  });

  test('none that is too old, and none with a foreign store', async () => {
    expect(await problemOf(find(await onPath('v3.12.0')).found)).toMatchObject({ code: 'HD001', what: 'helm v3.12.0 is on PATH' });
    expect(await problemOf(find({ ...(await onPath('v4.1.4')), HELM_DRIVER: 'sql' }).found)).toMatchObject({
      code: 'HD001',
      what: 'HELM_DRIVER is sql, whose releases Tidegate does not read',
    });
  });
});
