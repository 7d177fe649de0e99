import type { ContainerStatus, EventObject, Pod, Probe } from '../cluster/objects.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Signal } from './signal.ts';

/** A container that runs and is not ready: the time that its own probes give it, and no less. */
export function probeSignal(pod: Pod, status: ContainerStatus, events: readonly EventObject[]): Signal | undefined {
  const probe = events.findLast((event) => event.reason === 'Unhealthy');
  if (status.state?.running === undefined || status.ready === true || probe === undefined) return undefined;
  const container = pod.spec?.containers?.find(({ name }) => name === status.name);
  const time = probeMs(container?.startupProbe) + probeMs(container?.readinessProbe);
  const sentence = `container ${status.name} is not ready: ${oneLine(probe.message ?? '')}`;
  return { key: `probe/${status.name}`, code: 'HD059', failureClass: 'timeout', patience: { kind: 'lasting', ms: time }, sentence };
}

/** Kubernetes' defaults: 3 failures, every 10 s. */
const probeMs = (probe: Probe | undefined): number =>
  probe === undefined ? 0 : ((probe.initialDelaySeconds ?? 0) + (probe.failureThreshold ?? 3) * (probe.periodSeconds ?? 10)) * 1_000;
