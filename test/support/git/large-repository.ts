import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run-script.ts';

/** A repository with a long past; it goes when it is disposed of. */
export interface LargeRepository extends AsyncDisposable {
  readonly folder: string;
  readonly head: string;
}

/** Makes `commits` commits in a row and `tags` version tags, evenly spread, the newest some commits before HEAD; half of them annotated. */
export async function largeRepository({ commits, tags }: { readonly commits: number; readonly tags: number }): Promise<LargeRepository> {
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-large-'));
  const git = (...args: string[]): Promise<string> => run('git', args, { cwd: folder, env: { PATH: process.env.PATH, HOME: folder } });
  await git('init', '--quiet', '--initial-branch=main');
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: folder, stdio: ['pipe', 'ignore', 'inherit'] });
  const done = new Promise<void>((resolve, reject) =>
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`fast-import: ${code}`)))),
  );
  const every = Math.floor(commits / tags);
  const who = (index: number): string => `Ada <ada@example.com> ${1_767_322_980 + index * 60} +0000`;
  for (let index = 1; index <= commits; index++) {
    const message = `feat: number ${index}`;
    let text = `commit refs/heads/main\nmark :${index}\ncommitter ${who(index)}\ndata ${message.length}\n${message}\n`;
    if (index % 100 === 1) text += `M 100644 inline f${index % 1_000}\ndata 2\nx\n\n`;
    const number = index / every;
    if (Number.isInteger(number) && number <= tags && index < commits - 3) {
      const name = `v${Math.floor(number / 1_000)}.${number % 1_000}.0`;
      text +=
        number % 2 === 0 ? `reset refs/tags/${name}\nfrom :${index}\n\n` : `tag ${name}\nfrom :${index}\ntagger ${who(index)}\ndata 1\nx\n`;
    }
    if (!child.stdin.write(text)) await new Promise((resolve) => child.stdin.once('drain', resolve));
  }
  child.stdin.end();
  await done;
  await git('pack-refs', '--all');
  await git('reset', '--quiet', '--hard');
  const head = (await git('rev-parse', 'HEAD')).trim();
  return { folder, head, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
