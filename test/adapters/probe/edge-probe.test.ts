import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import { askEdge, joined } from '../../../src/adapters/probe/edge-probe.ts';
import type { ProbeRequest } from '../../../src/core/probe/check.ts';
import { httpServer } from '../../support/servers/http-server.ts';

const ports = { http: nodeHttp, clock: systemClock, allowHosts: [] };
const get = (path: string, more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  method: 'GET',
  path,
  headers: {},
  redirect: 'follow',
  ...more,
});
const options = { timeoutMs: 5_000 };

describe('an address', () => {
  test('is asked over a new connection each time', async () => {
    await using server = await httpServer((_, response) => response.end('ok'));
    for (let n = 0; n < 3; n++)
      expect(await askEdge(server.url, get('/'), options, ports)).toMatchObject({ kind: 'answer', status: 200, text: 'ok' });
    expect(server.requests.map(({ socket }) => socket)).toEqual([1, 2, 3]);
  });

  test('gets method, headers and body, and tells status and headers', async () => {
    await using server = await httpServer((request, response) => {
      response.writeHead(418, { 'X-Method': request.method ?? '' });
      request.pipe(response);
    });
    const answer = await askEdge(server.url, get('/a?b=1', { method: 'POST', headers: { 'x-key': 'v' }, body: '{"a":1}' }), options, ports);
    expect(answer).toMatchObject({ kind: 'answer', status: 418, text: '{"a":1}', headers: { 'x-method': 'POST' } });
    expect(server.requests[0]).toMatchObject({ url: '/a?b=1', headers: { 'x-key': 'v' } });
  });

  test('redirects are followed, each hop under the address rules; a credential stays at home', async () => {
    await using other = await httpServer((_, response) => response.end('other'));
    await using server = await httpServer((request, response) => {
      const to: Record<string, string> = { '/': '/two', '/two': other.url, '/meta': 'http://169.254.169.254/latest/', '/loop': '/loop' };
      response.writeHead(302, { location: to[request.url ?? ''] ?? '/' }).end();
    });
    expect(await askEdge(server.url, get('/', { headers: { authorization: 'Bearer x' } }), options, ports)).toMatchObject({
      status: 200,
      text: 'other',
    });
    expect([server.requests.map(({ headers }) => headers.authorization), other.requests[0]?.headers.authorization]).toEqual([
      ['Bearer x', 'Bearer x'],
      undefined,
    ]);
    expect(await askEdge(server.url, get('/meta'), options, ports)).toMatchObject({ kind: 'no-answer', code: 'DENIED' });
    expect(await askEdge(server.url, get('/loop'), options, ports)).toMatchObject({ kind: 'answer', status: 302 });
    expect(server.requests.filter(({ url }) => url === '/loop')).toHaveLength(6);
  });

  test('addresses of both families are spoken', async () => {
    for (const host of ['127.0.0.1', '::1']) {
      await using server = await httpServer((_, response) => response.end('ok'), host);
      expect(await askEdge(server.url, get('/'), options, ports)).toMatchObject({ kind: 'answer', status: 200 });
    }
  });
});

describe('no answer', () => {
  test('a closed port, a hang, a reset and something that speaks no HTTP are told apart', async () => {
    const closed = await httpServer(() => {});
    await closed[Symbol.asyncDispose]();
    expect(await askEdge(closed.url, get('/'), options, ports)).toMatchObject({ kind: 'no-answer', code: 'ECONNREFUSED' });
    await using hanging = await httpServer(() => {});
    expect(await askEdge(hanging.url, get('/'), { timeoutMs: 50 }, ports)).toMatchObject({ kind: 'no-answer', code: 'TIMEOUT' });
    await using resetting = await httpServer((request) => request.socket.resetAndDestroy());
    expect(await askEdge(resetting.url, get('/'), options, ports)).toMatchObject({ kind: 'no-answer', code: 'ECONNRESET' });
    const babble = createServer(
      (socket) =>
        void socket
          .on('error', () => {})
          .resume()
          .end('SSH-2.0-nonsense\r\n'),
    );
    await new Promise<void>((resolve) => babble.listen(0, '127.0.0.1', resolve));
    const { port } = babble.address() as { port: number };
    expect(await askEdge(`http://127.0.0.1:${port}`, get('/'), options, ports)).toMatchObject({ code: expect.stringMatching(/^HPE_/) });
    await new Promise((resolve) => babble.close(resolve));
  });

  test('a host outside allow-hosts is never contacted', async () => {
    await using server = await httpServer((_, response) => response.end('ok'));
    expect(await askEdge(server.url, get('/'), options, { ...ports, allowHosts: ['shop.example'] })).toMatchObject({
      kind: 'no-answer',
      code: 'DENIED',
    });
    expect(server.requests).toEqual([]);
  });

  test.each(['http://169.254.169.254/', 'http://2852039166/', 'http://0xa9fea9fe/', 'http://[::ffff:a9fe:a9fe]/'])(
    '%s is refused',
    async (base) => {
      expect(await askEdge(base, get('/'), options, ports)).toMatchObject({ kind: 'no-answer', code: 'DENIED' });
    },
  );

  test('a cancelled job stops the request and throws its reason', async () => {
    await using hanging = await httpServer(() => {});
    const signal = AbortSignal.abort(new Error('cancelled by SIGINT'));
    await expect(askEdge(hanging.url, get('/'), { timeoutMs: 5_000, signal }, ports)).rejects.toThrow('cancelled by SIGINT');
  });
});

test.each([
  ['https://shop.example', '/version', 'https://shop.example/version'],
  ['https://shop.example/app/', '/version?x=1?', 'https://shop.example/app/version?x=1?'],
  ['https://shop.example/app', '', 'https://shop.example/app'],
])('%s and %s', (base, path, url) => {
  expect(joined(base, path)).toBe(url);
});
