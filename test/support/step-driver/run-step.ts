import { ActionInstance } from './action-instance.ts';
import { Job, type JobOptions } from './job.ts';
import type { JobEnd, PhaseResult, StepOptions, StepResult } from './step.ts';

/**
 * Runs one step in a job of its own: pre, main and, whatever happened, post. Throws when a script does not end by itself in time, or when it
 * cannot be started as the runner would.
 */
export async function runStep(options: StepOptions & JobOptions): Promise<StepResult & JobEnd> {
  const { results, ...end } = await runJob([options], options);
  const [result] = results;
  if (result === undefined) throw new Error('The step did not run.');
  return { ...result, ...end };
}

/** A step, or one that is made from the results before it. */
export type JobStep = StepOptions | ((before: readonly (StepResult | undefined)[]) => StepOptions);

/**
 * Runs steps in one job: all pre (of a step that is made late: just before its main), the mains in order, the posts in reverse. A step after a failed
 * or cancelled one is left out and its result is undefined; a post runs when the step's main or pre was reached.
 */
export async function runJob(
  steps: readonly JobStep[],
  options: JobOptions = {},
): Promise<{ readonly results: readonly (StepResult | undefined)[] } & JobEnd> {
  using job = new Job(options);
  const runs = steps.map((step) => (typeof step === 'function' ? undefined : new StepRun(step, job)));
  const reached = new Set<StepRun>();
  for (const run of runs) if (await run?.pre()) reached.add(run as StepRun);
  const mains: (StepResult | undefined)[] = [];
  for (const [index, step] of steps.entries()) {
    if (mains.some((main) => main?.conclusion !== 'success')) {
      mains.push(undefined);
      continue;
    }
    const run = runs[index] ?? new StepRun(typeof step === 'function' ? step(mains) : step, job);
    if (typeof step === 'function') await run.pre();
    runs[index] = run;
    reached.add(run);
    mains.push(await run.main());
  }
  for (const run of [...reached].toReversed()) await run.post();
  return { results: runs.map((run) => run?.result), tempFiles: job.tempFiles(), orphans: job.endOrphans() };
}

/** One step on its way through the job. */
class StepRun {
  readonly #instance: ActionInstance;
  #pre: PhaseResult | undefined;
  #main: PhaseResult | undefined;
  #post: PhaseResult | undefined;

  constructor(options: StepOptions, job: Job) {
    this.#instance = new ActionInstance(options, job);
  }

  get result(): StepResult | undefined {
    const pre = this.#pre && { pre: this.#pre };
    const post = this.#post && { post: this.#post };
    return this.#main && { ...this.#main, ...pre, ...post };
  }

  /** Whether there was one to run. */
  async pre(): Promise<boolean> {
    this.#pre = await this.#instance.run('pre');
    return this.#pre !== undefined;
  }

  async main(): Promise<StepResult | undefined> {
    this.#main = await this.#instance.run('main');
    return this.result;
  }

  async post(): Promise<void> {
    this.#post = await this.#instance.run('post');
  }
}
