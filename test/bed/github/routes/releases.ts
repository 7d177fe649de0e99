import { nextId, now } from '../bed.ts';
import { invalid, notFound, notPlayed } from '../refusal.ts';
import { assetShape, releaseShape } from '../shapes/release.ts';
import { resolveRef } from '../verbs/refs.ts';
import type { Release } from '../world.ts';
import { pageOf } from './pages.ts';
import { type Answer, type Call, created, number, ok, type Routes, text } from './route.ts';

const read = { contents: 'read' } as const;
const write = { contents: 'write' } as const;

interface ReleaseBody {
  readonly tag_name?: string;
  readonly target_commitish?: string;
  readonly name?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly prerelease?: boolean;
  readonly generate_release_notes?: boolean;
}

export const releaseRoutes: Routes = {
  'repos/list-releases': { needs: read, play: list },
  'repos/create-release': { needs: write, play: create },
  'repos/get-release': { needs: read, play: (call) => ok(releaseShape(call.bed, releaseOf(call))) },
  'repos/get-latest-release': { needs: read, play: latest },
  'repos/get-release-by-tag': { needs: read, play: byTag },
  'repos/update-release': { needs: write, play: update },
  'repos/delete-release': { needs: write, play: remove },
  'repos/list-release-assets': {
    needs: read,
    play: (call) => pageOf(call, releaseOf(call).assets, (asset) => assetShape(call.bed, releaseOf(call), asset)),
  },
};

/** The release that the path names, or 404. */
export function releaseOf(call: Call): Release {
  const found = call.bed.world.releases.find(({ id }) => id === number(call, 'release_id'));
  if (found === undefined) throw notFound();
  return found;
}

/** Drafts are seen only by who may write. */
function list(call: Call): Answer {
  const mayWrite = call.token.permissions.contents === 'write';
  const found = call.bed.world.releases.filter(({ draft }) => mayWrite || !draft).toReversed();
  return pageOf(call, found, (release) => releaseShape(call.bed, release));
}

function latest(call: Call): Answer {
  const found = call.bed.world.releases.filter(({ draft, prerelease }) => !draft && !prerelease).at(-1);
  if (found === undefined) throw notFound();
  return ok(releaseShape(call.bed, found));
}

/** Published ones only: a draft has no tag yet. */
function byTag(call: Call): Answer {
  const found = call.bed.world.releases.find(({ tag, draft }) => tag === text(call, 'tag') && !draft);
  if (found === undefined) throw notFound();
  return ok(releaseShape(call.bed, found));
}

function create(call: Call): Answer {
  const { bed } = call;
  const body = call.body as ReleaseBody & { tag_name: string };
  if (body.generate_release_notes) throw notPlayed('generate_release_notes');
  const release: Release = {
    id: nextId(bed),
    tag: body.tag_name,
    target: body.target_commitish ?? bed.world.repository.defaultBranch,
    name: body.name ?? null,
    body: body.body ?? null,
    draft: true,
    prerelease: body.prerelease ?? false,
    immutable: false,
    author: call.token.actor,
    createdAt: now(bed),
    publishedAt: null,
    assets: [],
  };
  if (!(body.draft ?? false)) publish(call, release);
  bed.world.releases.push(release);
  return created(releaseShape(bed, release));
}

/** Two drafts of one tag can live side by side; of two that publish, the second gets 422. */
function publish(call: Call, release: Release): void {
  const { bed } = call;
  if (bed.world.releases.some(({ tag, draft }) => tag === release.tag && !draft)) throw invalid('Release', 'tag_name', 'already_exists');
  const ref = `refs/tags/${release.tag}`;
  if (bed.world.refs[ref] === undefined) {
    const sha = resolveRef(bed, release.target);
    if (sha === null) throw invalid('Release', 'target_commitish', 'invalid');
    bed.world.refs[ref] = { type: 'commit', sha };
  }
  release.draft = false;
  release.publishedAt = now(bed);
}

function update(call: Call): Answer {
  const release = releaseOf(call);
  const body = (call.body ?? {}) as ReleaseBody;
  if (release.immutable && body.tag_name !== undefined && body.tag_name !== release.tag)
    throw invalid('Release', 'tag_name', 'custom', 'tag_name is immutable');
  const { tag_name, target_commitish, name, body: notes, prerelease, draft } = body;
  const changed = { ...release, tag: tag_name ?? release.tag, target: target_commitish ?? release.target, name: name ?? release.name };
  Object.assign(changed, { body: notes ?? release.body, prerelease: prerelease ?? release.prerelease });
  if (draft === false && release.draft) publish(call, changed);
  Object.assign(release, changed);
  return ok(releaseShape(call.bed, release));
}

function remove(call: Call): Answer {
  const release = releaseOf(call);
  call.bed.world.releases = call.bed.world.releases.filter((other) => other !== release);
  return { status: 204 };
}
