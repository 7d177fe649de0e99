import { formatDuration } from '../../core/clock/duration.ts';
import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import { digestOf } from '../../core/deployment-record/running.ts';
import { block, code, link, table, text } from '../../core/summary/markdown.ts';

/** What a record says in the job summary: what was delivered, by whom, what came of it, and the way back. */
export function renderRecord(record: DeploymentRecord): string {
  const digest = digestOf(record);
  const rows: (readonly [string, string])[] = [
    ['result', text(record.result)],
    ['environment', text(`${record.environment}, service ${record.service}`)],
    ['release', text(`${record.release.name} in ${record.cluster.namespace}, revision ${record.release.revision}`)],
    ['commit', code(record.commit.slice(0, 12))],
    ...(digest === undefined ? [] : [['digest', code(digest)] as const]),
    ['started by', text(record.actor)],
    ['approved by', text(approvers(record))],
    ['smoke test', text(record.smoke.verdict)],
    ['took', text(formatDuration(record.durationMs))],
    ['run', link(`run ${record.run.id}`, record.run.url)],
    ['trace', code(record.traceId)],
  ];
  const { rollback } = record;
  if (rollback !== undefined)
    rows.push(['taken back', text(`to revision ${rollback.to}, as revision ${rollback.revision}; second smoke test: ${rollback.smoke}`)]);
  return ['### Record', table(['', ''], rows), ...wayBack(record)].join('\n\n');
}

/** `bob, carol`, or `nobody`. */
export const approvers = ({ approvals }: Pick<DeploymentRecord, 'approvals'>): string =>
  approvals.length === 0 ? 'nobody' : approvals.map(({ user }) => user).join(', ');

/** How to go back from what a record left running. */
export function wayBack(record: DeploymentRecord): readonly string[] {
  const { previous, goBack } = record;
  const live = record.result === 'succeeded' || record.result === 'unchanged' || record.result === 'failed';
  if (!live || previous === undefined) return [];
  const commit = previous.commit === undefined ? '' : ` (commit ${previous.commit.slice(0, 12)})`;
  return [
    text(`How to go back to revision ${previous.revision}${commit}: run the workflow that uses this action with mode: rollback.`),
    block(
      [`mode: rollback`, `to: ${previous.revision}`, 'reason: …', ...(goBack === undefined ? [] : [`# by hand: ${goBack}`])].join('\n'),
      'yaml',
    ),
  ];
}
