import type { Bed } from '../bed.ts';
import type { Artifact, Release, ReleaseAsset } from '../world.ts';
import { nodeId, repoApi, repoWeb } from './links.ts';
import { userShape } from './user.ts';

/** `release`. Its `upload_url` is on another host, and a template. */
export function releaseShape(bed: Bed, release: Release) {
  const url = repoApi(bed, `/releases/${release.id}`);
  const { owner, name } = bed.world.repository;
  return {
    url,
    assets_url: `${url}/assets`,
    upload_url: `${bed.urls.uploads}/repos/${owner}/${name}/releases/${release.id}/assets{?name,label}`,
    html_url: repoWeb(bed, release.draft ? `/releases/tag/untagged-${release.id}` : `/releases/tag/${release.tag}`),
    id: release.id,
    author: userShape(bed, release.author),
    node_id: nodeId('RE', release.id),
    tag_name: release.tag,
    target_commitish: release.target,
    name: release.name,
    draft: release.draft,
    immutable: release.immutable,
    prerelease: release.prerelease,
    created_at: release.createdAt,
    updated_at: release.publishedAt ?? release.createdAt,
    published_at: release.publishedAt,
    assets: release.assets.map((asset) => assetShape(bed, release, asset)),
    tarball_url: repoApi(bed, `/tarball/${release.tag}`),
    zipball_url: repoApi(bed, `/zipball/${release.tag}`),
    body: release.body,
  };
}

/** `release-asset`. */
export function assetShape(bed: Bed, release: Release, asset: ReleaseAsset) {
  return {
    url: repoApi(bed, `/releases/assets/${asset.id}`),
    id: asset.id,
    node_id: nodeId('RA', asset.id),
    name: asset.name,
    label: asset.label,
    uploader: userShape(bed, asset.uploader),
    content_type: asset.contentType,
    state: 'uploaded' as const,
    size: asset.size,
    digest: asset.digest,
    download_count: 0,
    created_at: asset.createdAt,
    updated_at: asset.createdAt,
    browser_download_url: repoWeb(bed, `/releases/download/${release.tag}/${encodeURIComponent(asset.name)}`),
  };
}

/** `artifact`, finalized. */
export function artifactShape(bed: Bed, artifact: Artifact) {
  const url = repoApi(bed, `/actions/artifacts/${artifact.id}`);
  const run = bed.world.runs.find(({ id }) => String(id) === artifact.runId);
  const { id: repositoryId } = bed.world.repository;
  return {
    id: artifact.id,
    node_id: nodeId('MDg6QXJ0aWZhY3Q', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.size,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    created_at: artifact.createdAt,
    updated_at: artifact.createdAt,
    expires_at: artifact.expiresAt,
    digest: artifact.digest,
    workflow_run:
      run === undefined
        ? null
        : {
            id: run.id,
            repository_id: repositoryId,
            head_repository_id: repositoryId,
            head_branch: run.headBranch ?? '',
            head_sha: run.headSha,
          },
  };
}
