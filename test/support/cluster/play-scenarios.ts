import { afterAll, beforeAll } from '@jest/globals';
import { freshDist } from '../fresh-dist.ts';
import { type Scenarios, sideBySide } from '../side-by-side.ts';
import { type HelmMajor, type HelmStage, type HelmStages, helmStages } from './helm-stage.ts';

/** Scenarios of helm-deploy; each is given a namespace of its own. */
export type HelmScenarios = Readonly<Record<string, (stage: HelmStage) => Promise<void>>>;

const AT_ONCE = 5;
const LIMIT_MS = 280_000;

/** Registers the scenarios for these majors as tests that run side by side, each in a namespace made of `prefix` and its number. Those that mostly wait may be more `atOnce`. */
export function playScenarios(prefix: string, scenarios: HelmScenarios, majors: readonly HelmMajor[], atOnce = AT_ONCE): void {
  let stages: HelmStages;
  beforeAll(async () => {
    stages = helmStages(await freshDist());
  }, 150_000);
  afterAll(() => stages[Symbol.dispose]());
  const plays = majors.flatMap((major) =>
    Object.entries(scenarios).map(
      ([title, play], i) => [`helm ${major}: ${title}`, async () => play(await stages.stage(`${prefix}-${i}`, major))] as const,
    ),
  );
  sideBySide(atOnce, Object.fromEntries(plays) satisfies Scenarios, LIMIT_MS);
}
