import type { Bed } from '../bed.ts';
import type { AnnotatedTag } from '../world.ts';
import { nodeId, repoApi } from './links.ts';

/** `git-ref`. */
export function refShape(bed: Bed, name: string, target: { readonly type: 'commit' | 'tag'; readonly sha: string }) {
  return {
    ref: name,
    node_id: nodeId('REF', name),
    url: repoApi(bed, `/git/${name}`),
    object: { sha: target.sha, type: target.type, url: repoApi(bed, `/git/${target.type}s/${target.sha}`) },
  };
}

/** `git-tag`: an annotated tag. */
export function tagShape(bed: Bed, tag: AnnotatedTag) {
  return {
    node_id: nodeId('TA', tag.sha),
    sha: tag.sha,
    url: repoApi(bed, `/git/tags/${tag.sha}`),
    tagger: tag.tagger,
    object: { ...tag.object, url: repoApi(bed, `/git/${tag.object.type}s/${tag.object.sha}`) },
    tag: tag.tag,
    message: tag.message,
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}
