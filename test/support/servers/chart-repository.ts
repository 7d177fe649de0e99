import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { httpServer, type TestServer } from './http-server.ts';

/** A chart repository behind a login, until it is disposed of. */
export interface ChartRepository extends AsyncDisposable {
  readonly url: string;
  readonly requests: TestServer['requests'];
  /** The archive's bytes, as they are served. */
  readonly archive: Buffer;
}

/**
 * Serves a chart as helm makes a repository of it (`helm package`, `helm repo index`): the index and the archive, each only with this login.
 * `helm` is the program to make them with.
 */
export async function chartRepository(
  helm: string,
  chart: string,
  login: { username: string; password: string },
): Promise<ChartRepository> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-charts-'));
  execFileSync(helm, ['package', chart, '--destination', folder], { stdio: 'ignore' });
  execFileSync(helm, ['repo', 'index', folder], { stdio: 'ignore' });
  const archive = readFileSync(join(folder, 'web-0.1.0.tgz'));
  const files = new Map([
    ['index.yaml', readFileSync(join(folder, 'index.yaml'))],
    ['web-0.1.0.tgz', archive],
  ]);
  rmSync(folder, { recursive: true });
  const expected = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
  const server = await httpServer((request, response) => {
    const file = files.get(basename(new URL(request.url ?? '/', 'http://localhost').pathname));
    if (request.headers.authorization !== expected) response.writeHead(401, { 'www-authenticate': 'Basic realm="charts"' }).end('no entry');
    else if (file === undefined) response.writeHead(404).end('no such file');
    else response.end(file);
  });
  return { url: `${server.url}/charts`, requests: server.requests, archive, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
