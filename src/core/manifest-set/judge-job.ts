import type { Condition, KubeObject } from '../cluster/objects.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Signal } from '../rollout/signal.ts';

/** A Job as far as its end is told by it. */
export interface JobObject extends KubeObject {
  readonly status?: { readonly conditions?: readonly Condition[]; readonly failed?: number; readonly succeeded?: number };
}

export type JobVerdict = { readonly kind: 'done' } | { readonly kind: 'running' } | { readonly kind: 'failed'; readonly signal: Signal };

/** Judges a Job by its conditions: only they say that its controller tries no more (batch/v1, JobConditionType). */
export function judgeJob(job: JobObject): JobVerdict {
  const conditions = job.status?.conditions ?? [];
  const failure = conditions.find((one) => one.type === 'Failed' && one.status === 'True');
  if (failure !== undefined) {
    const why =
      oneLine([failure.reason, failure.message].filter((part) => part !== undefined && part !== '').join(': ')) || 'no reason given';
    const sentence = `the Job failed (${why})`;
    return {
      kind: 'failed',
      signal: { key: 'job', code: 'HD058', failureClass: 'progress-deadline', sentence, patience: { kind: 'none' } },
    };
  }
  const done = conditions.some((one) => one.status === 'True' && (one.type === 'Complete' || one.type === 'Suspended'));
  return done ? { kind: 'done' } : { kind: 'running' };
}
