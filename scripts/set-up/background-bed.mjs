// The one background cluster of a cache: started detached, found again by its process and that process's start time, never by name.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from './cache.mjs';
import { endProcess, firstInside, startOf } from './processes.mjs';
import { during } from './progress.mjs';
import { CommandFailed } from './run.mjs';
import { repository } from './set-up.mjs';

/** A bed that is started inside a bed keeps its state in that one's temporary folder: process numbers differ there. */
const folder = () => join(process.env.TIDEGATE_BED ? tmpdir() : cacheFolder(), 'bed');
const READY_MS = 90_000;

/** The running bed, or undefined; what a dead one left is taken away. */
export const bedStatus = () => {
  const path = join(folder(), 'state.json');
  if (!existsSync(path)) return undefined;
  const bed = JSON.parse(readFileSync(path, 'utf8'));
  if (startOf(bed.pid) === bed.start) return bed;
  rmSync(folder(), { recursive: true, force: true });
  return undefined;
};

const freePorts = async (count) => {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((done, fail) => {
          const server = createServer()
            .once('error', fail)
            .listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
};

/** Starts the bed and waits until its node is Ready; throws CommandFailed with the end of its log. */
export const startBed = (variables) =>
  during('one-node cluster', async () => {
    const state = folder();
    rmSync(state, { recursive: true, force: true });
    mkdirSync(join(state, 'tmp'), { recursive: true });
    const [api, registry, referrers, issuer] = await freePorts(4);
    const env = {
      ...process.env,
      ...variables,
      TMPDIR: join(state, 'tmp'),
      KUBECACHEDIR: join(state, 'tmp', 'kube'),
      BED_STATE: state,
      BED_API_PORT: String(api),
      BED_REGISTRY_PORT: String(registry),
      BED_REFERRERS_PORT: String(referrers),
      BED_ISSUER_PORT: String(issuer),
      BED_FORWARD: `${state}:${[api, registry, referrers, issuer].join(',')}`,
    };
    const log = openSync(join(state, 'bed.log'), 'w');
    const keeper = [
      'bash',
      '-c',
      'env -0 > "$BED_STATE/environment.new"; mv "$BED_STATE/environment.new" "$BED_STATE/environment"; exec sleep infinity',
    ];
    const child = spawn('bash', [join(repository, 'test/bed/cluster/cluster.sh'), ...keeper], {
      env,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    const start = startOf(child.pid);
    for (const end = Date.now() + READY_MS; !existsSync(join(state, 'environment')); await sleep(50)) {
      if (startOf(child.pid) !== start || Date.now() > end) {
        const tail = readFileSync(join(state, 'bed.log'), 'utf8').split('\n').slice(-30).join('\n');
        await endProcess(child.pid, start);
        rmSync(state, { recursive: true, force: true });
        throw new CommandFailed(`The cluster did not come up:\n${tail}`);
      }
    }
    const inside = Object.fromEntries(readFileSync(join(state, 'environment'), 'utf8').split('\0').filter(Boolean).map(splitVariable));
    const bed = { pid: child.pid, start, since: new Date().toISOString(), inside, variables: fromOutside(inside, state) };
    writeFileSync(join(state, 'state.new'), JSON.stringify(bed), { mode: 0o600 });
    renameSync(join(state, 'state.new'), join(state, 'state.json'));
    return bed;
  });

const splitVariable = (text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];

/** What holds on the host: the same ports, but the files of the bed's own folders only as the copies that it left in the state folder. */
const fromOutside = (inside, state) => {
  const names = [
    'TIDEGATE_BED_API',
    'TIDEGATE_BED_REGISTRY',
    'TIDEGATE_BED_REFERRERS_REGISTRY',
    'TIDEGATE_BED_ISSUER',
    'TIDEGATE_BED_AUDIENCE',
  ];
  const tools = ['TIDEGATE_BED_HELM3', 'TIDEGATE_BED_HELM4', 'TIDEGATE_BED_KUBECTL'];
  return {
    KUBECONFIG: join(state, 'kubeconfig'),
    ...Object.fromEntries([...names, ...tools].filter((name) => inside[name]).map((name) => [name, inside[name]])),
    ...(inside.TIDEGATE_BED_CA && { TIDEGATE_BED_CA: join(state, 'issuer-ca.crt') }),
  };
};

/** Ends the bed and removes its state; false when none was up. */
export const stopBed = async () => {
  const bed = bedStatus();
  if (!bed) return false;
  await endProcess(bed.pid, bed.start);
  rmSync(folder(), { recursive: true, force: true });
  return true;
};

/** Runs a command in the bed's namespaces with the bed's variables; gives its exit code. */
export const enterBed = async (command) => {
  const bed = bedStatus();
  if (!bed) throw new Error('No bed is up: npm run bed -- up');
  const args = ['-t', String(firstInside(bed.pid)), '-m', '-n', '-p', '-C', `--wd=${process.cwd()}`, '--', ...command];
  const child = spawn('nsenter', args, { env: { ...process.env, ...bed.inside }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
};
