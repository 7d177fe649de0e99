import { formatDuration } from '../clock/duration.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { Finding } from './finding.ts';
import type { Interval } from './interval.ts';
import { type CalendarWord, judgeWindow } from './judge-window.ts';
import type { Calendar, RuleInterval } from './schedule.ts';
import { HORIZON_MS, scheduleOf } from './schedule.ts';
import { tellTime } from './tell-time.ts';
import type { Instant, TimeZone } from './time-zone.ts';

/** The findings of the gates `windows` and `freezes`, and the times that belong to them. */
export interface CalendarFindings {
  readonly findings: readonly [Finding, Finding];
  /** When an open stretch ends; absent when it is closed, or open to the horizon. */
  readonly closesAt?: Instant;
  readonly opensAt?: Instant;
}

/** Judges the calendar for a start at `now` that takes `neededMs`. */
export function judgeCalendar(calendar: Calendar, now: Instant, neededMs: number): CalendarFindings {
  const word = judgeWindow(scheduleOf(calendar, now), now, neededMs);
  const tell = teller(calendar.zone, word.next, neededMs);
  const isOpen = word.windows.kind === 'open' && word.freezes.kind === 'none';
  return {
    findings: [windowsFinding(word, calendar, now, tell), freezesFinding(word, now, tell)],
    ...(isOpen && word.until !== undefined ? { closesAt: word.until } : {}),
    ...(isOpen || word.next === undefined ? {} : { opensAt: word.next.from }),
  };
}

interface Teller {
  at(instant: Instant): string;
  /** `, deploy + smoke + rollback need 20m`. */
  readonly need: string;
  /** The next opening, or that there is none. */
  readonly nextText: string;
}

function teller(zone: TimeZone, next: Interval | undefined, neededMs: number): Teller {
  const need = formatDuration(neededMs);
  const days = Math.round(HORIZON_MS / 86_400_000);
  return {
    at: (instant) => tellTime(instant, zone),
    need: `deploy, smoke test and rollback need ${need}`,
    nextText:
      next === undefined
        ? `No opening of at least ${need} in the next ${days} days.`
        : `Next opening of at least ${need}: ${tellTime(next.from, zone)}.`,
  };
}

function windowsFinding({ windows, until }: CalendarWord, { fallback, narrowedTo }: Calendar, now: Instant, tell: Teller): Finding {
  switch (windows.kind) {
    case 'open': {
      const by = windows.window === undefined ? `the default is ${fallback}` : `window ${nameOf(windows.window)}`;
      return { gate: 'windows', kind: 'pass', why: `${by}${until === undefined ? '' : `, open until ${tell.at(until)}`}` };
    }
    case 'too-short': {
      const name = windows.window === undefined ? 'the open time' : `window ${nameOf(windows.window)}`;
      return closed('windows', 'DW002', `${name} ends in ${formatDuration(windows.until - now)}, ${tell.need}`, tell);
    }
    case 'none':
      return closed(
        'windows',
        'DW006',
        `no window is open now (the default is ${fallback}${narrowedTo === undefined ? '' : ', narrowed by the workflow'})`,
        tell,
      );
  }
}

function freezesFinding({ freezes }: CalendarWord, now: Instant, tell: Teller): Finding {
  switch (freezes.kind) {
    case 'none':
      return { gate: 'freezes', kind: 'pass', why: 'no freeze in the way' };
    case 'frozen': {
      const why = `freeze ${nameOf(freezes.freeze)} until ${tell.at(freezes.freeze.to)}${reasonOf(freezes.freeze)}`;
      return { ...closed('freezes', 'DW001', why, tell), ...(freezes.firm ? { firm: true } : {}) };
    }
    case 'soon': {
      const why = `freeze ${nameOf(freezes.freeze)} begins in ${formatDuration(freezes.freeze.from - now)}, ${tell.need}${reasonOf(freezes.freeze)}`;
      return { ...closed('freezes', 'DW002', why, tell), ...(freezes.firm ? { firm: true } : {}) };
    }
  }
}

function closed(gate: 'windows' | 'freezes', code: 'DW001' | 'DW002' | 'DW006', why: string, tell: Teller): Finding & { kind: 'closed' } {
  const problem: Problem = { code, fault: 'user', what: `closed: ${why}`, remedy: tell.nextText };
  return { gate, kind: 'closed', why, problem, canOpen: true };
}

const nameOf = ({ rule }: RuleInterval): string => `"${oneLine(rule.id, 60)}"`;
const reasonOf = ({ rule }: RuleInterval): string => (rule.reason === undefined ? '' : ` (${oneLine(rule.reason, 120)})`);
