// The bed's two base images as one OCI layout, written by hand: no daemon, no root file system but busybox, the same bytes on every machine.
// `app` serves /www on port 8080 and has a shell; `pause` holds a pod's namespaces.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { keyOf, makePart, partFolder } from './cache.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

const APPLETS = ['sh', 'cat', 'echo', 'env', 'false', 'httpd', 'kill', 'ls', 'nc', 'sleep', 'tail', 'true'];
const IMAGES = {
  app: { Entrypoint: ['/bin/busybox', 'httpd', '-f', '-p', '8080', '-h', '/www'] },
  pause: { Entrypoint: ['/bin/busybox', 'tail', '-f', '/dev/null'] },
};

/** The images as a part of the set-up; `packages()` gives the Debian tree that may hold busybox. */
export const images = (packages) => {
  const key = keyOf(APPLETS, IMAGES, 2);
  const folder = partFolder('images', key);
  return {
    name: 'images',
    ready: () => (existsSync(folder) ? folder : undefined),
    make: () => during('images app and pause', () => makePart('images', key, (target) => write(target, packages()))),
  };
};

const write = async (target, packages) => {
  const root = join(target, 'rootfs');
  for (const name of ['bin', 'www', 'tmp', 'etc']) mkdirSync(join(root, name), { recursive: true });
  cpSync(
    ['usr/bin/busybox', 'bin/busybox'].map((path) => join(packages, path)).find(existsSync) ?? '/bin/busybox',
    join(root, 'bin/busybox'),
  );
  for (const applet of APPLETS) symlinkSync('busybox', join(root, 'bin', applet));
  writeFileSync(join(root, 'www/index.html'), 'ok\n');
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/:/bin/sh\n');
  await run(
    [
      'tar',
      '--sort=name',
      '--mtime=@0',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=u=rwX,go=rX',
      '--format=ustar',
      '-cf',
      '../layer.tar',
      '.',
    ],
    { cwd: root },
  );
  const tar = readFileSync(join(target, 'layer.tar'));
  rmSync(root, { recursive: true });
  rmSync(join(target, 'layer.tar'));
  writeLayout(target, tar);
};

/** Image layout 1.1 (opencontainers/image-spec, image-layout.md): blobs by digest, an index that names the images by annotation. */
const writeLayout = (target, tar) => {
  mkdirSync(join(target, 'blobs/sha256'), { recursive: true });
  const blob = (mediaType, content) => {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    const hex = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(target, 'blobs/sha256', hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const kind = (name) => `application/vnd.oci.image.${name}`;
  const layer = blob(kind('layer.v1.tar+gzip'), gzipSync(tar));
  const diff = `sha256:${createHash('sha256').update(tar).digest('hex')}`;
  const manifests = Object.entries(IMAGES).map(([name, config]) => {
    const image = { architecture: 'amd64', os: 'linux', config, rootfs: { type: 'layers', diff_ids: [diff] } };
    const manifest = {
      schemaVersion: 2,
      mediaType: kind('manifest.v1+json'),
      config: blob(kind('config.v1+json'), image),
      layers: [layer],
    };
    return { ...blob(manifest.mediaType, manifest), annotations: { 'org.opencontainers.image.ref.name': name } };
  });
  writeFileSync(join(target, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  writeFileSync(join(target, 'index.json'), JSON.stringify({ schemaVersion: 2, mediaType: kind('index.v1+json'), manifests }));
};
