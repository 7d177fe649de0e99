import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A registry on loopback that ends with its scope. `host` is `127.0.0.1:PORT`. */
export interface RegistryServer extends AsyncDisposable {
  readonly host: string;
}

/** How the real registry asks for a login. */
export type RegistryAuth =
  | { readonly kind: 'basic' }
  | { readonly kind: 'token'; readonly realm: string; readonly service: string; readonly issuer: string; readonly certificateFile: string };

/** The one login of `{kind: 'basic'}`. */
export const BASIC_LOGIN = { username: 'ci', password: 'open sesame' } as const;
const HTPASSWD = 'ci:$2b$04$.hUPVA4IAVc4d2n5b2zVIeGV3C17WIyBBvM4gdOM4RM7SHPlK8hvK';

/** The path of a tool on PATH, or undefined. */
export function findTool(name: string): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...(process.env.BED_PACKAGES ? [join(process.env.BED_PACKAGES, 'usr/bin')] : []),
  ];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** Debian's docker-registry (distribution 2.8.2): the reference implementation, without a referrers API. Throws when it is not installed. */
export async function startDistribution(auth?: RegistryAuth): Promise<RegistryServer & { storedBlobs(): Promise<number> }> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  await writeFile(join(folder, 'htpasswd'), `${HTPASSWD}\n`);
  await writeFile(join(folder, 'config.yml'), configuration(folder, auth));
  const child = start('docker-registry', ['serve', join(folder, 'config.yml')]);
  const host = await announced(child, /listening on (127\.0\.0\.1:\d+)/);
  return {
    host,
    storedBlobs: async () =>
      (await readdir(join(folder, 'data/docker/registry/v2/blobs/sha256'), { recursive: true })).filter((name) => name.endsWith('/data'))
        .length,
    [Symbol.asyncDispose]: async () => {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The bed's registry with a referrers API (go-containerregistry's), which sends no OCI-Subject. Throws when it is not built. */
export async function startReferrersRegistry(): Promise<RegistryServer> {
  const child = start('oci-registry', ['127.0.0.1:0']);
  const host = await announced(child, /^(127\.0\.0\.1:\d+)$/m);
  return { host, [Symbol.asyncDispose]: () => end(child) };
}

function configuration(folder: string, auth: RegistryAuth | undefined): string {
  const lines = [
    'version: 0.1',
    'log: {level: info, formatter: text}',
    `storage: {filesystem: {rootdirectory: ${folder}/data}, delete: {enabled: true}}`,
    'http: {addr: "127.0.0.1:0", relativeurls: false}',
  ];
  if (auth?.kind === 'basic') lines.push(`auth: {htpasswd: {realm: test, path: ${folder}/htpasswd}}`);
  if (auth?.kind === 'token') {
    const { realm, service, issuer, certificateFile } = auth;
    lines.push(`auth: {token: {realm: "${realm}", service: ${service}, issuer: ${issuer}, rootcertbundle: ${certificateFile}}}`);
  }
  return `${lines.join('\n')}\n`;
}

function start(name: string, args: readonly string[]): ChildProcess {
  const tool = findTool(name);
  if (tool === undefined) throw new Error(`${name} is not on PATH: run these tests by npm test`);
  return spawn(tool, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } });
}

/** The first match in what the child prints, within 20 s. */
function announced(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`it did not say where it listens:\n${printed}`)), 20_000);
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const found = pattern.exec(printed)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`it ended with ${code}:\n${printed}`));
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
