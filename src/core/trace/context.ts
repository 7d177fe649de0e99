import { jobSpanId, rootSpanId, traceId, traceparent } from './ids.ts';
import { newSpanId } from './span.ts';

/** Where a step stands in the run's trace. */
export interface TraceContext {
  readonly traceId: string;
  /** The span above the step's own: the job's, or the run's where the job's check run is not known. */
  readonly parentSpanId: string;
  readonly spanId: string;
  /** The step's own, for requests and child processes. */
  readonly traceparent: string;
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/**
 * The step's trace, with no call and no setting: a valid `TRACEPARENT` of the environment wins, an invalid one is ignored; else the ids are
 * those that the collector's receiver gives to the run and the job.
 */
export function traceContext(
  run: {
    readonly runId: string;
    readonly runAttempt: number;
    readonly checkRunId: string | undefined;
    readonly inherited: string | undefined;
  },
  random: () => number,
): TraceContext {
  const inherited = TRACEPARENT.exec(run.inherited ?? '');
  const valid = inherited !== null && !/^0+$/.test(inherited[1] ?? '') && !/^0+$/.test(inherited[2] ?? '');
  const trace = valid ? (inherited[1] ?? '') : traceId(run.runId, run.runAttempt);
  const ofJob = run.checkRunId === undefined ? rootSpanId(run.runId, run.runAttempt) : jobSpanId(run.checkRunId);
  const spanId = newSpanId(random);
  return { traceId: trace, parentSpanId: valid ? (inherited[2] ?? '') : ofJob, spanId, traceparent: traceparent(trace, spanId) };
}
