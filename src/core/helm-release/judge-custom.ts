import { asRecord } from '../manifest/documents.ts';

/** How far the controller of a custom resource has come. */
export interface CustomState {
  readonly kind: 'ready' | 'waiting' | 'stalled';
  readonly message: string;
}

/** Judges a custom resource by its conditions (kstatus): the generation first, then Stalled, then Ready. */
export function judgeCustom(object: unknown): CustomState {
  const { metadata, status } = asRecord(object) ?? {};
  const { generation } = asRecord(metadata) ?? {};
  const { observedGeneration, conditions } = asRecord(status) ?? {};
  const find = (type: string): Readonly<Record<string, unknown>> | undefined =>
    (Array.isArray(conditions) ? conditions : []).map(asRecord).find((one) => one?.type === type);
  const words = (condition: Readonly<Record<string, unknown>> | undefined, otherwise: string): string =>
    String(condition?.message || condition?.reason || otherwise);
  if (typeof observedGeneration === 'number' && typeof generation === 'number' && observedGeneration < generation)
    return { kind: 'waiting', message: 'its controller has not seen it yet' };
  const stalled = find('Stalled');
  if (stalled?.status === 'True') return { kind: 'stalled', message: words(stalled, 'no reason given') };
  const ready = find('Ready');
  if (ready?.status === 'True') return { kind: 'ready', message: words(ready, 'ready') };
  return { kind: 'waiting', message: words(ready, 'it has no condition Ready') };
}
