import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The trace id of a run attempt: 32 hex digits, by the formula of the OpenTelemetry Collector's githubreceiver
 * (receiver/githubreceiver, trace_event_handling.go), so that our spans join the receiver's trace without any call.
 */
export const traceId = (runId: string, attempt: number): string => sha256(`${runId}${attempt}t`).slice(0, 32);

/** The root span of a run attempt: 16 hex digits, by the same source. */
export const rootSpanId = (runId: string, attempt: number): string => sha256(`${runId}${attempt}s`).slice(16, 32);

/** The span of a job, by its check run id. */
export const jobSpanId = (checkRunId: string): string => sha256(`${checkRunId}-j`).slice(16, 32);

/** A W3C `traceparent` (Trace Context §3.2), sampled. */
export const traceparent = (trace: string, span: string): string => `00-${trace}-${span}-01`;
