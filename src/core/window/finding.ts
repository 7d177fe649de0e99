import type { Problem } from '../problem/problem.ts';

/** The gates that are judged, each by itself; the names are those of a policy's `may-skip` where they can be skipped at all. */
export type Gate = 'policy' | 'clock' | 'event' | 'windows' | 'freezes' | 'deploy-window' | 'upstream' | 'approval' | 'on-closed';

/** What one gate says, and the rule that made it say so. */
export type Finding =
  | { readonly gate: Gate; readonly kind: 'pass'; readonly why: string }
  | {
      readonly gate: Gate;
      readonly kind: 'closed';
      readonly why: string;
      readonly problem: Problem;
      /** Time or a switch can open it by itself, so `on-closed` holds; otherwise the step always fails. */
      readonly canOpen: boolean;
      /** The rule forbids that it is overridden. */
      readonly firm?: true;
    }
  /** Closed by its rule, and skipped by an override. */
  | { readonly gate: Gate; readonly kind: 'overridden'; readonly why: string; readonly problem: Problem };

/** A closed gate. */
export type Closed = Extract<Finding, { readonly kind: 'closed' }>;
