import { formatDuration } from '../../core/clock/duration.ts';
import type { CheckOutcome, SmokeReport } from '../../core/smoke/report.ts';
import { block, code, folded, table, text } from '../../core/summary/markdown.ts';

const MARKS = { pass: '✅', flaky: '🟡', fail: '❌', inconclusive: '❔', skipped: '⏭️' } as const;
const HEADLINES = { pass: 'passed', fail: 'failed', inconclusive: 'inconclusive' } as const;

/** The Markdown of a smoke test: failures first, then everything that was asked, then the timeline. */
export function renderSmoke(report: SmokeReport, title = 'Smoke test'): string {
  const red = report.outcomes.filter(({ verdict }) => verdict === 'fail' || verdict === 'inconclusive');
  const parts = [`### ${text(title)}: ${HEADLINES[report.verdict]}`, facts(report)];
  if (red.length > 0) parts.push(table(['', 'what', 'why', 'code'], red.map(redRow)));
  if (report.outcomes.length > 0)
    parts.push(folded(`All ${report.outcomes.length} proofs and checks`, table(HEAD, report.outcomes.map(row))));
  const answers = red.flatMap(({ name, lastAnswers }) => lastAnswers.map((answer) => ({ name, ...answer })));
  if (answers.length > 0) parts.push(folded('Last answers', answers.map(answerBlock).join('\n\n')));
  if (report.weaker.length > 0) parts.push(`The proof is weaker than it could be: ${report.weaker.map(text).join('; ')}.`);
  if (Object.keys(report.histogram).length > 0) parts.push(`Answers of the address: ${histogram(report.histogram)}.`);
  if (report.timeline.length > 0) parts.push(folded('Timeline', block(timeline(report))));
  return parts.join('\n\n');
}

const HEAD = ['', 'what', 'asked', 'attempts', 'time'];

function facts(report: SmokeReport): string {
  const lines = [`Took ${formatDuration(report.durationMs)}.`];
  if (report.servedVersion !== undefined) lines.push(`Served version: ${code(report.servedVersion)}.`);
  if (report.replicas !== undefined) lines.push(`Replicas proved: ${report.replicas.proved} of ${report.replicas.ready}.`);
  if (report.expected.digest !== undefined) lines.push(`Digest: ${code(report.expected.digest)}.`);
  return `${lines.join(' ')} Trace: ${code(report.traceId)}.`;
}

const redRow = (one: CheckOutcome): string[] => [
  MARKS[one.verdict],
  `${text(one.name)}${one.severity === 'alert' ? ' (alert only)' : ''}`,
  text(one.why),
  one.code ?? '',
];

const row = (one: CheckOutcome): string[] => [
  MARKS[one.verdict],
  text(one.name),
  text(one.target),
  String(one.attempts),
  formatDuration(one.durationMs),
];

const answerBlock = (answer: { readonly name: string; readonly place: string; readonly status?: number; readonly text: string }): string =>
  `${text(answer.name)}, ${text(answer.place)}${answer.status === undefined ? '' : `, status ${answer.status}`}:\n\n${block(answer.text)}`;

const histogram = (counts: SmokeReport['histogram']): string =>
  Object.entries(counts)
    .map(([version, count]) => `${code(version)} × ${count}`)
    .join(', ');

const timeline = (report: SmokeReport): string =>
  report.timeline.map(({ atMs, text: what }) => `${formatDuration(atMs).padStart(6)}  ${what}`).join('\n');
