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

/**
 * Runs steps in one job: all pre, the mains in order, the posts in reverse. A step after a failed or cancelled one is left out (its result is
 * undefined), posts are not. `with` can be made from the results so far.
 */
export async function runJob(
  steps: readonly (StepOptions | ((before: readonly (StepResult | undefined)[]) => StepOptions))[],
  options: JobOptions = {},
): Promise<{ readonly results: readonly (StepResult | undefined)[] } & JobEnd> {
  using job = new Job(options);
  const instances = steps.map((step) => (typeof step === 'function' ? undefined : new ActionInstance(step, job)));
  const pres: (PhaseResult | undefined)[] = [];
  for (const instance of instances) pres.push(await instance?.run('pre'));
  const mains: (PhaseResult | undefined)[] = [];
  const posts: (() => Promise<void>)[] = [];
  const postResults: (PhaseResult | undefined)[] = steps.map(() => undefined);
  for (const [index, step] of steps.entries()) {
    if (mains.some((main) => main?.conclusion !== 'success')) {
      mains.push(undefined);
      continue;
    }
    const instance = instances[index] ?? new ActionInstance(typeof step === 'function' ? step(mains) : step, job);
    posts.push(async () => {
      postResults[index] = await instance.run('post');
    });
    mains.push(await instance.run('main'));
  }
  for (const post of posts.toReversed()) await post();
  const results = mains.map((main, index) => {
    const pre = pres[index];
    const post = postResults[index];
    return main && { ...main, ...(pre === undefined ? {} : { pre }), ...(post === undefined ? {} : { post }) };
  });
  return { results, tempFiles: job.tempFiles(), orphans: job.endOrphans() };
}
