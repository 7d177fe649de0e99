import type { DeploymentRecord } from './record.ts';

/** How many records are kept with a release. */
export const MOST_RECORDS = 10;
/** Bytes of all records together: a ConfigMap may hold 1 MiB, and nobody reads so much. */
export const MOST_BYTES = 256_000;

/** The records of a release, newest last. `lost` says that the text could not be read, or not all of it. */
export interface RecordHistory {
  readonly records: readonly DeploymentRecord[];
  readonly lost: boolean;
}

/** Reads what the ConfigMap holds; entries of another form are left out. An empty text is an empty history. */
export function parseRecords(text: string | undefined): RecordHistory {
  if (text === undefined || text.trim() === '') return { records: [], lost: false };
  try {
    const parsed: unknown = JSON.parse(text);
    if (!Array.isArray(parsed)) return { records: [], lost: true };
    const records = parsed.filter(isRecord);
    return { records, lost: records.length < parsed.length };
  } catch {
    return { records: [], lost: true };
  }
}

/** The history with one record more, in the form that is stored; the oldest ones go when it grows too long. */
export function withRecord(history: readonly DeploymentRecord[], record: DeploymentRecord): string {
  let kept = [...history, record].slice(-MOST_RECORDS);
  while (kept.length > 1 && sizeOf(kept) > MOST_BYTES) kept = kept.slice(1);
  return JSON.stringify(kept);
}

const sizeOf = (records: readonly DeploymentRecord[]): number => new TextEncoder().encode(JSON.stringify(records)).length;

/** The parts that readers rely on; the rest may be missing in a record of an older form. */
function isRecord(value: unknown): value is DeploymentRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { version, commit, result, release, smoke, approvals } = value as Partial<Record<keyof DeploymentRecord, unknown>>;
  const { revision } = (release ?? {}) as { revision?: unknown };
  const texts = [commit, result].every((text) => typeof text === 'string');
  return (
    version === 'deployment-record/v1' && texts && typeof revision === 'number' && typeof smoke === 'object' && Array.isArray(approvals)
  );
}
