import { oneLine } from '../../core/outside-text/outside-text.ts';
import { code, table, text } from '../../core/summary/markdown.ts';
import type { Finding } from '../../core/window/finding.ts';
import { tellTime } from '../../core/window/tell-time.ts';
import type { GateOutcome } from './decide.ts';

/** The outcome as Markdown for the job summary. */
export function renderGate(outcome: GateOutcome): string {
  const { decision, decidedAt, zone, approvals } = outcome;
  const rows = outcome.reasons.map((finding) => [finding.gate, WORDS[finding.kind], text(finding.why)]);
  const alerts = outcome.remarks
    .filter(({ severity }) => severity === 'warning')
    .map(({ problem }) => `- ${text(`${problem.code} ${problem.what}`)}`);
  const facts = [
    `asked ${tellTime(decidedAt.getTime(), zone)}`,
    ...(outcome.closesAt === undefined ? [] : [`closes ${outcome.closesAt}`]),
    ...(outcome.kind === 'closed' && outcome.opensAt !== undefined ? [`opens ${outcome.opensAt}`] : []),
    ...(outcome.kind === 'closed' ? [] : [`start before ${tellTime(Date.parse(decision.validUntil), zone)}`]),
    ...(approvals.length === 0 ? [] : [`approved by ${approvals.map(({ user }) => user).join(', ')}`]),
  ];
  return [
    `### Gate of ${code(decision.environment)} for ${code(decision.service)}: ${outcome.kind}`,
    ...(outcome.kind === 'overridden' ? [text(`Overridden by ${outcome.by}: ${outcome.reason}`)] : []),
    table(['gate', 'says', 'because'], rows),
    ...(alerts.length === 0 ? [] : [alerts.join('\n')]),
    `${text(facts.join(' · '))} · policy ${code(decision.policySha.slice(0, 7))}`,
  ].join('\n\n');
}

const WORDS: Readonly<Record<Finding['kind'], string>> = { pass: '✅ open', closed: '⛔ closed', overridden: '⚠️ skipped' };

/** The outcome in lines for the log: one a gate, then the word and when it opens or closes. */
export function tellGate(outcome: GateOutcome): readonly string[] {
  const { decision, decidedAt, zone } = outcome;
  const now = tellTime(decidedAt.getTime(), zone);
  return [
    `gate of ${oneLine(decision.environment, 80)} for ${oneLine(decision.service, 80)}, asked ${now}`,
    ...outcome.reasons.map(
      (finding) => `  ${finding.gate.padEnd(14)} ${finding.kind === 'pass' ? 'open' : finding.kind}: ${oneLine(finding.why, 1_000)}`,
    ),
    `verdict: ${outcome.kind}${ending(outcome)}`,
  ];
}

function ending(outcome: GateOutcome): string {
  if (outcome.kind === 'closed') return outcome.opensAt === undefined ? '' : `; the calendar opens ${outcome.opensAt}`;
  return `; start before ${tellTime(Date.parse(outcome.decision.validUntil), outcome.zone)}`;
}

/** The code and the sentence of the rule that won: the first closed gate, or why it is open. */
export function reasonOf(outcome: GateOutcome): { readonly code: string; readonly text: string } {
  const first = outcome.kind === 'closed' ? outcome.problems[0] : undefined;
  if (first !== undefined) return { code: first.code, text: oneLine(first.what, 500) };
  if (outcome.kind === 'overridden') return { code: 'DW071', text: oneLine(`overridden by ${outcome.by}: ${outcome.reason}`, 500) };
  const windows = outcome.reasons.find(({ gate }) => gate === 'windows');
  return { code: '', text: oneLine(windows?.why ?? 'every gate is open', 500) };
}
