import type { GitBranch, GitTag } from '../../core/clone/clone.ts';

/** The tags and branches of `git show-ref --dereference`; `current` is the full name of the branch that HEAD is on. */
export function readRefs(text: string, current: string): { readonly tags: readonly GitTag[]; readonly branches: readonly GitBranch[] } {
  const tags = new Map<string, string>();
  const branches: GitBranch[] = [];
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    const commit = line.slice(0, space);
    const ref = line.slice(space + 1);
    if (ref.startsWith('refs/tags/')) tags.set(ref.slice('refs/tags/'.length).replace(/\^\{\}$/, ''), commit);
    else if (ref.startsWith('refs/heads/')) branches.push({ name: ref.slice('refs/heads/'.length), commit, current: ref === current });
    else {
      // actions/checkout keeps a pull request's merge under refs/remotes/pull: that is nobody's branch.
      const remote = /^refs\/remotes\/(?!pull\/\d+\/)[^/]+\/(.+)$/.exec(ref)?.[1];
      if (remote !== undefined && remote !== 'HEAD') branches.push({ name: remote, commit, current: false });
    }
  }
  return { tags: [...tags].map(([name, commit]) => ({ name, commit })), branches };
}
