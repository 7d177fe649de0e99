import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import { registryClient } from '../../../src/adapters/registry/registry-client.ts';
import { deadlineIn } from '../../../src/core/clock/deadline.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import type { RegistryCredential } from '../../../src/core/oci/credential.ts';
import type { BlobSource, Registry } from '../../../src/core/oci/registry.ts';

/** A client with short waits; what it masked is in `masked`. */
export function testRegistryClient(credentials: readonly RegistryCredential[] = []): Registry & { readonly masked: string[] } {
  const masked: string[] = [];
  const client = registryClient(
    {
      http: nodeHttp,
      clock: systemClock,
      random: () => 0.5,
      deadline: deadlineIn(systemClock, 20_000),
      backoff: { attempts: 4, baseMs: 20, factor: 2, maxMs: 100 },
      mask: (secret) => void masked.push(secret),
    },
    () => credentials,
  );
  return { ...client, masked };
}

/** Bytes as something to upload. */
export const blobOf = (content: Uint8Array | string): BlobSource => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { digest: sha256Of(bytes), size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
};

export interface PushedImage {
  readonly bytes: Uint8Array;
  readonly digest: ReturnType<typeof sha256Of>;
  readonly size: number;
}

/** Pushes a small image with one layer under a tag; `revision` becomes the label that names its commit. */
export async function pushImage(
  client: Registry,
  at: { registry: string; repository: string },
  tag: string,
  layer = 'layer',
  revision?: string,
): Promise<PushedImage> {
  const labels = revision === undefined ? {} : { config: { Labels: { 'org.opencontainers.image.revision': revision } } };
  const [config, content] = [blobOf(JSON.stringify({ architecture: 'amd64', os: 'linux', ...labels })), blobOf(layer)];
  for (const blob of [config, content]) await client.upload(at, blob);
  const bytes = new TextEncoder().encode(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: config.digest, size: config.size },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: content.digest, size: content.size }],
    }),
  );
  await client.putManifest(at, tag, bytes, 'application/vnd.oci.image.manifest.v1+json');
  return { bytes, digest: sha256Of(bytes), size: bytes.length };
}
