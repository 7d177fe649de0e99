import type { GitQuestion, GitState, Repository } from '../../core/clone/clone.ts';
import type { ChildEnd } from '../process/child.ts';
import { readRefs } from './read-refs.ts';
import { asked, type RunGit, refused } from './run-git.ts';

/**
 * Reads the clone in three calls that run side by side, a fourth where there can be a version tag before HEAD or changes are asked for, and a fifth for the
 * names of changed files when there are some. No git, no repository and a repository without a commit are answers, and so is one that git distrusts
 * because it is another user's (`foreign`); anything else that git refuses is thrown.
 */
export async function readRepository(git: RunGit, question: GitQuestion): Promise<GitState | 'foreign'> {
  const head = git(['rev-list', '--max-count=1', '--timestamp', 'HEAD']);
  const refs = git(['show-ref', '--dereference']);
  const early = isId(question.sha) ? aboutClone(git, question, question.sha) : undefined;
  for (const call of [refs, early]) call?.catch(() => undefined);
  let first: ChildEnd;
  try {
    first = await head;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none', why: 'no-git' };
    throw error;
  }
  const [, time = '', sha = ''] = /^(\d+) ([0-9a-f]{40,64})$/m.exec(first.stdout) ?? [];
  if (sha === '') return noCommit(first);
  const [about, listed] = await Promise.all([early ?? aboutClone(git, question, sha), refs]);
  const { tags, branches } = readRefs(listed.stdout, about.current);
  const tagged = tags.length > 0 && !about.shallow;
  const found = tagged || question.changes ? await describe(git, question) : { nearest: undefined, dirty: false };
  return {
    kind: 'repository',
    head: sha,
    commitTime: Number(time),
    shallow: about.shallow,
    tags,
    branches,
    nearest: tagged ? found.nearest : undefined,
    lookalikes: about.lookalikes,
    changed: question.changes ? (found.dirty ? await changedFiles(git) : []) : undefined,
  };
}

/** What the event says may be anything. */
const isId = (text: string): boolean => /^[0-9a-f]{40,64}$/.test(text);

/** Reads `v1.2.0-3-gHEX`, with `-dirty` where tracked files are changed; the id alone when no version tag is before HEAD. */
async function describe(
  git: RunGit,
  { versionTags, changes }: GitQuestion,
): Promise<{ readonly nearest: Repository['nearest']; readonly dirty: boolean }> {
  const how = ['--tags', '--long', '--always', '--abbrev=40', ...(changes ? ['--dirty=-dirty'] : [])];
  const text = (await asked(git, ['describe', ...how, ...versionTags.map((glob) => `--match=${glob}`)])).trim();
  const found = /^(.+)-(\d+)-g[0-9a-f]+(?:-dirty)?$/.exec(text);
  const nearest = found === null ? undefined : { name: found[1] ?? '', distance: Number(found[2]) };
  return { nearest, dirty: text.endsWith('-dirty') };
}

async function aboutClone(
  git: RunGit,
  { shaLength }: GitQuestion,
  sha: string,
): Promise<{ readonly shallow: boolean; readonly current: string; readonly lookalikes: readonly string[] }> {
  const text = await asked(git, [
    'rev-parse',
    '--is-shallow-repository',
    '--symbolic-full-name',
    'HEAD',
    `--disambiguate=${sha.slice(0, shaLength)}`,
  ]);
  const [shallow = '', current = '', ...lookalikes] = text.trim().split('\n');
  return { shallow: shallow === 'true', current, lookalikes };
}

async function changedFiles(git: RunGit): Promise<readonly string[]> {
  const text = await asked(git, ['diff', '--name-only', '-z', '--no-ext-diff', '--no-renames', 'HEAD', '--']);
  return text.split('\0').filter((path) => path !== '');
}

/** Git ends 128 both for "no repository here" and for "HEAD names no commit yet". Both mean that there is nothing to read. */
function noCommit(end: ChildEnd): GitState | 'foreign' {
  if (/dubious ownership|unsafe repository/i.test(end.stderr)) return 'foreign';
  if (/not a git repository|unknown revision|bad revision|ambiguous argument 'HEAD'/i.test(end.stderr))
    return { kind: 'none', why: 'no-repository' };
  throw refused(['rev-list'], end);
}
