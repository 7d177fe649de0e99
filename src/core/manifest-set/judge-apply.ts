import { statusMessage } from '../cluster/answer.ts';
import type { ClusterResponse } from '../cluster/cluster.ts';
import { type MissingRight, readForbidden } from '../cluster/forbidden.ts';
import { asRecord } from '../manifest/documents.ts';
import { oneLine } from '../outside-text/outside-text.ts';

/** A field that somebody else manages. */
export interface FieldConflict {
  readonly field: string;
  readonly manager: string;
}

/** What the API server made of one server-side apply, real or dry. */
export type ApplyVerdict =
  | { readonly kind: 'taken'; readonly object: Readonly<Record<string, unknown>> }
  | { readonly kind: 'conflict'; readonly conflicts: readonly FieldConflict[] }
  /** Somebody changed the object at the same moment. */
  | { readonly kind: 'raced'; readonly message: string }
  | { readonly kind: 'immutable'; readonly message: string }
  | { readonly kind: 'forbidden'; readonly right: MissingRight }
  | { readonly kind: 'no-namespace'; readonly message: string }
  | { readonly kind: 'no-kind'; readonly message: string }
  | { readonly kind: 'cannot-try'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads the answer to a PATCH with `application/apply-patch+yaml` (apiserver v0.35: a conflict is a 409 whose causes name fields and managers,
 * immutable fields are a 422, RBAC a 403 of a fixed form, quota and PodSecurity a 403 of other forms).
 */
export function judgeApply(response: ClusterResponse): ApplyVerdict {
  if (response.status === 200 || response.status === 201)
    return { kind: 'taken', object: JSON.parse(response.text) as Readonly<Record<string, unknown>> };
  const message = oneLine(refusalText(response), 600);
  switch (response.status) {
    case 409: {
      const conflicts = fieldConflicts(response.text);
      return conflicts.length > 0 ? { kind: 'conflict', conflicts } : { kind: 'raced', message };
    }
    case 422:
      return IMMUTABLE.test(message) ? { kind: 'immutable', message } : { kind: 'refused', message };
    case 403: {
      const right = readForbidden(statusMessage(response));
      return right === undefined ? { kind: 'refused', message } : { kind: 'forbidden', right };
    }
    case 404:
      return /^namespaces "[^"]*" not found/.test(message) ? { kind: 'no-namespace', message } : { kind: 'no-kind', message };
    default:
      return /does not support dry run/i.test(message) ? { kind: 'cannot-try', message } : { kind: 'refused', message };
  }
}

/**
 * Why an object was refused, field by field. The server's own sentence quotes the value that it refuses, whole pod templates with the values of
 * their environment among them.
 */
function refusalText(response: ClusterResponse): string {
  const causes = causesOf(response.text).map(({ field, message }) =>
    [field, withoutValue(String(message ?? ''))].filter((part) => typeof part === 'string' && part !== '').join(': '),
  );
  return response.status === 422 && causes.length > 0 ? [...new Set(causes)].join('; ') : withoutValue(statusMessage(response));
}

const LONG = 60;

/** `Invalid value: VALUE: why` without a value that is more than a word or two; `expected string, got VALUE` without any. */
function withoutValue(whole: string): string {
  const text = whole.replace(/, got &value\.valueUnstructured\{[\s\S]*?\}/g, '');
  const kind = text.search(/(?:Invalid|Unsupported|Duplicate) value: /);
  if (kind < 0) return text;
  const start = text.indexOf(': ', kind) + 2;
  const end = Math.max(start, text.lastIndexOf(': '));
  const value = text.slice(start, end === start ? undefined : end);
  if (value.length <= LONG && !/[{[]/.test(value)) return text;
  return end === start ? text.slice(0, start - 2) : text.slice(0, start) + text.slice(end + 2);
}

const IMMUTABLE =
  /field is immutable|may not be changed|(?:may|can) not (?:be )?(?:update|change)|updates to \w+ spec for fields other than|is immutable|cannot be changed|immutable after creation/i;

function fieldConflicts(text: string): readonly FieldConflict[] {
  return causesOf(text).flatMap(({ reason, field, message }): readonly FieldConflict[] => {
    if (reason !== 'FieldManagerConflict' || typeof field !== 'string') return [];
    return [{ field, manager: /conflict with "([^"]*)"/.exec(String(message))?.[1] ?? 'somebody else' }];
  });
}

function causesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  const causes = asRecord(asRecord(parsed(text))?.details)?.causes;
  return (Array.isArray(causes) ? causes : []).map(asRecord).filter((cause) => cause !== undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
