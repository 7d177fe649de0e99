import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { findInTar } from '../../core/archive/find-in-tar.ts';
import { sha256Of } from '../../core/digest/sha256.ts';
import { checksumOf, type HelmArch, notDownloaded, otherChecksum } from '../../core/helm-release/helm-checksums.ts';
import { HttpFailure } from '../../core/http/http.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import type { ReleasePorts, ReleaseSettings } from '../release/ports.ts';

const unzip = promisify(gunzip);
const OFFICIAL = 'https://get.helm.sh';
/** Archives hold 15–20 MB. */
const MAX_BYTES = 64 * 1_048_576;
const TIMEOUT_MS = 300_000;
const MOST_REDIRECTS = 3;

type FetchSettings = Pick<ReleaseSettings, 'helmMirror' | 'helmSha256' | 'tempDir'>;

/**
 * Gives the path of this helm (`4.1.4`), from the runner's tool cache or downloaded once, with its archive checked against the table of published
 * checksums (or `helm-sha256`). Throws `ProblemError` (HD001): unknown version, another checksum, no answer. Nothing is executed before it is checked.
 */
export async function fetchHelm(
  ports: Pick<ReleasePorts, 'http' | 'env' | 'log'>,
  settings: FetchSettings,
  version: string,
  signal: AbortSignal,
): Promise<string> {
  const arch: HelmArch = process.arch === 'arm64' ? 'arm64' : 'amd64';
  const wanted = checksumOf(version, arch, settings.helmSha256);
  if (!wanted.ok) throw new ProblemError(wanted.error);
  const cache = ports.env.RUNNER_TOOL_CACHE;
  const folder = join(
    cache === undefined || cache === '' ? settings.tempDir : cache,
    'tidegate-helm',
    `${version}-${wanted.value.slice(0, 16)}`,
  );
  const file = join(folder, 'helm');
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) return file;
  const url = `${(settings.helmMirror ?? OFFICIAL).replace(/\/+$/, '')}/helm-v${version}-linux-${arch}.tar.gz`;
  ports.log.info(`downloading helm ${version} from ${url}`);
  const archive = await download(ports, url, signal);
  const got = sha256Of(archive).slice('sha256:'.length);
  if (got !== wanted.value) throw new ProblemError(otherChecksum(url, wanted.value, got));
  const binary = findInTar(await unzip(archive), `linux-${arch}/helm`);
  if (binary === undefined) throw new ProblemError(notDownloaded(url, `the archive holds no linux-${arch}/helm`));
  await mkdir(folder, { recursive: true });
  const fresh = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(fresh, binary);
  await chmod(fresh, 0o755);
  await rename(fresh, file);
  return file;
}

async function download(ports: Pick<ReleasePorts, 'http'>, start: string, signal: AbortSignal): Promise<Uint8Array> {
  let url = start;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await ports
      .http({ method: 'GET', url, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES, signal })
      .catch((error: unknown) => {
        if (error instanceof HttpFailure) throw new ProblemError(notDownloaded(url, `${error.code} ${error.message}`), { cause: error });
        throw error;
      });
    const { location } = response.headers;
    if (response.status >= 300 && response.status < 400 && location !== undefined) {
      url = new URL(location, url).href;
      continue;
    }
    if (response.status !== 200 || response.truncated)
      throw new ProblemError(notDownloaded(url, response.truncated ? 'the archive is too large' : `HTTP ${response.status}`));
    return response.body;
  }
  throw new ProblemError(notDownloaded(start, 'too many redirects'));
}
