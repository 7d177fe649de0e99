import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer, request as forward } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from '../../bed/oidc/certificates.ts';

/** A load balancer before the API server that ends TLS itself, as those of clouds do. */
export interface Balancer extends AsyncDisposable {
  readonly url: string;
  /** The CA of its certificate, in PEM. */
  readonly ca: string;
  /** Paths of the watches that the API server answered with 410 Gone. */
  readonly gone: readonly string[];
  /** Ends every watch cleanly, those too whose API server went away: their clients go on where they were. */
  endWatches(): void;
}

/** Forwards to `server`, whose CA is `upstreamCa`. A watch that lost its API server is held open. */
export async function startBalancer(server: string, upstreamCa: string): Promise<Balancer> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-balancer-'));
  const { ca, cert, key } = makeCertificates(folder);
  const gone: string[] = [];
  const watches = new Set<ServerResponse>();
  const listener = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? '/';
    const isWatch = path.includes('watch=true');
    const lost = (): void => {
      if (!isWatch || !response.headersSent) response.destroy();
    };
    const upstream = forward(new URL(path, server), { method: request.method, headers: request.headers, ca: upstreamCa }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      if (isWatch) watches.add(response);
      if (isWatch && answer.statusCode === 410) gone.push(path);
      answer.on('data', (chunk: Buffer) => {
        if (isWatch && chunk.includes('"code":410')) gone.push(path);
        response.write(chunk);
      });
      answer.on('end', () => response.end());
      answer.on('error', lost);
    });
    upstream.on('error', lost);
    response.on('close', () => {
      watches.delete(response);
      upstream.destroy();
    });
    request.pipe(upstream);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    ca,
    gone,
    endWatches: () => {
      for (const watch of watches) watch.end();
    },
    [Symbol.asyncDispose]: async () => {
      listener.closeAllConnections();
      await new Promise((resolve) => listener.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
