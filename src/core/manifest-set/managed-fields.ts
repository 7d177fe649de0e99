import { asRecord } from '../manifest/documents.ts';
import { sameValue } from '../values/paths.ts';

/** Who applies our sets. */
export const FIELD_MANAGER = 'tidegate';

/** One row of `metadata.managedFields`: who set which fields (structured-merge-diff, FieldsV1). */
export interface ManagedFields {
  readonly manager?: string;
  readonly operation?: string;
  readonly apiVersion?: string;
  readonly time?: string;
  readonly fieldsType?: string;
  readonly fieldsV1?: Readonly<Record<string, unknown>>;
  readonly subresource?: string;
}

/** The manager name of `kubectl apply` without --server-side. */
const KUBECTL_MANAGER = 'kubectl-client-side-apply';

/**
 * The rows after `kubectl apply` has given its fields to us, as kubectl and Argo do it (client-go `csaupgrade`): without this, fields that a
 * manifest drops would stay for ever, because kubectl still owns them. Undefined when there is nothing to take over.
 */
export function takeOver(rows: readonly ManagedFields[]): readonly ManagedFields[] | undefined {
  const theirs = rows.filter(isKubectl);
  const [first] = theirs;
  if (first === undefined) return undefined;
  const ours = rows.find(isOurs);
  const fields = [...(ours === undefined ? [] : [ours]), ...theirs].map((row) => row.fieldsV1 ?? {});
  const merged: ManagedFields = {
    ...first,
    ...ours,
    manager: FIELD_MANAGER,
    operation: 'Apply',
    fieldsType: 'FieldsV1',
    fieldsV1: fields.reduce(union, {}),
  };
  return [merged, ...rows.filter((row) => !isOurs(row) && !isKubectl(row))];
}

/** The names under which a client-side apply holds fields here. */
export const clientSideManagers = (rows: readonly ManagedFields[]): readonly string[] =>
  rows.filter(isKubectl).map((row) => row.manager ?? '');

/** Whether we own the same fields in both: content may be equal while ownership is not. */
export function sameOwnFields(a: readonly ManagedFields[], b: readonly ManagedFields[]): boolean {
  const own = (rows: readonly ManagedFields[]) => rows.find(isOurs)?.fieldsV1;
  return own(a) !== undefined && sameValue(own(a), own(b));
}

const isOurs = (row: ManagedFields): boolean =>
  row.manager === FIELD_MANAGER && row.operation === 'Apply' && (row.subresource ?? '') === '';

const LAST_APPLIED = 'f:kubectl.kubernetes.io/last-applied-configuration';

/** By its name, or (older kubectl, client-go tools) by the annotation that only a client-side apply writes. */
function isKubectl(row: ManagedFields): boolean {
  if (row.operation !== 'Update' || (row.subresource ?? '') !== '') return false;
  const annotations = asRecord(asRecord(row.fieldsV1?.['f:metadata'])?.['f:annotations']);
  return row.manager === KUBECTL_MANAGER || annotations?.[LAST_APPLIED] !== undefined;
}

function union(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const merged: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) merged[key] = union(asRecord(a[key]) ?? {}, asRecord(value) ?? {});
  return merged;
}
