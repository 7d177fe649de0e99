import type { Answer } from '../probe/answer.ts';
import type { WorkloadFacts } from './facts.ts';

/** What a smoke test expects to be served. */
export interface Expected {
  readonly version?: string;
  readonly digest?: string;
}

/** One round: the workloads, and what each asked pod answered on the version endpoint (by uid). */
export interface Round {
  readonly workloads: readonly WorkloadFacts[];
  readonly answers: ReadonlyMap<string, Answer>;
  /** Whether the pods were to be asked for their version at all. */
  readonly asked: boolean;
}

export type RoundCode = 'ST010' | 'ST011' | 'ST012' | 'ST013' | 'ST020' | 'ST041';

/** How far a round proves that the new version is what runs. `key` tells equal rounds. */
export type RoundVerdict =
  | { readonly kind: 'proved'; readonly key: string; readonly weaker: readonly string[] }
  /** Time may cure it: the rollout is under way, a pod cannot be reached yet. */
  | { readonly kind: 'waiting'; readonly code: RoundCode; readonly why: string }
  /** A ready pod of the newest revision is plainly not what is expected. */
  | { readonly kind: 'wrong'; readonly code: RoundCode; readonly why: string }
  /** The API server cannot reach the pods, or may not; digests are proved or not asked for. */
  | {
      readonly kind: 'no-way';
      readonly key: string;
      readonly why: 'forbidden' | 'unreachable';
      readonly digestProved: boolean;
      readonly message: string;
    };
