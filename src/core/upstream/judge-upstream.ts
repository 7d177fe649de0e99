import { oneLine } from '../outside-text/outside-text.ts';
import type { UpstreamRules } from '../policy/rules-for.ts';
import type { Code, Problem, Remark } from '../problem/problem.ts';
import type { Finding } from '../window/finding.ts';
import type { CheckFact, JobFact, StatusFact } from './facts.ts';
import { judgeNeeds, type Red } from './judge-needs.ts';
import { judgeRequired } from './judge-required.ts';
import type { GateNeeds } from './needs.ts';
import { checkCandidate, jobCandidate, newestChecks, newestJobs, statusCandidate } from './standing.ts';

/** What was read of the jobs and checks before this one. */
export interface UpstreamFacts {
  readonly sha: string;
  readonly runId: string;
  /** This job's own check run: it never counts. */
  readonly self?: number;
  readonly needs?: GateNeeds;
  readonly jobs: readonly JobFact[];
  readonly checks: readonly CheckFact[];
  readonly statuses: readonly StatusFact[];
}

export interface UpstreamWord {
  readonly finding: Finding;
  readonly remarks: readonly Remark[];
  /** needs says that a job has ended, and the job itself does not yet: GitHub's answer is old, and another read will tell. */
  readonly isStale: boolean;
}

/** Whether everything before this job is really green. */
export function judgeUpstream(facts: UpstreamFacts, rules: UpstreamRules): UpstreamWord {
  const jobs = newestJobs(facts.jobs).filter(({ id }) => id !== facts.self);
  if (Object.keys(facts.needs ?? {}).length === 0 && rules.required.length === 0) return nothingToJudge();
  const needs = judgeNeeds(facts.needs ?? {}, jobs, rules);
  const others = newestChecks(facts.checks.filter(({ id, runId }) => id !== facts.self && String(runId) !== facts.runId));
  const candidates = [...jobs.map(jobCandidate), ...others.map(checkCandidate), ...facts.statuses.map(statusCandidate)];
  const required = judgeRequired(candidates, rules);
  const reds = [...needs.reds, ...required.reds.filter(({ label }) => !needs.reds.some((red) => red.label === label))];
  const alerts = new Map([...needs.alerts, ...required.alerts].map((red) => [red.label, red]));
  const green = [...new Set([...needs.green, ...required.green])];
  const found = candidates.flatMap(({ names }) => names[0] ?? []);
  return {
    finding: reds.length === 0 ? pass(green) : closed(reds, facts.sha, found),
    remarks: [...[...alerts.values()].map(alertRemark), ...needs.nameless.map(namelessRemark)],
    isStale: reds.length > 0 && reds.length === needs.reds.length && reds.every(({ kind }) => kind === 'pending'),
  };
}

const pass = (green: readonly string[]): Finding => ({
  gate: 'upstream',
  kind: 'pass',
  why: green.length === 0 ? 'nothing that may block is red' : `green: ${list(green)}`,
});

/** The worst first: it gives the code. */
const ORDER: readonly Red['kind'][] = ['hidden', 'failed', 'missing', 'pending'];

function closed(reds: readonly Red[], sha: string, found: readonly string[]): Finding {
  const sorted = [...reds].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const why = `upstream: ${list(sorted.map((red) => tell(red, sha, found)))}`;
  const canOpen = reds.every(({ kind }) => kind === 'pending' || kind === 'missing');
  const [worst] = sorted;
  const problem: Problem = {
    code: CODES[worst?.kind ?? 'failed'],
    fault: 'user',
    what: why,
    where: worst?.url ?? `commit ${sha.slice(0, 7)}`,
    remedy: REMEDIES[worst?.kind ?? 'failed'],
  };
  return { gate: 'upstream', kind: 'closed', why, problem, canOpen };
}

const CODES: Readonly<Record<Red['kind'], Code>> = { hidden: 'DW011', failed: 'DW012', missing: 'DW010', pending: 'DW012' };

const REMEDIES: Readonly<Record<Red['kind'], string>> = {
  hidden: 'Mend the job, or name it in upstream.alert-only of the policy if it may not block.',
  failed:
    'Mend it and run it again; upstream.allow-skipped and upstream.alert-only of the policy name what may be skipped or may not block.',
  missing: 'Check the name in upstream.required of the policy, and that its workflow runs on this commit.',
  pending: 'Run this job again when it has ended, or let this job need it.',
};

function tell(red: Red, sha: string, found: readonly string[]): string {
  const label = `"${oneLine(red.label, 80)}"`;
  switch (red.kind) {
    case 'hidden':
      return `${label} is ${red.word} although needs says success (continue-on-error)`;
    case 'failed':
      return `${label} is ${red.word}`;
    case 'pending':
      return `${label} has not ended (${red.word})`;
    case 'missing':
      return `${label} not found on ${sha.slice(0, 7)} (found: ${found.length === 0 ? 'nothing' : list(found)})`;
  }
}

function nothingToJudge(): UpstreamWord {
  const why = 'upstream: nothing to judge';
  const remedy = 'Pass needs: $' + '{{ toJSON(needs) }}, or list upstream.required in the policy.';
  const problem: Problem = { code: 'DW013', fault: 'user', what: why, where: 'input "needs"', remedy };
  return { finding: { gate: 'upstream', kind: 'closed', why, problem, canOpen: false }, remarks: [], isStale: false };
}

const alertRemark = (red: Red): Remark => ({
  severity: 'warning',
  problem: {
    code: 'DW015',
    fault: 'user',
    what: `"${oneLine(red.label, 80)}" is ${red.word}; it may not block (alert-only)`,
    ...(red.url === undefined ? {} : { where: red.url }),
  },
});

const namelessRemark = (key: string): Remark => ({
  severity: 'warning',
  problem: {
    code: 'DW016',
    fault: 'user',
    what: `no job of this run is named "${oneLine(key, 80)}": it was judged by what needs says, which hides continue-on-error`,
    remedy: 'List its name: under upstream.required of the policy.',
  },
});

/** At most five, and how many more. */
function list(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).map((text) => oneLine(text, 200));
  return texts.length > 5 ? `${shown.join(', ')} and ${texts.length - 5} more` : shown.join(', ');
}
