import type { Problem } from '../../core/problem/problem.ts';
import { problemLine } from '../../core/problem/render-problem.ts';
import { block, code, link, table, text } from '../../core/summary/markdown.ts';
import type { WhatRuns } from './decide-status.ts';
import { approvers } from './report.ts';

/** Where it runs, and what only a caller can say of it. */
export interface StatusPlace {
  readonly environment: string;
  readonly service: string;
  readonly name: string;
  /** How many commits the default branch has that do not run; undefined when GitHub did not say. */
  readonly behind?: number;
  readonly branch?: string;
  /** The target's own line for going back by hand. */
  byHand(revision: number): string;
}

/** The facts as pairs, for log and summary; plain text. */
export function statusRows(runs: WhatRuns, place: StatusPlace): readonly (readonly [string, string])[] {
  if (runs.kind === 'nothing') return [['what runs', `nothing: ${place.name} was never deployed`]];
  const { row, facts, backTo } = runs;
  const deployment = facts?.deployment;
  const behind =
    place.behind === undefined ? '' : place.behind === 0 ? `, the head of ${place.branch}` : `, ${place.behind} behind ${place.branch}`;
  const came = facts?.cameBack === undefined ? '' : `, restored by run ${facts.cameBack.run.id}: ${facts.cameBack.rollback?.reason ?? ''}`;
  return [
    ['what runs', `revision ${row.revision} (${row.status}) of ${place.name}${came}`],
    ['since', facts?.since ?? row.created],
    ['commit', facts?.commit === undefined ? 'not known' : `${facts.commit.slice(0, 12)}${behind}`],
    ...(facts?.digest === undefined ? [] : [['digest', facts.digest] as const]),
    ['started by', deployment?.actor ?? 'not known'],
    ['approved by', deployment === undefined ? 'not known' : approvers(deployment)],
    ['smoke test', row.verified ? 'passed' : (deployment?.smoke.verdict ?? 'not known')],
    [
      'go back',
      backTo === undefined
        ? 'there is no older good revision'
        : `to revision ${backTo.revision}${backTo.verified ? ', which passed its smoke test' : ''}`,
    ],
  ];
}

/** The Markdown of `mode: status`. */
export function renderStatus(runs: WhatRuns, place: StatusPlace, drift: readonly Problem[]): string {
  const parts = [
    `### What runs in ${text(place.environment)}: ${text(place.service)}`,
    table(
      ['', ''],
      statusRows(runs, place).map(([name, value]) => [text(name), text(value)]),
    ),
  ];
  if (drift.length > 0) parts.push('#### The sources disagree', drift.map((one) => `- ${text(problemLine(one))}`).join('\n'));
  if (runs.kind === 'nothing') return parts.join('\n\n');
  if (runs.images.length > 0)
    parts.push(
      table(
        ['image'],
        runs.images.map((image) => [code(image)]),
      ),
    );
  const run = runs.facts?.deployment?.run;
  if (run !== undefined) parts.push(`Delivered by ${link(`run ${run.id}`, run.url)}.`);
  if (runs.backTo !== undefined) {
    const { revision } = runs.backTo;
    parts.push('How to go back:', block(`mode: rollback\nto: ${revision}\nreason: …\n# by hand: ${place.byHand(revision)}`, 'yaml'));
  }
  return parts.join('\n\n');
}
