import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildAll } from '../../../scripts/build/bundle.ts';
import { run } from '../../support/run-script.ts';
import { repository } from '../../support/source-tree.ts';

const SOURCE = `import { getOctokit } from '@actions/github';
const { data } = await getOctokit('t0k3n').request('GET /meta');
console.log(data.answer);
`;

let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'tidegate-undici-'));
  symlinkSync(join(repository, 'node_modules'), join(scratch, 'node_modules'));
  writeFileSync(join(scratch, 'index.ts'), SOURCE);
  await buildAll({ bundles: [{ name: 'calls', entry: join(scratch, 'index.ts') }], chunks: [] }, [], { root: scratch, out: scratch });
}, 60_000);
afterAll(() => rmSync(scratch, { recursive: true }));

/** A server that is GitHub and a proxy to it at once; remembers what came, and by which way. */
async function github(): Promise<{ readonly port: number; readonly seen: readonly string[] } & AsyncDisposable> {
  const seen: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    response.setHeader('content-type', 'application/json').end('{"answer":"from GitHub"}');
  });
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`);
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    server.emit('connection', socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const call = (env: Readonly<Record<string, string>>): Promise<string> =>
  run(process.execPath, [join(scratch, 'calls/index.js')], { cwd: scratch, env });

test('octokit in a bundle without undici calls GitHub', async () => {
  await using server = await github();
  expect(await call({ GITHUB_API_URL: `http://127.0.0.1:${server.port}` })).toBe('from GitHub\n');
  expect(server.seen).toEqual(['GET /meta token t0k3n']);
});

test('octokit in a bundle without undici obeys the proxy', async () => {
  await using server = await github();
  const env = { GITHUB_API_URL: 'http://api.example.invalid', http_proxy: `http://127.0.0.1:${server.port}` };
  expect(await call(env)).toBe('from GitHub\n');
  expect(server.seen).toEqual(['CONNECT api.example.invalid:80', 'GET /meta token t0k3n']);
});
