import type { Clock } from '../../core/clock/clock.ts';
import type { Deadline } from '../../core/clock/deadline.ts';
import type { Cluster } from '../../core/cluster/cluster.ts';
import type { Answer, Place } from '../../core/probe/answer.ts';
import type { CheckPlan, ProbeRequest } from '../../core/probe/check.ts';
import type { WorkloadRef } from '../../core/served-version/facts.ts';
import type { Expected } from '../../core/served-version/round.ts';

/** One request over a connection of its own. It answers in every case: what went wrong is an answer too. */
export type Probe = (
  place: Place,
  request: ProbeRequest,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
) => Promise<Answer>;

export interface SmokePorts {
  readonly probe: Probe;
  /** Absent where only an address is tested. */
  readonly cluster?: Cluster;
  readonly clock: Clock;
  readonly random: () => number;
  /** One line of progress; names from outside in it are made safe by the log. */
  progress(line: string): void;
}

/** What is to be proved and asked. */
export interface SmokeRequest {
  readonly workloads: readonly WorkloadRef[];
  readonly url?: string;
  readonly plan: CheckPlan;
  readonly expected: Expected;
  /** Holds the whole smoke test: connecting, readiness, version and checks. */
  readonly deadline: Deadline;
  readonly timeoutMs: number;
  readonly failAfterMs: number;
  /** Answers in a row that the edge is asked for at first; worked out from the replicas when absent. */
  readonly samples?: number;
  readonly parallel: number;
  readonly maxFlaky?: number;
  readonly traceId: string;
  readonly traceparent: string;
  readonly userAgent: string;
  /** Left out of reports in all their forms. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal;
}
