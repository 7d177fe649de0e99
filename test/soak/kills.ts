/*
 * `npm run soak -- kills`: `npm start` and `npm test` are cut short at many instants, by Ctrl-C and by kill -9 of npm and of its script.
 * After each, no process, mount, link, control group in use or file outside the cache and node_modules may be there that was not before, and
 * the next start must need no help. Words after a second `--` choose: `start`, `test`, `paths` (`npm test -- PATHS`), numbers of seconds (`Infinity`: to its own
 * end); a folder's path says that somebody else writes there meanwhile.
 */
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository } from '../support/source-tree.ts';
import { cutShort, WAYS, type Way, wholeRun } from './kills/cut-short.ts';
import { ownMachine } from './kills/own-machine.ts';
import { leftBehind, type Traces, tracesInKernel, tracesOf } from './kills/traces.ts';

/** The whole `npm test` begins with its static checks; with paths it is in the cluster at once. */
const COMMANDS = {
  start: { words: ['start'], instants: [0.2, 0.6, 1.2, 2, 3, 4.5, 7, 12, 20, 35] },
  test: { words: ['test'], instants: [0.5, 2, 6, 20] },
  paths: { words: ['test', '--', 'test/bed', 'test/bundles'], instants: [1, 3, 6, 12, 25, 50] },
} as const;
const PATIENCE_MS = 20_000;

const words = process.argv.slice(2);
const elsewhere = words.filter((word) => word.startsWith('/'));
const names = words.filter((word) => word in COMMANDS);
const numbers = words.map(Number).filter((number) => !Number.isNaN(number));
const isChosen = (name: string, seconds: number): boolean =>
  (names.length === 0 || names.includes(name)) && (numbers.length === 0 || numbers.includes(seconds));

const machine = ownMachine();
const cache = process.env.TIDEGATE_CACHE ?? '';
// npm makes its own folder in the home, whatever the command.
const except = [...elsewhere, cache, repository, `${machine.checkout}/node_modules`, `${machine.home}/.npm`, '/proc', '/sys', '/dev'];
const look = (): Traces => tracesOf(['/', '/tmp'], except);

/** Seconds until nothing is left, or what still is after the patience. */
async function untilClean(before: Traces): Promise<{ readonly seconds: number; readonly left: readonly string[] }> {
  const start = performance.now();
  for (;;) {
    const running = leftBehind(before, tracesInKernel());
    const passed = performance.now() - start;
    if (running.length === 0 || passed > PATIENCE_MS) return { seconds: passed / 1000, left: leftBehind(before, look()) };
    await sleep(100);
  }
}

const nextStart = (): number | null =>
  spawnSync('npm', ['run', '--silent', 'bed', '--', 'run', 'kubectl', 'get', 'node', 'bed'], {
    cwd: machine.checkout,
    env: { ...process.env, HOME: machine.home },
  }).status;

let failures = 0;
async function observe(what: string, play: () => Promise<string>): Promise<void> {
  const before = look();
  const how = await play();
  const { seconds, left } = await untilClean(before);
  const next = nextStart();
  const good = left.length === 0 && next === 0;
  if (!good) failures += 1;
  console.log(`${good ? 'ok    ' : 'FAILED'} ${what} (${how}): clean after ${seconds.toFixed(1)} s, next start ${next}`);
  for (const line of left.slice(0, 20)) console.log(`         left: ${line}`);
}

for (const [name, { words: npm, instants }] of Object.entries(COMMANDS)) {
  const called = `npm ${npm.join(' ')}`;
  for (const seconds of instants.filter((instant) => isChosen(name, instant))) {
    for (const way of Object.keys(WAYS) as Way[])
      await observe(`${called}, ${way} after ${seconds} s`, () => cutShort(machine, npm, seconds, way));
  }
  if (name !== 'paths' && isChosen(name, Number.POSITIVE_INFINITY))
    await observe(`${called}, to its own end`, async () => `exit code ${await wholeRun(machine, npm)}`);
}
console.log(failures === 0 ? 'nothing was left behind' : `${failures} times something was left behind, or the next start failed`);
if (failures > 0) process.exitCode = 1;
