import type { WorkflowCommand } from '../log-checker/parse-command.ts';
import type { Ended, Moment } from './node-process.ts';
import type { Annotation } from './step-log.ts';

/** One `uses:` step. */
export interface StepOptions {
  /** The action's folder: `build-tag` means `actions/build-tag` of `dist`, `.` the root action, an absolute path itself. */
  readonly action: string;
  /** A tree as a runner downloads it: `await freshDist()`. */
  readonly dist: string;
  readonly with?: Readonly<Record<string, string | number | boolean>>;
  /** The step's own `env:`. */
  readonly stepEnv?: Readonly<Record<string, string>>;
  /** `uses: ./…`: no `pre`, and GITHUB_ACTION_REPOSITORY is empty. */
  readonly local?: boolean;
  /** Cancels the job at this moment of main: SIGINT, 7.5 s, SIGTERM, 2.5 s, SIGKILL. A pattern is matched against lines of output. */
  readonly signalAfter?: Moment;
  /** SIGTERM alone at this moment of main, as from a machine that shuts down: 2.5 s later SIGKILL. */
  readonly termAfter?: Moment;
  /** SIGKILL at this moment of main. */
  readonly killAfter?: Moment;
  /** The same for post: a second cancel, or the job's time is over. */
  readonly signalPostAfter?: Moment;
  /** Milliseconds that each script may take before the driver gives up; 60,000 unless told. */
  readonly timeLimit?: number;
}

/** What one run of one script (pre, main or post) did. */
export interface PhaseResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  /** By itself, or by which signal. */
  readonly ending: Ended['ending'];
  readonly endedByItself: boolean;
  readonly ms: number;
  readonly msAfterSignal?: number;
  /** A child still held the output when the process had ended. */
  readonly outputHeld: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  /** Set by GITHUB_ENV. */
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  /** Saved by this script. */
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly rawSummary: string;
  readonly annotations: readonly Annotation[];
  /** As the runner shows it: masked, commands carried out. */
  readonly log: string;
  /** What the script printed. */
  readonly rawLog: string;
  readonly commands: readonly WorkflowCommand[];
}

/** Main's result, with the others beside it. */
export interface StepResult extends PhaseResult {
  readonly pre?: PhaseResult;
  readonly post?: PhaseResult;
}

/** What is left when the job is over. */
export interface JobEnd {
  /** Names of processes that outlived their steps; they were killed. */
  readonly orphans: readonly string[];
  /** Files left in RUNNER_TEMP. */
  readonly tempFiles: readonly string[];
}
