import type { EventObject, Pod } from '../cluster/objects.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Signal } from './signal.ts';

/** Whether no node takes the pod because a volume is still being made for it. A provisioner may need minutes: that is slow, not hopeless. */
export const waitsForClaim = (pod: Pod): boolean =>
  pod.status?.conditions?.some(
    ({ type, status, reason, message }) =>
      type === 'PodScheduled' &&
      status === 'False' &&
      reason === 'Unschedulable' &&
      /unbound immediate persistentvolumeclaim/i.test(message ?? ''),
  ) ?? false;

/** The claim's name and what its provisioner is waited for, in the words of the volume controller. */
export function claimWords(events: readonly EventObject[]): string | undefined {
  const event = events.findLast(
    ({ involvedObject, reason }) =>
      involvedObject?.kind === 'PersistentVolumeClaim' && (reason === 'ExternalProvisioning' || reason === 'Provisioning'),
  );
  return event === undefined ? undefined : `volume claim ${event.involvedObject?.name}: ${event.message ?? ''}`;
}

/** The wait for a claim that nobody has refused. Its key is not that of a refused one, whose patience must not begin with this wait. */
export const unboundClaimSignal = (scheduler: string, events: readonly EventObject[]): Signal => ({
  key: 'claim-unbound',
  code: 'HD056',
  failureClass: 'volume',
  patience: { kind: 'until-timeout' },
  sentence: oneLine(claimWords(events) ?? scheduler),
});
