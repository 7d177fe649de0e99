import { createHash } from 'node:crypto';
import { nextId, now } from '../bed.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { assetShape } from '../shapes/release.ts';
import type { Release, ReleaseAsset } from '../world.ts';
import { releaseOf } from './releases.ts';
import { type Answer, type Call, created, number, ok, optional, type Routes, text } from './route.ts';

const write = { contents: 'write' } as const;

export const releaseAssetRoutes: Routes = {
  /** Only on the uploads host. */
  'repos/upload-release-asset': { needs: write, play: upload },
  'repos/get-release-asset': { needs: { contents: 'read' }, play: get },
  'repos/delete-release-asset': { needs: write, play: remove },
};

/** The body is the file. A second one of the same name: 422 `already_exists`; an immutable release takes none. */
function upload(call: Call): Answer {
  const { bed, raw } = call;
  const release = releaseOf(call);
  if (call.contentType === '') throw new Refusal(400, 'Content-Type is required');
  if (release.immutable) throw new Refusal(422, 'Cannot upload assets to an immutable release.');
  const name = text(call, 'name');
  if (release.assets.some((asset) => asset.name === name)) throw invalid('ReleaseAsset', 'name', 'already_exists');
  const asset: ReleaseAsset = {
    id: nextId(bed),
    name,
    label: optional(call, 'label') ?? null,
    contentType: call.contentType,
    size: raw.length,
    digest: `sha256:${createHash('sha256').update(raw).digest('hex')}`,
    uploader: call.token.actor,
    createdAt: now(bed),
    content: raw.toString('base64'),
  };
  release.assets.push(asset);
  return created(assetShape(bed, release, asset));
}

/** With `Accept: application/octet-stream` the bytes (GitHub redirects to its store or streams; this one streams), else the record. */
function get(call: Call): Answer {
  const [release, asset] = assetOf(call);
  if (call.accept !== 'application/octet-stream') return ok(assetShape(call.bed, release, asset));
  return { status: 200, body: Buffer.from(asset.content, 'base64'), headers: { 'content-type': 'application/octet-stream' } };
}

function remove(call: Call): Answer {
  const [release, asset] = assetOf(call);
  if (release.immutable) throw new Refusal(422, 'Cannot delete assets of an immutable release.');
  release.assets = release.assets.filter((other) => other !== asset);
  return { status: 204 };
}

function assetOf(call: Call): [Release, ReleaseAsset] {
  for (const release of call.bed.world.releases) {
    const asset = release.assets.find(({ id }) => id === number(call, 'asset_id'));
    if (asset !== undefined) return [release, asset];
  }
  throw notFound();
}
