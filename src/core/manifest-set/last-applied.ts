import { asRecord } from '../manifest/documents.ts';
import type { SetObject } from './set-object.ts';

type Body = Readonly<Record<string, unknown>>;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * The manifest that `kubectl apply` gave an object last, in the place of the object's own: it is what to go back to when the first deployment
 * over a `kubectl apply` fails. Undefined when there is none, or when it is about something else.
 */
export function lastApplied(object: SetObject, live: Body): SetObject | undefined {
  const text = asRecord(asRecord(live.metadata)?.annotations)?.[LAST_APPLIED];
  const body = typeof text === 'string' ? asRecord(parsed(text)) : undefined;
  const metadata = asRecord(body?.metadata);
  if (body === undefined || body.kind !== object.kind || metadata?.name !== object.name) return undefined;
  const { namespace: _, ...written } = metadata;
  const placed = object.namespace === '' ? written : { ...written, namespace: object.namespace };
  return { ...object, body: { ...body, apiVersion: object.apiVersion, metadata: placed }, origin: 'kubectl apply' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
