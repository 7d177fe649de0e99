import type { ApprovalFact, AuthorFacts, EnvironmentFact } from '../../core/approval/facts.ts';
import type { Clock } from '../../core/clock/clock.ts';
import type { ApprovalBy, Flow, PolicyRule } from '../../core/policy/policy.ts';
import type { PolicyFile } from '../../core/policy/policy-file.ts';
import type { Node, TextFault } from '../../core/policy/tree.ts';
import type { Result } from '../../core/result/result.ts';
import type { CheckFact, JobFact, StatusFact } from '../../core/upstream/facts.ts';
import type { GateNeeds } from '../../core/upstream/needs.ts';
import type { SwitchLevel } from '../../core/window/judge-switch.ts';

/** What GitHub tells the gate; every method throws `GithubFailure` when it has no sure answer. */
export interface GateFacts {
  /** The file at `path` on the head of the default branch. */
  readPolicy(path: string): Promise<PolicyFile>;
  /** The jobs of every attempt of a run. */
  jobs(runId: string): Promise<readonly JobFact[]>;
  /** The newest check runs of a commit. */
  checks(sha: string): Promise<readonly CheckFact[]>;
  /** The newest commit status of each context. */
  statuses(sha: string): Promise<readonly StatusFact[]>;
  /** Undefined: there is no such environment. */
  environment(name: string): Promise<EnvironmentFact | undefined>;
  /** The reviews of a run, newest first. */
  approvals(runId: string): Promise<readonly ApprovalFact[]>;
  /** The commit of this service that runs in the environment, by our own deployment statuses; undefined when none was ever deployed. */
  deployedCommit(environment: string, service: string): Promise<string | undefined>;
  /** Who wrote what `head` has and `base` has not; without `base`, what `head` has and its first parent has not. */
  authors(base: string | undefined, head: string): Promise<AuthorFacts>;
  /** A person's role in the repository. */
  roleOf(login: string): Promise<string>;
  /** Whether GitHub made a deployment for the job of this check run. */
  hasOwnDeployment(checkRunId: string): Promise<boolean>;
  /** How far this machine's clock is ahead of GitHub's, in milliseconds; undefined before the first answer. */
  clockAheadMs(): number | undefined;
}

export interface GatePorts {
  readonly facts: GateFacts;
  readonly clock: Clock;
  /** YAML with places; faults of syntax are a value. */
  readYaml(text: string): Result<Node, readonly TextFault[]>;
  /** One line of progress; names from outside in it are made safe by the log. */
  progress(line: string): void;
}

/** The run that asks. */
export interface GateRun {
  readonly id: string;
  readonly attempt: number;
  readonly event: string;
  /** Who started this attempt. */
  readonly starter: string;
}

/** What the gate is asked. */
export interface GateRequest {
  readonly environment: string;
  readonly service: string;
  /** Empty when a commit only is judged. */
  readonly digest: string;
  readonly sha: string;
  readonly run: GateRun;
  readonly flow: Flow;
  /** The levels of DEPLOY_WINDOW that were given; none = unset. */
  readonly deployWindow: readonly SwitchLevel[];
  /** Undefined: the workflow did not pass them. */
  readonly needs?: GateNeeds;
  /** Undefined: the default path, which may be absent. */
  readonly policyPath?: string;
  readonly windows?: readonly PolicyRule[];
  readonly freezes: readonly PolicyRule[];
  readonly approvalBy?: ApprovalBy;
  readonly requireProtection: boolean;
  readonly timeNeededMs?: number;
  /** `skip`: a green end without a deployment is wanted, when time or a switch can open the gate. */
  readonly onClosed: 'fail' | 'skip';
  /** This job's check run, to leave it out of what is judged, and to know whether GitHub made a deployment for the job. */
  readonly checkRunId?: string;
  readonly overrideReason?: string;
  readonly signal: AbortSignal;
}
