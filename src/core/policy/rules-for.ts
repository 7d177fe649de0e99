import type { Calendar } from '../window/schedule.ts';
import {
  type ApprovalBlock,
  type ApprovalBy,
  DEFAULT_ALERT_ONLY,
  type Excluded,
  type Flow,
  type OverrideBlock,
  type Permission,
  type Policy,
  type PolicyRule,
  type Selector,
} from './policy.ts';
import { type Destination, fallbackFor, selects } from './select.ts';

/** What the workflow asks for beside the policy. It can only tighten. */
export interface Wishes {
  readonly flow: Flow;
  readonly approvalBy?: ApprovalBy;
  readonly timeNeededMs?: number;
  readonly windows?: readonly PolicyRule[];
  readonly freezes: readonly PolicyRule[];
}

/** Who may speak for a repository. Both parts absent = whoever the default of the caller lets. */
export interface Entitled {
  readonly users?: readonly string[];
  readonly permission?: Permission;
}

export interface UpstreamRules {
  readonly required: readonly string[];
  /** A name is alert-only when a glob of every list fits. */
  readonly alertOnly: readonly (readonly string[])[];
  readonly allowSkipped: readonly (readonly string[])[];
  readonly settleMs: number;
}

export interface ApprovalRules {
  readonly flow: Flow;
  readonly by: ApprovalBy;
  readonly min: number;
  readonly not: readonly Excluded[];
  /** One for each block; a person must fit all. */
  readonly entitled: readonly Entitled[];
}

/** Everything that holds for one destination. */
export interface Rules {
  readonly calendar: Calendar;
  readonly timeNeededMs: number;
  /** Whether DEPLOY_WINDOW must be set. */
  readonly needsSwitch: boolean;
  readonly upstream: UpstreamRules;
  readonly approval: ApprovalRules;
  readonly override: readonly OverrideBlock[];
}

/** Deployment, smoke test and rollback together, where nobody says otherwise. */
export const DEFAULT_TIME_NEEDED_MS = 20 * 60_000;
const DEFAULT_SETTLE_MS = 5_000;
/** Whose approval does not count, where nobody says otherwise. */
const NOT: readonly Excluded[] = ['authors', 'bots'];

/**
 * The rules for a destination: of several blocks, and of policy and workflow, the stricter side wins. Undefined when the policy has no
 * default for the environment (DW032).
 */
export function rulesFor(policy: Policy, destination: Destination, wishes: Wishes): Rules | undefined {
  const fallback = fallbackFor(policy, destination.environment);
  if (fallback === undefined) return undefined;
  const ours = <T extends { readonly select: Selector }>(all: readonly T[] | undefined): readonly T[] =>
    (all ?? []).filter(({ select }) => selects(select, destination));
  const upstream = ours(policy.upstream);
  return {
    calendar: {
      zone: policy.zone,
      fallback,
      windows: ours(policy.windows),
      freezes: [...ours(policy.freezes), ...ours(wishes.freezes)],
      ...(wishes.windows === undefined ? {} : { narrowedTo: ours(wishes.windows) }),
    },
    timeNeededMs: longest([policy.timeNeededMs, wishes.timeNeededMs]) ?? DEFAULT_TIME_NEEDED_MS,
    needsSwitch: ours(policy.deployWindow).some(({ required }) => required),
    upstream: {
      required: [...new Set(upstream.flatMap(({ required }) => required))],
      alertOnly: upstream.length === 0 ? [DEFAULT_ALERT_ONLY] : upstream.map(({ alertOnly }) => alertOnly ?? DEFAULT_ALERT_ONLY),
      allowSkipped: upstream.length === 0 ? [[]] : upstream.map(({ allowSkipped }) => allowSkipped),
      settleMs: longest(upstream.map(({ settleMs }) => settleMs)) ?? DEFAULT_SETTLE_MS,
    },
    approval: approvalRules(ours(policy.approval), wishes),
    override: ours(policy.override),
  };
}

function approvalRules(blocks: readonly ApprovalBlock[], wishes: Wishes): ApprovalRules {
  const by = [...blocks.map((block) => block.by), wishes.approvalBy].filter((one) => one !== undefined);
  const not = (blocks.length === 0 ? [{ not: NOT }] : blocks).flatMap((block) => block.not ?? NOT);
  return {
    // Who writes down how to approve wants approval: a block means delivery unless it says otherwise.
    flow: wishes.flow === 'delivery' || blocks.some(({ flow }) => flow !== 'deployment') ? 'delivery' : 'deployment',
    by: by.length > 0 && by.every((one) => one === 'dispatch') ? 'dispatch' : 'environment',
    min: Math.max(1, ...blocks.map(({ min }) => min ?? 1)),
    not: [...new Set(not)],
    entitled: blocks.map(({ users, permission }) => ({
      ...(users === undefined ? {} : { users }),
      ...(permission === undefined ? {} : { permission }),
    })),
  };
}

function longest(given: readonly (number | undefined)[]): number | undefined {
  const known = given.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
