import type { Code } from '../problem/problem.ts';

/** When a signal puts its pod beyond hope. Clocks count from the first time that the pod showed it. */
export type Patience =
  | { readonly kind: 'none' }
  | { readonly kind: 'lasting'; readonly ms: number }
  | { readonly kind: 'restarts'; readonly count: number }
  | { readonly kind: 'until-timeout' };

/** One thing that is wrong with a pod or its workload, as one look shows it. */
export interface Signal {
  /** The same thing keeps its key while its words change. */
  readonly key: string;
  readonly code: Extract<Code, `HD05${string}`>;
  /** For the output `failure-class`. */
  readonly failureClass: FailureClass;
  /** Without the pod's name: `container web: image x was not found: …`. */
  readonly sentence: string;
  readonly patience: Patience;
  /** Restarts so far, for `restarts`. */
  readonly restarts?: number;
}

export type FailureClass =
  | 'image-pull'
  | 'crash-loop'
  | 'missing-config'
  | 'start-error'
  | 'out-of-memory'
  | 'unschedulable'
  | 'volume'
  | 'quota-or-admission'
  | 'progress-deadline'
  | 'job-failed'
  | 'timeout';
