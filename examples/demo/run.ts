/*
 * The demo: one push of a small service goes through all five actions and the root action to a real Kubernetes, and bad pushes are refused
 * or taken back by themselves. `npm start` runs it inside the bed. Ends 0 only if every observation was made.
 */
import { performance } from 'node:perf_hooks';
import { badImage } from './chapters/bad-image.ts';
import { closedWindow } from './chapters/closed-window.ts';
import { failedSmoke } from './chapters/failed-smoke.ts';
import { goodPush } from './chapters/good-push.ts';
import { latestRefused } from './chapters/latest-refused.ts';
import { lostValue } from './chapters/lost-value.ts';
import { throughout } from './chapters/throughout.ts';
import { whatRuns } from './chapters/what-runs.ts';
import { setStage } from './set-stage.ts';
import { tellStory } from './story.ts';

const CHAPTERS = [
  ['a. A good push: staging by itself, production after one approval', goodPush],
  ['b. The window is closed: production is not touched', closedWindow],
  ['c. "latest" on its way to the production registry: refused', latestRefused],
  ['d. An image that does not exist: refused before any write', badImage],
  ['e. An upgrade that would lose replicaCount: refused, naming it', lostValue],
  ['f. A version that starts and fails its smoke test: taken back', failedSmoke],
  ['g. What runs in production?', whatRuns],
  ['And all along', throughout],
] as const;

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted')));

const clock = (): number => performance.now();
const story = tellStory((line) => console.log(line), clock);
const start = clock();
const seconds = (): string => ((clock() - start) / 1000).toFixed(1);

await using scene = await setStage(process.env, stop.signal);
console.log(`The stage is set: a cluster, a registry, a GitHub, the built bundles (${seconds()} s)`);
for (const [title, play] of CHAPTERS) {
  if (!stop.signal.aborted) await story.chapter(title, () => play(scene, story));
}

const { held, failed } = story.tally();
console.log(`\n${held} observations held, ${failed} failed, ${seconds()} s`);
if (failed > 0) process.exitCode = 1;
if (stop.signal.aborted) process.exitCode = 130;
