import { notFound, notPlayed, Refusal } from '../refusal.ts';
import { contentEntry, contentOf, wrappedBase64 } from '../shapes/content.ts';
import { nodeId, repoApi } from '../shapes/links.ts';
import { treesOf } from '../verbs/git-objects.ts';
import { resolveRef } from '../verbs/refs.ts';
import type { Commit } from '../world.ts';
import { type Answer, type Call, ok, optional, type Routes, text } from './route.ts';

const needs = { contents: 'read' } as const;

export const contentRoutes: Routes = {
  'repos/get-content': { needs, play: getContent },
  'git/get-tree': { needs, play: getTree },
  'git/get-blob': { needs, play: getBlob },
};

/** A file or a folder at a ref. `application/vnd.github.raw+json` answers with the bytes. Beyond 1 MB GitHub sends no content in JSON. */
function getContent(call: Call): Answer {
  const { bed } = call;
  const path = text(call, 'path').replace(/\/$/, '');
  const ref = optional(call, 'ref') ?? bed.world.repository.defaultBranch;
  const sha = resolveRef(bed, ref);
  if (sha === null) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const trees = treesOf((bed.world.commits[sha] as Commit).tree);
  const folder = trees.get(path);
  if (folder !== undefined) {
    return ok(folder.entries.map((entry) => contentEntry(bed, path === '' ? entry.path : `${path}/${entry.path}`, ref, entry)));
  }
  const blob = bed.world.commits[sha]?.tree[path];
  if (blob === undefined) throw notFound();
  const content = contentOf(bed, blob);
  if (/\.raw(\+json)?(;|,|$)/.test(call.accept))
    return { status: 200, body: content, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } };
  if (content.length > 1_000_000) throw notPlayed('contents of more than 1 MB as JSON');
  return ok({ ...contentEntry(bed, path, ref, { type: 'blob', sha: blob }), content: wrappedBase64(content), encoding: 'base64' });
}

/** A tree by its own sha, or that of a commit or ref. */
function getTree(call: Call): Answer {
  const { bed } = call;
  const wanted = text(call, 'tree_sha');
  const commitSha = resolveRef(bed, wanted);
  const commits = commitSha === null ? Object.values(bed.world.commits) : [bed.world.commits[commitSha] as Commit];
  for (const commit of commits) {
    const trees = treesOf(commit.tree);
    const folder = commitSha === null ? [...trees].find(([, { sha }]) => sha === wanted)?.[0] : '';
    if (folder === undefined) continue;
    const { sha, entries } = trees.get(folder) as { sha: string; entries: readonly { path: string; type: 'blob' | 'tree'; sha: string }[] };
    const deep = optional(call, 'recursive') === undefined ? entries : recursive(trees, folder);
    const tree = deep.map((entry) => ({
      ...{ path: entry.path, mode: entry.type === 'tree' ? '040000' : '100644', type: entry.type, sha: entry.sha },
      ...(entry.type === 'blob' ? { size: contentOf(bed, entry.sha).length } : {}),
      url: repoApi(bed, `/git/${entry.type}s/${entry.sha}`),
    }));
    return ok({ sha, url: repoApi(bed, `/git/trees/${sha}`), tree, truncated: false });
  }
  throw notFound();
}

function recursive(trees: ReturnType<typeof treesOf>, folder: string, prefix = ''): { path: string; type: 'blob' | 'tree'; sha: string }[] {
  return (trees.get(folder)?.entries ?? []).flatMap((entry) => {
    const own = { ...entry, path: `${prefix}${entry.path}` };
    return entry.type === 'blob'
      ? [own]
      : [own, ...recursive(trees, folder === '' ? entry.path : `${folder}/${entry.path}`, `${own.path}/`)];
  });
}

function getBlob(call: Call): Answer {
  const sha = text(call, 'file_sha');
  if (call.bed.world.blobs[sha] === undefined) throw notFound();
  const content = contentOf(call.bed, sha);
  const url = repoApi(call.bed, `/git/blobs/${sha}`);
  return ok({ sha, node_id: nodeId('B', sha), size: content.length, url, content: wrappedBase64(content), encoding: 'base64' });
}
