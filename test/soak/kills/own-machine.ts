import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../../support/source-tree.ts';

/** A checkout, a home and a temporary folder that nobody else writes to while the soak looks for what was left. */
export interface OwnMachine {
  readonly checkout: string;
  readonly home: string;
}

/**
 * Makes it inside the bed's mount namespace, where a mount concerns nobody else: /tmp is empty memory, the checkout a copy there,
 * its node_modules the real ones. All of it ends with the bed.
 */
export function ownMachine(): OwnMachine {
  const run = (file: string, ...args: string[]): void => void execFileSync(file, args, { stdio: 'ignore' });
  run('mount', '-t', 'tmpfs', '-o', 'mode=1777', 'tmpfs', '/tmp');
  const [checkout, home] = ['/tmp/checkout', '/tmp/home'];
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: repository,
    encoding: 'utf8',
  });
  for (const file of new Set(listed.split('\0'))) {
    if (file === '' || !existsSync(join(repository, file))) continue;
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    cpSync(join(repository, file), join(checkout, file), { verbatimSymlinks: true });
  }
  run('git', 'init', '--quiet', checkout);
  for (const folder of [home, join(checkout, 'node_modules')]) mkdirSync(folder, { recursive: true });
  run('mount', '--bind', join(repository, 'node_modules'), join(checkout, 'node_modules'));
  return { checkout, home };
}
