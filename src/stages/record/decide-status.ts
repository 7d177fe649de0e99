import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import { factsOf, type RevisionFacts } from '../../core/deployment-record/running.ts';
import type { Problem } from '../../core/problem/problem.ts';

/** A revision of the target, as the target's own history has it. */
export interface HistoryRow {
  readonly revision: number;
  readonly status: string;
  readonly verified: boolean;
  /** ISO. */
  readonly created: string;
}

/** What GitHub says of this service in the environment, by our own statuses. */
export interface GithubView {
  readonly digest?: string;
  readonly commit: string;
  readonly at: string;
}

/** Everything that the question "what runs?" is answered from. */
export interface StatusFacts {
  readonly name: string;
  readonly history: readonly HistoryRow[];
  readonly records: readonly DeploymentRecord[];
  /** Image references of the workloads as they are now. */
  readonly images: readonly string[];
  /** Undefined: GitHub has no word of ours; `unread`: it could not be asked. */
  readonly github: GithubView | 'unread' | undefined;
}

/** The answer. `nothing` means that nothing was ever deployed. */
export type WhatRuns =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'runs';
      readonly row: HistoryRow;
      /** Undefined: no record speaks of this revision, so that other hands made it. */
      readonly facts: RevisionFacts | undefined;
      /** The last older revision that passed its smoke test, else the last older good one. */
      readonly backTo: HistoryRow | undefined;
      readonly images: readonly string[];
      /** RC011: where cluster, record and GitHub disagree. */
      readonly drift: readonly Problem[];
    };

/** What runs, and where the sources disagree. The cluster's own history wins. */
export function decideWhatRuns(facts: StatusFacts): WhatRuns {
  const row = facts.history.findLast((one) => one.status === 'deployed') ?? facts.history.at(-1);
  if (row === undefined) return { kind: 'nothing' };
  const known = factsOf(facts.records, row.revision);
  const older = facts.history.filter((one) => one.revision < row.revision && (one.status === 'superseded' || one.status === 'deployed'));
  // Going back to what runs already helps nobody.
  const other = older.filter((one) => known?.cameBack?.rollback?.to !== one.revision);
  return {
    kind: 'runs',
    row,
    facts: known,
    backTo: other.findLast((one) => one.verified) ?? other.at(-1),
    images: facts.images,
    drift: driftOf(facts, row, known),
  };
}

function driftOf({ name, images, github }: StatusFacts, row: HistoryRow, known: RevisionFacts | undefined): readonly Problem[] {
  const found: Problem[] = [];
  const add = (what: string, remedy?: string): void =>
    void found.push({ code: 'RC011', fault: 'user', what, where: name, ...(remedy === undefined ? {} : { remedy }) });
  if (known === undefined)
    add(
      `revision ${row.revision} (${row.status}) has no record: it was made outside of Tidegate, or its record is gone`,
      'Deliver the wanted commit again.',
    );
  const digest = known?.digest;
  if (
    digest !== undefined &&
    images.length > 0 &&
    !images.some((image) => image.endsWith(`@${digest}`)) &&
    images.some((image) => image.includes('@'))
  )
    add(
      `the workloads run ${images.join(', ')}, the record of revision ${row.revision} says ${digest}`,
      'Deliver the wanted commit again.',
    );
  if (github === undefined || github === 'unread') return found;
  if (digest !== undefined && github.digest !== undefined && github.digest !== digest)
    add(
      `GitHub's newest deployment of this service is ${github.digest} (commit ${github.commit.slice(0, 12)}), the cluster runs ${digest}`,
    );
  else if (digest === undefined && known?.commit !== undefined && github.commit !== known.commit)
    add(
      `GitHub's newest deployment of this service is of commit ${github.commit.slice(0, 12)}, the cluster runs ${known.commit.slice(0, 12)}`,
    );
  return found;
}
