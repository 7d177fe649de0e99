/** The word of a smoke test. `none` stands where it was not reached. */
export type SmokeVerdict = 'pass' | 'fail' | 'inconclusive';

/** How one check, or one part of the proof, ended. */
export type OutcomeVerdict = 'pass' | 'flaky' | 'fail' | 'inconclusive' | 'skipped';

export interface CheckOutcome {
  readonly name: string;
  readonly severity: 'block' | 'alert';
  readonly verdict: OutcomeVerdict;
  /** The error code of a failure: `ST022`. */
  readonly code?: string;
  /** One sentence; empty for a plain pass. */
  readonly why: string;
  readonly attempts: number;
  readonly durationMs: number;
  /** Where it was asked: a host, or pods. */
  readonly target: string;
  /** The last answers of a check that was not met, already redacted. */
  readonly lastAnswers: readonly { readonly place: string; readonly status?: number; readonly text: string }[];
}

/** `smoke-report/v1`: what was asked, what came back, and what it proves. */
export interface SmokeReport {
  readonly version: 'smoke-report/v1';
  readonly verdict: SmokeVerdict;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly expected: { readonly version?: string; readonly digest?: string };
  /** What the pods and the edge said they are; the version that won. */
  readonly servedVersion?: string;
  readonly replicas?: { readonly ready: number; readonly proved: number };
  /** Why the proof is less than it could be. */
  readonly weaker: readonly string[];
  /** Answers of the edge by version. */
  readonly histogram: Readonly<Record<string, number>>;
  readonly outcomes: readonly CheckOutcome[];
  /** What happened when, in milliseconds since the start. */
  readonly timeline: readonly { readonly atMs: number; readonly text: string }[];
  readonly traceId: string;
  readonly traceparent: string;
}
