import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import { bodyJson, bodyText } from '../../../src/core/http/http.ts';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  server = undefined;
});

test('sends method, headers and body over a connection that is closed, and gives the answer', async () => {
  const seen: unknown[] = [];
  const url = await serve((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      seen.push([request.method, request.url, request.headers['x-a'], request.headers.connection, request.headers['content-length'], body]);
      response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] }).end('{"ok":true}');
    });
  });
  const response = await nodeHttp({ method: 'POST', url: `${url}/x?y=1`, headers: { 'x-a': '1' }, body: 'hé', timeoutMs: 5_000 });
  expect(seen).toEqual([['POST', '/x?y=1', '1', 'close', '3', 'hé']]);
  expect([response.status, response.headers['set-cookie'], bodyJson(response), response.truncated]).toEqual([
    201,
    'a=1, b=2',
    { ok: true },
    false,
  ]);
});

test('a redirect is an answer, not a journey', async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
  expect((await nodeHttp({ method: 'GET', url, timeoutMs: 5_000 })).status).toBe(302);
});

test('a long body is cut at the limit', async () => {
  const url = await serve((_, response) => response.end('x'.repeat(100_000)));
  const response = await nodeHttp({ method: 'GET', url, timeoutMs: 5_000, maxBytes: 1_000 });
  expect([bodyText(response).length, response.truncated]).toEqual([1_000, true]);
});

test('a body that is no JSON is undefined', async () => {
  const url = await serve((_, response) => response.end('<html>'));
  expect(bodyJson(await nodeHttp({ method: 'GET', url, timeoutMs: 5_000 }))).toBeUndefined();
});

describe('no answer', () => {
  test('refused', async () => {
    await expect(nodeHttp({ method: 'GET', url: 'http://127.0.0.1:9/', timeoutMs: 5_000 })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('silence until the timeout, also in the middle of a body', async () => {
    const url = await serve((_, response) => response.write('half'));
    await expect(nodeHttp({ method: 'GET', url, timeoutMs: 100 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  test('a socket that is dropped', async () => {
    const url = await serve((request) => request.socket.destroy());
    await expect(nodeHttp({ method: 'GET', url, timeoutMs: 5_000 })).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test("cancelled: the caller's reason", async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort(new Error('cancelled')));
    await expect(nodeHttp({ method: 'GET', url, timeoutMs: 5_000, signal: controller.signal })).rejects.toThrow('cancelled');
  });
});

test.each([
  'http://169.254.169.254/latest',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://[::ffff:169.254.169.254]/',
  'http://metadata.google.internal/',
])('%s is never contacted', async (url) => {
  await expect((async () => nodeHttp({ method: 'GET', url, timeoutMs: 1_000 }))()).rejects.toMatchObject({ code: 'DENIED' });
});

test('only http and https are spoken', async () => {
  await expect((async () => nodeHttp({ method: 'GET', url: 'file:///etc/passwd', timeoutMs: 1_000 }))()).rejects.toMatchObject({
    code: 'PROTOCOL',
  });
});
