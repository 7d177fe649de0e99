import { readFileSync } from 'node:fs';

interface AuditEvent {
  readonly verb: string;
  readonly requestURI: string;
  readonly userAgent?: string;
  readonly objectRef?: { readonly resource?: string; readonly namespace?: string; readonly name?: string };
  readonly responseStatus?: { readonly code?: number };
}

/** The API server's audit log of the bed, from a moment on. */
export interface AuditMark {
  /** Lines that were there before. */
  readonly line: number;
  /** `create leases`: every write in a namespace since the mark, in its order; dry runs and questions about rights are no writes. */
  writes(namespace: string): readonly string[];
}

/** Marks where the log ends now. Needs the bed's part `audit`. */
export function auditMark(): AuditMark {
  const line = events().length;
  return {
    line,
    writes: (namespace) =>
      events()
        .slice(line)
        .filter((event) => event.objectRef?.namespace === namespace && isWrite(event))
        .map(({ verb, objectRef }) => `${verb} ${objectRef?.resource}`),
  };
}

/** Writes to objects by Tidegate itself since the mark, those that were refused and the lock left out: `patch deployments/web`. */
export function auditedWrites(namespace: string, from?: AuditMark): readonly string[] {
  return events()
    .slice(from?.line ?? 0)
    .filter((event) => {
      const { resource = '', namespace: at } = event.objectRef ?? {};
      const ours = (at === namespace || at === undefined) && event.userAgent === 'tidegate';
      return ours && isWrite(event) && !/leases|events/.test(resource) && (event.responseStatus?.code ?? 0) < 400;
    })
    .map(({ verb, objectRef }) => `${verb} ${objectRef?.resource}/${objectRef?.name ?? ''}`);
}

const isWrite = ({ requestURI, objectRef }: AuditEvent): boolean =>
  !requestURI.includes('dryRun=All') && !/reviews$/.test(objectRef?.resource ?? '');

const events = (): readonly AuditEvent[] =>
  readFileSync(process.env.TIDEGATE_BED_AUDIT_LOG ?? '', 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as AuditEvent);
