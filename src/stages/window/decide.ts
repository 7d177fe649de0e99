import type { Decision } from '../../core/decision/decision.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import type { Result } from '../../core/result/result.ts';
import type { Closed, Finding, Gate } from '../../core/window/finding.ts';
import { isoIn } from '../../core/window/tell-time.ts';
import type { Instant, TimeZone } from '../../core/window/time-zone.ts';
import type { GateRequest } from './ports.ts';

/** Somebody who approved; GitHub gives no time for it. */
export interface Approval {
  readonly user: string;
  readonly at?: string;
}

/** What every outcome carries. */
export interface GateWord {
  readonly decision: Decision;
  /** All gates, in order, each with the rule that won. */
  readonly reasons: readonly Finding[];
  readonly approvals: readonly Approval[];
  readonly remarks: readonly Remark[];
  readonly decidedAt: Date;
  /** The zone of the policy; UTC where none could be read. */
  readonly zone: TimeZone;
  /** ISO with offset and zone (RFC 9557): when an open gate closes. Absent when nothing ahead closes it. */
  readonly closesAt?: string;
  /** Whole seconds from the decision until then. */
  readonly remainingSeconds?: number;
}

/** The gate's word. Only `open` and `overridden` let anything out. */
export type GateOutcome =
  | (GateWord & { readonly kind: 'open' })
  | (GateWord & {
      readonly kind: 'closed';
      /** One for each closed gate. */
      readonly problems: readonly Problem[];
      /** ISO with offset and zone (RFC 9557): the calendar's next opening that is long enough, where the calendar is closed now. */
      readonly opensAt?: string;
      /** `on-closed: skip` holds: the step may end green without a deployment. */
      readonly mayEndGreen: boolean;
    })
  | (GateWord & { readonly kind: 'overridden'; readonly by: string; readonly reason: string; readonly skipped: readonly Gate[] });

/** Everything that was found out. */
export interface GateCase {
  readonly request: GateRequest;
  readonly findings: readonly Finding[];
  readonly approvedBy: readonly string[];
  readonly remarks: readonly Remark[];
  readonly policySha: string;
  readonly zone: TimeZone;
  readonly now: Date;
  readonly timeNeededMs: number;
  readonly closesAt?: Instant;
  readonly opensAt?: Instant;
  /** Present when an override was asked for and something is closed. */
  readonly override?: Result<readonly Gate[], Problem>;
  /** Present when a green end was asked for and possible: whether GitHub made a deployment for this job. */
  readonly hasOwnDeployment?: boolean;
}

/** An approval may sit for days, so a decision is good for half an hour at most. */
const LONGEST_VALID_MS = 30 * 60_000;

/** The word out of what was found: open only when no gate is closed, or when all that are closed may be skipped. */
export function decide(found: GateCase): GateOutcome {
  const { request, override } = found;
  const closed = closedOf(found.findings);
  if (closed.length === 0) return { kind: 'open', ...wordOf(found, 'open', found.findings) };
  if (override?.ok === true) {
    const reasons = found.findings.map((one) => (one.kind === 'closed' ? ({ ...one, kind: 'overridden' } as const) : one));
    const by = request.run.starter;
    const reason = request.overrideReason ?? '';
    const word = wordOf({ ...found, remarks: [...found.remarks, overridden(by, reason, override.value)] }, 'overridden', reasons);
    return { kind: 'overridden', ...word, by, reason, skipped: override.value };
  }
  const isGreenEnd = wantsGreenEnd(request, closed) && override === undefined;
  const problems = [
    ...closed.map(({ problem }) => problem),
    ...(override === undefined ? [] : [override.error]),
    ...(isGreenEnd && found.hasOwnDeployment !== false ? [ownDeployment()] : []),
  ];
  return {
    kind: 'closed',
    ...wordOf(found, 'closed', found.findings),
    problems,
    mayEndGreen: isGreenEnd && found.hasOwnDeployment === false,
    ...present({ opensAt: found.opensAt === undefined ? undefined : isoIn(found.opensAt, found.zone) }),
  };
}

export const closedOf = (findings: readonly Finding[]): readonly Closed[] => findings.filter((one) => one.kind === 'closed');

/** A green end is for what time or a switch can open; a broken gate stays red whatever is wished. */
export const wantsGreenEnd = ({ onClosed }: GateRequest, closed: readonly Closed[]): boolean =>
  onClosed === 'skip' && closed.length > 0 && closed.every(({ canOpen }) => canOpen);

function wordOf(found: GateCase, verdict: Decision['verdict'], reasons: readonly Finding[]): GateWord {
  const { request, now, zone, closesAt, timeNeededMs } = found;
  const lastStart = verdict === 'open' && closesAt !== undefined ? closesAt - timeNeededMs : Number.POSITIVE_INFINITY;
  const validUntil = verdict === 'closed' ? now.getTime() : Math.min(lastStart, now.getTime() + LONGEST_VALID_MS);
  return {
    decision: {
      environment: request.environment,
      service: request.service,
      digest: request.digest,
      sha: request.sha,
      verdict,
      validUntil: new Date(validUntil).toISOString(),
      policySha: found.policySha,
      runId: request.run.id,
    },
    reasons,
    approvals: found.approvedBy.map((user) => ({ user })),
    remarks: found.remarks,
    decidedAt: now,
    zone,
    ...(closesAt === undefined
      ? {}
      : { closesAt: isoIn(closesAt, zone), remainingSeconds: Math.floor((closesAt - now.getTime()) / 1_000) }),
  };
}

const overridden = (by: string, reason: string, skipped: readonly Gate[]): Remark => ({
  severity: 'warning',
  problem: {
    code: 'DW071',
    fault: 'user',
    what: `overridden by ${by}: ${reason} (skipped: ${skipped.join(', ')})`,
    where: 'input "override-reason"',
  },
});

const ownDeployment = (): Problem => ({
  code: 'DW083',
  fault: 'user',
  what: 'on-closed: skip in a job with its own deployment: a green end would make GitHub record a deployment that never happened',
  where: 'input "on-closed"',
  remedy: 'Write environment: {name: …, deployment: false} at the job and grant checks: read, or give on-closed: fail.',
});
