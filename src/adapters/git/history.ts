import { randomBytes } from 'node:crypto';
import type { Commit, HistoryQuestion } from '../../core/clone/clone.ts';
import { asked, type RunGit } from './run-git.ts';

/** Names of the tags on HEAD and before it. */
export async function tagsBefore(git: RunGit): Promise<readonly string[]> {
  const text = await asked(git, ['for-each-ref', '--merged=HEAD', '--format=%(refname)', 'refs/tags']);
  return text.split('\n').flatMap((ref) => (ref === '' ? [] : [ref.slice('refs/tags/'.length)]));
}

/** Reads commits in one call, and what several bases have in common in one before it. Records begin with a mark that no message can know. */
export async function history(git: RunGit, { bases, files }: HistoryQuestion): Promise<readonly Commit[]> {
  const distinct = [...new Set(bases)];
  const common = distinct.length > 1 ? (await git(['merge-base', '--octopus', ...distinct])).stdout.trim() : (distinct[0] ?? '');
  const mark = randomBytes(16).toString('hex');
  const text = await asked(git, [
    '-c',
    'log.showSignature=false',
    'log',
    '-z',
    '--topo-order',
    '--encoding=UTF-8',
    `--format=${mark}%x00%H%x00%P%x00%B%x00`,
    ...(files ? ['--name-only', '--no-renames', '--no-ext-diff'] : []),
    'HEAD',
    ...(common === '' ? [] : [`^${common}`]),
    '--',
  ]);
  return text.split(`${mark}\0`).slice(1).map(readRecord);
}

function readRecord(record: string): Commit {
  const [id = '', parents = '', message = '', , ...names] = record.split('\0');
  return {
    id,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    message: message.trimEnd(),
    files: names.map((name, index) => (index === 0 ? name.replace(/^\n/, '') : name)).filter((name) => name !== ''),
  };
}
