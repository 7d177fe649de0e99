import type { Bed } from '../bed.ts';
import type { TreeEntry } from '../verbs/git-objects.ts';
import { repoApi, repoWeb } from './links.ts';

/** What a file and an entry of a folder share. */
export function contentEntry(bed: Bed, path: string, ref: string, entry: Pick<TreeEntry, 'type' | 'sha'>) {
  const isFile = entry.type === 'blob';
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const self = `${repoApi(bed, `/contents/${encoded}`)}?ref=${encodeURIComponent(ref)}`;
  const git = repoApi(bed, `/git/${entry.type}s/${entry.sha}`);
  const html = repoWeb(bed, `/${entry.type}/${ref}/${encoded}`);
  return {
    type: isFile ? 'file' : 'dir',
    name: path.split('/').at(-1) as string,
    path,
    sha: entry.sha,
    size: isFile ? contentOf(bed, entry.sha).length : 0,
    url: self,
    html_url: html,
    git_url: git,
    download_url: isFile ? repoWeb(bed, `/raw/${ref}/${encoded}`) : null,
    _links: { self, git, html },
  };
}

/** The bytes of a blob of the world. */
export function contentOf(bed: Bed, sha: string): Buffer {
  const content = bed.world.blobs[sha];
  if (content === undefined) throw new Error(`no blob ${sha}`);
  return Buffer.from(content, 'base64');
}

/** base64 in lines of 60, as GitHub sends it. */
export function wrappedBase64(content: Buffer): string {
  return content.toString('base64').replaceAll(/.{1,60}/g, '$&\n');
}
