import { present } from '../result/present.ts';
import type { DeploymentRecord } from './record.ts';

/** What a revision of the target runs, by the records. */
export interface RevisionFacts {
  readonly revision: number;
  readonly commit?: string;
  readonly digest?: string;
  /** When this revision came up (ISO): by a deployment or by a way back. */
  readonly since: string;
  /** The deployment that brought this version; absent when its record is gone. */
  readonly deployment?: DeploymentRecord;
  /** The record whose way back restored it; absent when it was deployed. */
  readonly cameBack?: DeploymentRecord;
}

/** What `revision` runs; undefined when no record speaks of it: it was made by other hands, or its record is too old to be kept. */
export function factsOf(records: readonly DeploymentRecord[], revision: number): RevisionFacts | undefined {
  const ofIt = records.filter((record) => record.release.revision === revision && !isManualRollback(record));
  // A later run that found it there did not bring it up; numbers begin anew when a release is installed again, so the last one counts.
  const deployed = ofIt.findLast((record) => record.held !== true) ?? ofIt[0];
  if (deployed !== undefined)
    return {
      revision,
      commit: deployed.commit,
      since: deployed.finishedAt,
      deployment: deployed,
      ...present({ digest: digestOf(deployed) }),
    };
  const back = records.findLast((record) => record.rollback?.revision === revision);
  if (back?.rollback === undefined) return undefined;
  const { to } = back.rollback;
  const origin = to < revision ? factsOf(records, to) : undefined;
  return {
    revision,
    since: back.finishedAt,
    cameBack: back,
    ...present({
      commit: back.rollback.commit ?? origin?.commit,
      digest: back.rollback.digest ?? origin?.digest,
      deployment: origin?.deployment,
    }),
  };
}

/** The digest that a record delivered: the one it names, else that of its only image. */
export function digestOf(record: Pick<DeploymentRecord, 'digest' | 'images'>): string | undefined {
  if (record.digest !== undefined) return record.digest;
  const [first, ...more] = record.images;
  return more.length === 0 ? first?.digest : undefined;
}

/** A record of `mode: rollback` speaks of the revision that it made, not of a deployment. */
const isManualRollback = ({ rollback, release }: DeploymentRecord): boolean =>
  rollback !== undefined && rollback.revision === release.revision;
