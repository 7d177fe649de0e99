import type { BuildEvent, BuildRecord, Identity } from '../../core/build-record/build-record.ts';
import type { Clock } from '../../core/clock/clock.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Store } from '../../core/publish/store.ts';
import type { TargetResult } from './results.ts';

/** What happens to a version that holds other bytes already: the step fails, or says so and goes on. Nothing is overwritten. */
export type OnConflict = 'error' | 'skip';

/** How stored bytes are proved: by the store's own digest (read back where that is only a claim), always read back, or not at all. */
export type Verify = 'digest' | 'full' | 'off';

export interface PublishPorts {
  readonly clock: Clock;
  /** One line of progress; names from outside in it are made safe by the log. */
  progress(line: string): void;
  /** What is stored so far, after each target: true from now on, whatever comes later. */
  stored(targets: readonly TargetResult[]): void;
  /** Keeps the record as a run artifact; a problem where the host offers none. Throws only when the step is cancelled. */
  keepRecord(record: BuildRecord, name: string): Promise<Problem | undefined>;
  /** Writes the record where later steps find it; gives its path. */
  writeRecord(record: BuildRecord): Promise<string>;
}

export interface PublishRequest {
  /** In the order of the input: writes happen in this order. */
  readonly stores: readonly Store[];
  readonly identity: Identity;
  /** The facts of the run, without the time of its end, which is taken when everything is stored. */
  readonly event: Omit<BuildEvent, 'finishedOn'>;
  readonly onConflict: OnConflict;
  readonly verify: Verify;
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}
