import { problemsOf } from '../../adapters/runner/problems-of.ts';
import { type Ending, failed } from '../../adapters/runner/run.ts';
import { backStep } from './back-step.ts';
import type { Order, Progress } from './delivery.ts';
import { deployStep } from './deploy-step.ts';
import { finish } from './finish.ts';
import { nextStep, type Step } from './flow.ts';
import { commitStep, markStep } from './live-steps.ts';
import { isOpen } from './memo.ts';
import { smokeAgain, smokeStep } from './smoke-steps.ts';

/** Step after step until the flow ends. An error on the way leaves what is unproved to post; one by the job's cancellation is told as that. */
export async function walk(order: Order, start: Progress): Promise<{ readonly ending: Ending; readonly verdict: string }> {
  const { run, scene } = order;
  let progress = start;
  try {
    for (;;) {
      const step = nextStep(progress.results, order.policy);
      if (step.kind === 'gate') throw new Error('the gate was asked already');
      if (step.kind === 'end') {
        const ending = await finish(order, progress, step.verdict, step.leaveToPost);
        return { ending, verdict: step.verdict };
      }
      progress = await perform(order, progress, step);
      if (run.signal.aborted) progress = { ...progress, results: { ...progress.results, cancelled: true } };
    }
  } catch (error) {
    if (error instanceof Error) run.log.debug(error.stack ?? error.message);
    const verdict = run.signal.aborted ? 'cancelled' : 'failed';
    const problems = [...progress.problems, ...problemsOf(error)];
    run.setOutputs({ verdict, reasonCode: problems[0]?.code });
    const memo = order.memo.last();
    if (isOpen(memo) && verdict === 'failed') order.memo.note({ phase: memo.phase, broken: problems[0]?.what ?? String(error) });
    return { ending: failed(...problems), verdict };
  } finally {
    if (isOpen(order.memo.last())) scene.target.handOver();
    else await scene.target.release();
  }
}

async function perform(order: Order, progress: Progress, step: Exclude<Step, { kind: 'end' | 'gate' }>): Promise<Progress> {
  switch (step.kind) {
    case 'deploy':
      return deployStep(order, progress);
    case 'smoke':
      return smokeStep(order, progress, step.which);
    case 'commit':
      return commitStep(order, progress);
    case 'mark':
      return markStep(order, progress);
    case 'roll-back':
      return backStep(order, progress);
    case 'smoke-again':
      return smokeAgain(order, progress, step.to);
  }
}
