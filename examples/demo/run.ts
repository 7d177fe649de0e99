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
import { whatRuns } from './chapters/what-runs.ts';
import { setStage } from './set-stage.ts';
import { tellStory } from './story.ts';

const story = tellStory(
  (line) => console.log(line),
  () => performance.now(),
);
const start = performance.now();
await using scene = await setStage(process.env);

await story.chapter('a. A good push: staging by itself, production after one approval', () => goodPush(scene, story));
await story.chapter('b. The window is closed: production is not touched', () => closedWindow(scene, story));
await story.chapter('c. "latest" on its way to the production registry: refused', () => latestRefused(scene, story));
await story.chapter('d. An image that does not exist: refused before any write', () => badImage(scene, story));
await story.chapter('e. An upgrade that would lose replicaCount: refused, naming it', () => lostValue(scene, story));
await story.chapter('f. A version that starts and fails its smoke test: taken back', () => failedSmoke(scene, story));
await story.chapter('g. What runs in production?', () => whatRuns(scene, story));

const { held, failed } = story.tally();
console.log(`\n${held} observations held, ${failed} failed, ${((performance.now() - start) / 1000).toFixed(0)} s`);
if (failed > 0) process.exitCode = 1;
