// Runs a command in a cluster of its own, or in place; in both cases it dies with this process, and its temporary files lie in the cache.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, runFolder } from './cache.mjs';
import { goVariables } from './go-environment.mjs';
import { childrenOf, terminate } from './processes.mjs';
import { containedCommand } from './run.mjs';
import { repository } from './set-up.mjs';

const CLUSTER = join(repository, 'test/bed/cluster/cluster.sh');
const GRACE_MS = 10_000;

/** Runs `command` beside a fresh cluster; gives its exit code (128 + n after signal n). */
export const inFreshBed = (variables, command) =>
  runGuarded(['bash', CLUSTER, ...command], environment(variables), (child) => child.kill('SIGTERM'));

/**
 * Runs `command` on this host; what it started ends with it, whatever happens. On Linux it has process numbers of its own, below a shell:
 * process 1 of such a space is deaf to Ctrl-C, and what runs `unshare` to TERM.
 */
export const runHere = (variables, command) =>
  process.platform === 'linux'
    ? runGuarded(containedCommand(['bash', '-c', '"$@"; exit $?', '-', ...command]), environment(variables), (child) => {
        for (const pid of childrenOf(child.pid).flatMap(childrenOf)) terminate(pid);
      })
    : runGuarded(command, environment(variables), (child) => child.kill('SIGTERM'));

const environment = (variables) => ({ ...process.env, ...variables, ...ownFolders(runFolder()) });

/** Tools that write to the user's folders (act, Helm, kubectl, npm) are given folders of this run. */
const ownFolders = (temporary) => {
  const folders = { TMPDIR: temporary, KUBECACHEDIR: join(temporary, 'kube') };
  for (const name of ['CACHE', 'CONFIG', 'DATA']) {
    folders[`XDG_${name}_HOME`] = join(temporary, `xdg-${name.toLowerCase()}`);
    mkdirSync(folders[`XDG_${name}_HOME`], { recursive: true });
  }
  return { ...folders, ...goVariables(), npm_config_cache: join(cacheFolder(), 'npm'), npm_config_logs_max: '0' };
};

const runGuarded = async (command, env, end) => {
  const [file, ...args] =
    process.platform === 'linux'
      ? ['setpriv', '--pdeathsig', 'TERM', 'bash', '-c', `[ $PPID = ${process.pid} ] && exec "$@"`, '-', ...command]
      : command;
  const child = spawn(file, args, { env, cwd: process.cwd(), stdio: 'inherit' });
  const ended = new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done(code ?? 128 + (SIGNALS[signal] ?? 0)));
  });
  const stop = endings(child, end);
  try {
    const code = await ended;
    return stop.signal === undefined ? code : 128 + SIGNALS[stop.signal];
  } finally {
    stop.off();
  }
};

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Ctrl-C reaches the child through the terminal; anything else, a second Ctrl-C, and the end of an npm that was killed, ends it by TERM, at last by KILL. */
const endings = (child, end) => {
  const state = { signal: undefined, off: () => {} };
  const late = [];
  const on = (signal) => {
    if (signal !== 'SIGINT' || state.signal !== undefined) end(child);
    if (state.signal === undefined) {
      late.push(setTimeout(() => end(child), GRACE_MS).unref());
      late.push(setTimeout(() => child.kill('SIGKILL'), 2 * GRACE_MS).unref());
    }
    state.signal ??= signal;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, on);
  const above = npmAbove();
  const orphan = setInterval(() => npmAbove() !== above && on('SIGTERM'), 1000).unref();
  state.off = () => {
    for (const timer of late) clearTimeout(timer);
    clearInterval(orphan);
    for (const signal of signals) process.off(signal, on);
  };
  return state;
};

/** Under npm, the processes between it and this one (npm's shell, or none): they change when npm was killed and could not end us. */
const npmAbove = () => {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return '';
  const shell = /^([^\0]*\/)?\w*sh\0-c\0/.test(processFile(process.ppid, 'cmdline'));
  return `${process.ppid} ${shell ? /^PPid:\s+(\d+)/m.exec(processFile(process.ppid, 'status'))?.[1] : ''}`;
};

const processFile = (pid, name) => {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
};
