import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../run-script.ts';

/** One minute after another from here: commits and annotated tags have fixed dates, so their ids are the same on every machine. */
const START = Date.parse('2026-01-02T03:04:00Z') / 1_000;

/** What a commit may differ in. */
export interface CommitOptions {
  /** Path → content; without files the commit is empty. */
  readonly files?: Readonly<Record<string, string>>;
}

/** A real repository in a temporary folder; it goes when it is disposed of. */
export interface TestRepository extends AsyncDisposable {
  readonly folder: string;
  /** Runs git; resolves to what it printed, trimmed. */
  git(...args: string[]): Promise<string>;
  /** Commits on the current branch; resolves to the id. */
  commit(message: string, options?: CommitOptions): Promise<string>;
  /** Tags HEAD; a message makes it an annotated tag. */
  tag(name: string, message?: string): Promise<void>;
  /** Writes into the work tree. */
  write(path: string, content: string): Promise<void>;
  /** A clone of its own, by file://, as actions/checkout makes one: the commit fetched, HEAD detached or on the branch. */
  clone(options?: { readonly depth?: number; readonly args?: readonly string[] }): Promise<TestRepository>;
}

const SETTINGS = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
};

/** Makes an empty repository whose first branch is main. */
export async function testRepository(): Promise<TestRepository> {
  const root = await mkdtemp(join(tmpdir(), 'tidegate-git-'));
  const repository = at(root, join(root, 'repository'));
  await mkdir(repository.folder);
  await repository.git('init', '--quiet', '--initial-branch=main');
  return repository;
}

/** `root` is what goes with the repository. */
function at(root: string, folder: string): TestRepository {
  let minutes = 0;
  const git = async (...args: string[]): Promise<string> => {
    const date = `${START + minutes * 60} +0000`;
    const env = { PATH: process.env.PATH, HOME: root, ...SETTINGS, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return (await run('git', args, { cwd: folder, env })).trim();
  };
  const write = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  return {
    folder,
    git,
    write,
    commit: async (message, { files = {} } = {}) => {
      minutes += 1;
      for (const [path, content] of Object.entries(files)) await write(path, content);
      await git('add', '--all');
      await git('commit', '--quiet', '--allow-empty', '--cleanup=verbatim', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    tag: async (name, message) =>
      void (await (message === undefined ? git('tag', name) : git('tag', '--annotate', '--message', message, name))),
    clone: async ({ depth, args = [] } = {}) => {
      const target = join(await mkdtemp(join(root, 'clone-')), 'workspace');
      await git('clone', '--quiet', ...(depth === undefined ? [] : [`--depth=${depth}`]), ...args, `file://${folder}`, target);
      return at(dirname(target), target);
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
