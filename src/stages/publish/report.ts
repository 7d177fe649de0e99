import { percent, type Ratio } from '../../core/coverage/coverage.ts';
import { shortDigest } from '../../core/digest/digest.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { code, table, text } from '../../core/summary/markdown.ts';
import type { TestCounts } from '../../core/test-report/test-counts.ts';
import type { GateResult } from './gates.ts';
import type { PublishResult, TargetResult } from './results.ts';

/** What a summary is about. */
export interface About {
  readonly identity: { readonly name: string; readonly version: string; readonly commit: string };
  readonly event: { readonly branch?: string };
}

/** The step's summary, as Markdown. */
export function renderSummary(about: About, result: PublishResult, gates: GateResult, dryRun: boolean): string {
  const { name, version } = about.identity;
  const head = `### ${text(name)} ${text(version)}: ${headline(result, dryRun)}`;
  const rows = result.targets.map(targetRow);
  const parts = [head, table(['', ''], factRows(about, result, gates))];
  if (rows.length > 0) parts.push(table(['Target', 'Result', 'Digest', 'Proved', 'Record'], rows));
  if (result.problems.length > 0) parts.push(problemList(result.problems));
  return parts.join('\n\n');
}

function factRows({ identity, event }: About, { record }: PublishResult, gates: GateResult): readonly (readonly [string, string])[] {
  return [
    ['Commit', `${code(identity.commit.slice(0, 12))}${event.branch === undefined ? '' : ` on ${code(event.branch)}`}`],
    ['Tests', gates.tests === undefined ? 'not asked for' : testsLine(gates.tests)],
    ...(gates.alertTests === undefined ? [] : [['Alert-only tests', testsLine(gates.alertTests)] as const]),
    ['Coverage', gates.coverage === undefined ? 'not asked for' : coverageLine(gates.coverage)],
    ...(record === undefined ? [] : [['Record', code(shortDigest(record.digest))] as const]),
  ];
}

function headline(result: PublishResult, dryRun: boolean): string {
  if (result.problems.length > 0) return result.targets.length === 0 ? 'not published' : 'published in part';
  if (dryRun) return 'nothing was written (dry run)';
  return result.targets.every(({ outcome }) => outcome === 'unchanged') ? 'unchanged' : 'published';
}

const targetRow = (target: TargetResult): readonly string[] => [
  code(target.store.plan.target.text),
  target.outcome,
  code(shortDigest(target.digest)),
  target.proof,
  target.record ?? '–',
];

/** `214 passed, 2 of them flaky, 3 skipped`. */
export function testsLine(counts: TestCounts): string {
  const parts = [`${counts.passed} passed${counts.flaky > 0 ? `, ${counts.flaky} of them flaky` : ''}`];
  if (counts.failed > 0) parts.push(`${counts.failed} failed`);
  if (counts.skipped > 0) parts.push(`${counts.skipped} skipped`);
  return parts.join(', ');
}

/** `lines 89.98 % (8998/10000), branches 70 % (7/10)`. */
export function coverageLine(coverage: { readonly lines?: Ratio; readonly branches?: Ratio }): string {
  const parts = (['lines', 'branches'] as const).flatMap((kind) => {
    const ratio = coverage[kind];
    return ratio === undefined ? [] : [`${kind} ${percent(ratio)} % (${ratio.covered}/${ratio.total})`];
  });
  return parts.join(', ');
}

export const problemList = (problems: readonly Problem[]): string =>
  problems.map(({ code: id, what }) => `- **${id}** ${text(what)}`).join('\n');
