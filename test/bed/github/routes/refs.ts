import { now, person } from '../bed.ts';
import { notFound, Refusal } from '../refusal.ts';
import { gitCommitShape } from '../shapes/commit.ts';
import { refShape, tagShape } from '../shapes/git.ts';
import { tagSha } from '../verbs/git-objects.ts';
import { isAncestor } from '../verbs/history.ts';
import type { AnnotatedTag, Commit, World } from '../world.ts';
import { type Answer, type Call, created, ok, type Routes, text } from './route.ts';

const read = { contents: 'read' } as const;
const write = { contents: 'write' } as const;

export const refRoutes: Routes = {
  'git/get-ref': { needs: read, play: getRef },
  'git/list-matching-refs': { needs: read, play: matchingRefs },
  'git/create-ref': { needs: write, play: createRef },
  'git/update-ref': { needs: write, play: updateRef },
  'git/delete-ref': { needs: write, play: deleteRef },
  'git/create-tag': { needs: write, play: createTag },
  'git/get-tag': { needs: read, play: getTag },
  'git/get-commit': { needs: read, play: getCommit },
};

function getRef(call: Call): Answer {
  const name = `refs/${text(call, 'ref')}`;
  const target = call.bed.world.refs[name];
  if (target === undefined) throw notFound();
  return ok(refShape(call.bed, name, target));
}

function matchingRefs(call: Call): Answer {
  const prefix = `refs/${text(call, 'ref')}`;
  const found = Object.entries(call.bed.world.refs).filter(([name]) => name.startsWith(prefix));
  return ok(found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, target]) => refShape(call.bed, name, target)));
}

/** One of two that race for a name gets 422 "Reference already exists": the lock that the store of records may lean on. */
function createRef(call: Call): Answer {
  const { world } = call.bed;
  const { ref, sha } = call.body as { ref: string; sha: string };
  if (!/^refs\/[^/]+\/.+/.test(ref)) throw new Refusal(422, `${ref} is not a valid ref name.`);
  if (!/^[0-9a-f]{40}$/.test(sha)) throw new Refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].');
  if (world.refs[ref] !== undefined) throw new Refusal(422, 'Reference already exists');
  const target = targetOf(world, sha);
  world.refs[ref] = target;
  return created(refShape(call.bed, ref, target));
}

function updateRef(call: Call): Answer {
  const { world } = call.bed;
  const name = `refs/${text(call, 'ref')}`;
  const { sha, force = false } = call.body as { sha: string; force?: boolean };
  const present = world.refs[name];
  if (present === undefined) throw new Refusal(422, 'Reference does not exist');
  const target = targetOf(world, sha);
  const fastForward = present.type === 'commit' && target.type === 'commit' && isAncestor(world, present.sha, sha);
  if (!force && !fastForward) throw new Refusal(422, 'Update is not a fast forward');
  world.refs[name] = target;
  return ok(refShape(call.bed, name, target));
}

function deleteRef(call: Call): Answer {
  const name = `refs/${text(call, 'ref')}`;
  if (call.bed.world.refs[name] === undefined) throw new Refusal(422, 'Reference does not exist');
  delete call.bed.world.refs[name];
  return { status: 204 };
}

/** Makes the tag object only; a ref that points at it comes by a second call, as on GitHub. */
function createTag(call: Call): Answer {
  const { bed, token } = call;
  const body = call.body as {
    tag: string;
    message: string;
    object: string;
    type: string;
    tagger?: { name: string; email: string; date?: string };
  };
  if (body.type !== 'commit' || bed.world.commits[body.object] === undefined)
    throw new Refusal(422, `Could not find object ${body.object}`);
  const { name, email } = body.tagger ?? person(bed, token.actor);
  const made = {
    tag: body.tag,
    message: body.message,
    object: { type: body.type, sha: body.object },
    tagger: { name, email, date: body.tagger?.date ?? now(bed) },
  };
  const tag: AnnotatedTag = { sha: tagSha(made), ...made };
  bed.world.tags[tag.sha] = tag;
  return created(tagShape(bed, tag));
}

function getTag(call: Call): Answer {
  const tag = call.bed.world.tags[text(call, 'tag_sha')];
  if (tag === undefined) throw notFound();
  return ok(tagShape(call.bed, tag));
}

function getCommit(call: Call): Answer {
  const commit = call.bed.world.commits[text(call, 'commit_sha')] as Commit | undefined;
  if (commit === undefined) throw notFound();
  return ok(gitCommitShape(call.bed, commit));
}

function targetOf(world: World, sha: string): { type: 'commit' | 'tag'; sha: string } {
  if (world.commits[sha] !== undefined) return { type: 'commit', sha };
  if (world.tags[sha] !== undefined) return { type: 'tag', sha };
  throw new Refusal(422, 'Object does not exist');
}
