import { formatDuration } from '../../core/clock/duration.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Flow } from '../../core/policy/policy.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { Finding, Gate } from '../../core/window/finding.ts';
import { endOf } from '../../core/window/rule.ts';
import type { Calendar } from '../../core/window/schedule.ts';
import { tellTime } from '../../core/window/tell-time.ts';
import type { Instant } from '../../core/window/time-zone.ts';

/** A clock that is further off than this cannot tell whether a window is open. */
const MOST_SKEW_MS = 60_000;

/** The runner's clock against GitHub's Date header. */
export function judgeClock(aheadMs: number | undefined): Finding {
  if (aheadMs === undefined) return closed('clock', clockProblem("GitHub's answers carry no time, so the runner's clock cannot be proved"));
  if (Math.abs(aheadMs) <= MOST_SKEW_MS) return { gate: 'clock', kind: 'pass', why: "agrees with GitHub's" };
  const off = `${formatDuration(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'} GitHub`;
  return closed('clock', clockProblem(`the runner is ${off}, so nobody can say whether it is open`));
}

const clockProblem = (what: string): Problem => ({
  code: 'DW030',
  fault: 'user',
  what: `clock: ${what}`,
  where: 'this runner',
  remedy: 'Set its clock (NTP).',
});

/** A pull request's run may not deliver: its workflow is what the pull request says it is. */
export function judgeEvent(event: string, flow: Flow): Finding {
  if (flow === 'deployment' || !/^pull_request(_target)?$/.test(event)) return { gate: 'event', kind: 'pass', why: oneLine(event, 60) };
  return closed('event', {
    code: 'DW024',
    fault: 'user',
    what: `the event ${event} is refused in flow delivery`,
    where: 'on:',
    remedy: 'Deliver on push to the default branch, or by workflow_dispatch; use flow: deployment for a preview environment.',
  });
}

const closed = (gate: Gate, problem: Problem): Finding => ({ gate, kind: 'closed', why: problem.what, problem, canOpen: false });

/** DW032: nothing is implicit, so an environment without a default is closed. */
export const noDefault = (environment: string): Problem => ({
  code: 'DW032',
  fault: 'user',
  what: `the policy has no default for the environment "${oneLine(environment, 80)}"`,
  where: 'default: of the policy',
  expected: 'open or closed',
  remedy: `default: {"${oneLine(environment, 80)}": closed}`,
});

/** Notices for rules whose time is over (DW008): they do nothing any more. */
export function overRules({ freezes, windows, zone }: Calendar, now: Instant): readonly Remark[] {
  return [...freezes.map((rule) => ({ kind: 'freeze', rule })), ...windows.map((rule) => ({ kind: 'window', rule }))].flatMap(
    ({ kind, rule }): readonly Remark[] => {
      const end = endOf(rule.when);
      if (end === undefined || zone.latest(end) > now) return [];
      const what = `${kind} "${oneLine(rule.id, 60)}" ended ${tellTime(zone.latest(end), zone)}: delete it`;
      return [{ severity: 'notice', problem: { code: 'DW008', fault: 'user', what, where: 'the policy' } }];
    },
  );
}
