import { dirname } from 'node:path';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { type ChildEnd, runChild } from '../process/child.ts';
import { childEnvironment } from '../process/child-environment.ts';

/** Where git works, and with what. */
export interface GitPlace {
  /** The workspace; a repository around it is not ours. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** A home whose settings call the workspace safe, for a git that does not take that from its command line. */
  readonly home?: string | undefined;
}

/** Runs git once in the workspace; `more` is added to its environment. Rejects with ENOENT when there is no git. */
export type RunGit = (args: readonly string[], more?: Readonly<Record<string, string>>) => Promise<ChildEnd>;

/**
 * Git without a shell, without locks, and without what a repository's own settings could make it start. The workspace of a container belongs to another
 * user: git is told that it is safe. Its words are English, so that they can be told apart.
 */
export function gitIn({ folder, env, signal, home }: GitPlace): RunGit {
  const fixed = ['--no-optional-locks', '-c', `safe.directory=${folder}`, '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  const own = {
    ...childEnvironment(env),
    ...(home === undefined ? {} : { HOME: home }),
    LC_ALL: 'C',
    GIT_CEILING_DIRECTORIES: dirname(folder),
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
  return (args, more = {}) => runChild({ file: 'git', args: [...fixed, ...args], env: { ...own, ...more }, cwd: folder }, signal);
}

/** What git prints. Throws BT021 when it refuses. */
export async function asked(git: RunGit, args: readonly string[]): Promise<string> {
  const end = await git(args);
  if (end.code !== 0) throw refused(args, end);
  return end.stdout;
}

/** Git could not read a clone that is there. */
export const refused = (args: readonly string[], { code, stderr }: ChildEnd): ProblemError =>
  new ProblemError({
    code: 'BT021',
    fault: 'user',
    what: `git ${args.find((arg) => /^[a-z]+(-[a-z]+)*$/.test(arg)) ?? ''} ended with ${code}: ${oneLine(stderr, 300)}`,
    where: 'the workspace',
    expected: 'a clone that git can read',
    remedy: 'Run actions/checkout in this job, before this step',
  });
