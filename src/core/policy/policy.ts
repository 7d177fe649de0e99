import type { Rule } from '../window/rule.ts';
import type { TimeZone } from '../window/time-zone.ts';

/** For whom a rule or a block holds: AND between the two, OR within each. Absent = for all. `*` is the only wildcard. */
export interface Selector {
  readonly environments?: readonly string[];
  readonly services?: readonly string[];
}

export type OpenOrClosed = 'open' | 'closed';
export type Flow = 'delivery' | 'deployment';
export type ApprovalBy = 'environment' | 'dispatch';
export const PERMISSIONS = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Permission = (typeof PERMISSIONS)[number];
export const EXCLUDED = ['authors', 'bots', 'starter'] as const;
export type Excluded = (typeof EXCLUDED)[number];

export const SKIPPABLE = ['windows', 'freezes', 'deploy-window', 'upstream', 'approval'] as const;
export type Skippable = (typeof SKIPPABLE)[number];

export interface PolicyRule extends Rule {
  readonly select: Selector;
}

export interface DeployWindowBlock {
  readonly select: Selector;
  readonly required: boolean;
}

export interface UpstreamBlock {
  readonly select: Selector;
  readonly required: readonly string[];
  readonly alertOnly?: readonly string[];
  readonly allowSkipped: readonly string[];
  readonly settleMs?: number;
}

export interface ApprovalBlock {
  readonly select: Selector;
  readonly flow?: Flow;
  readonly by?: ApprovalBy;
  readonly users?: readonly string[];
  readonly permission?: Permission;
  readonly min?: number;
  readonly not?: readonly Excluded[];
}

/** Who may let something out although gates are closed, and which gates. */
export interface OverrideBlock {
  readonly select: Selector;
  readonly permission?: Permission;
  readonly users?: readonly string[];
  readonly maySkip: readonly Skippable[];
  /** Characters that the reason must have. */
  readonly minReason: number;
}

/** The rules of a repository, as its default branch has them now. */
export interface Policy {
  readonly zone: TimeZone;
  /** By environment glob, in the file's order. */
  readonly fallback: readonly { readonly environment: string; readonly state: OpenOrClosed }[];
  readonly windows: readonly PolicyRule[];
  readonly freezes: readonly PolicyRule[];
  /** Undefined: the file has no such block. */
  readonly deployWindow?: readonly DeployWindowBlock[];
  readonly timeNeededMs?: number;
  readonly upstream?: readonly UpstreamBlock[];
  readonly approval?: readonly ApprovalBlock[];
  readonly override?: readonly OverrideBlock[];
}

/** What may not block by itself, unless a policy says otherwise. */
export const DEFAULT_ALERT_ONLY: readonly string[] = ['e2e*'];

/** The rules where there is no file: always open; upstream is what the job needs; approval comes from the environment in flow delivery. */
export const builtInPolicy = (utc: TimeZone): Policy => ({
  zone: utc,
  fallback: [{ environment: '*', state: 'open' }],
  windows: [],
  freezes: [],
});
