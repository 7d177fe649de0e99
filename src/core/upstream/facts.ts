/** How a job or check stands. `conclusion` is null until `status` is completed. */
interface Standing {
  readonly status: string;
  readonly conclusion: string | null;
  readonly url?: string;
}

/** A job of this run, in one of its attempts. */
export interface JobFact extends Standing {
  readonly id: number;
  readonly name: string;
  readonly attempt: number;
}

/** A check run of the commit. */
export interface CheckFact extends Standing {
  readonly id: number;
  readonly name: string;
  /** The app that made it: `github-actions`. */
  readonly app: string;
  /** The file of the workflow that it belongs to, such as `ci.yml`; absent for other apps. */
  readonly workflow?: string;
  /** The run that it belongs to; absent for other apps. */
  readonly runId?: number;
  /** ISO time; absent while it is queued. */
  readonly startedAt?: string;
}

/** A commit status: what systems outside of Actions report. */
export interface StatusFact {
  readonly context: string;
  readonly state: string;
  readonly url?: string;
}
