/** Time as a port: stages and core never read it themselves. */
export interface Clock {
  /** The wall clock: for texts and records, never for measuring. */
  now(): Date;
  /** Milliseconds that only grow: for durations and deadlines. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
