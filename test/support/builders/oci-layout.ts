import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../../../src/core/digest/sha256.ts';

/** What an image of the tests is made of; another `layer` makes another image. */
export interface LayoutOptions {
  readonly layer?: string;
  /** `org.opencontainers.image.ref.name` of its entry. */
  readonly refName?: string;
  /** Puts an index of two platforms around it. */
  readonly platforms?: readonly string[];
}

/** Writes an OCI image layout of small images and gives the digest of its root. */
export async function writeLayout(folder: string, options: LayoutOptions = {}): Promise<string> {
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  const blob = async (content: string, mediaType: string) => {
    const digest = sha256Of(content);
    await writeFile(join(folder, 'blobs/sha256', digest.slice('sha256:'.length)), content);
    return { mediaType, digest, size: Buffer.byteLength(content) };
  };
  const image = async (architecture: string) => {
    const config = await blob(JSON.stringify({ architecture, os: 'linux' }), 'application/vnd.oci.image.config.v1+json');
    const layer = await blob(`${options.layer ?? 'layer'} ${architecture}`, 'application/vnd.oci.image.layer.v1.tar');
    const manifest = { schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers: [layer] };
    return blob(JSON.stringify(manifest), manifest.mediaType);
  };
  const index = async (architectures: readonly string[]) => {
    const manifests: object[] = [];
    for (const architecture of architectures) manifests.push({ ...(await image(architecture)), platform: { os: 'linux', architecture } });
    const mediaType = 'application/vnd.oci.image.index.v1+json';
    return blob(JSON.stringify({ schemaVersion: 2, mediaType, manifests }), mediaType);
  };
  const root = options.platforms === undefined ? await image('amd64') : await index(options.platforms);
  const annotations = options.refName === undefined ? {} : { annotations: { 'org.opencontainers.image.ref.name': options.refName } };
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await writeFile(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [{ ...root, ...annotations }] }));
  return root.digest;
}
