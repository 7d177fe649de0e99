import type { ContainerStatus, EventObject, Pod } from '../cluster/objects.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import { explainPullFailure, pullWords } from './explain-pull-failure.ts';
import { probeSignal } from './probe-signal.ts';
import type { Signal } from './signal.ts';
import { unboundClaimSignal, waitsForClaim } from './unbound-claim.ts';

export interface SignalOptions {
  /** Restarts of every new pod that are taken before it counts as a crash loop. */
  readonly crashTolerance: number;
  /** A probe that has had its time counts too. */
  readonly strict?: boolean;
}

const LASTING = (ms: number) => ({ kind: 'lasting', ms }) as const;

/** Everything that is wrong with a pod now; empty when it is ready, or only slow. `events` are those of the pod. */
export function podSignals(pod: Pod, events: readonly EventObject[], options: SignalOptions): readonly Signal[] {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const containers = statuses.flatMap((status) => containerSignal(status, events, options) ?? []);
  const probes = options.strict ? statuses.flatMap((status) => probeSignal(pod, status, events) ?? []) : [];
  return [...containers, ...podWide(pod, events), ...probes];
}

function containerSignal(status: ContainerStatus, events: readonly EventObject[], options: SignalOptions): Signal | undefined {
  const { waiting, terminated } = status.state ?? {};
  const reason = waiting?.reason ?? terminated?.reason ?? '';
  const words = oneLine(waiting?.message ?? terminated?.message ?? '');
  const where = `container ${status.name}`;
  const signal = (part: Omit<Signal, 'key'>): Signal => ({ key: `${part.failureClass}/${status.name}`, ...part });
  switch (reason) {
    case 'InvalidImageName':
    case 'ErrImageNeverPull':
    case 'SignatureValidationFailed':
      return signal({ code: 'HD050', failureClass: 'image-pull', patience: { kind: 'none' }, sentence: `${where}: ${reason}: ${words}` });
    case 'ErrImagePull':
    case 'ImagePullBackOff':
    case 'RegistryUnavailable':
      return signal(pullSignal(status, pullEvent(status, events) || (waiting?.message ?? ''), where));
    case 'CreateContainerConfigError':
      return signal({
        code: 'HD052',
        failureClass: 'missing-config',
        patience: /failed to sync|timed out/i.test(words) ? { kind: 'until-timeout' } : LASTING(20_000),
        sentence: `${where}: ${words}`,
      });
    case 'CreateContainerError':
    case 'RunContainerError':
    case 'StartError':
    case 'ContainerCannotRun':
    case 'CrashLoopBackOff':
    case 'Error':
    case 'OOMKilled':
      return crashSignal(status, where, options);
    default:
      return undefined;
  }
}

function pullSignal(status: ContainerStatus, message: string, where: string): Omit<Signal, 'key'> {
  const kind = explainPullFailure(message);
  const told = {
    missing: 'was not found',
    denied: 'may not be read with the pull secrets of the pod',
    transient: 'cannot be pulled now',
  }[kind];
  const patience = { missing: LASTING(15_000), denied: LASTING(30_000), transient: { kind: 'until-timeout' } as const }[kind];
  const image = oneLine(status.image ?? '?', 200);
  return { code: 'HD050', failureClass: 'image-pull', patience, sentence: `${where}: image ${image} ${told} (${pullWords(message)})` };
}

/** The kubelet's own words on a pull of this image. */
const pullEvent = (status: ContainerStatus, events: readonly EventObject[]): string =>
  events.findLast((event) => event.reason === 'Failed' && event.message?.includes(status.image ?? '\u0000'))?.message ?? '';

/** A container that does not stay up: by how its last life ended. Restarts are counted, never seconds: the back-off differs by node. */
function crashSignal(status: ContainerStatus, where: string, options: SignalOptions): Signal {
  const ended = status.state?.terminated ?? status.lastState?.terminated;
  const restarts = status.restartCount ?? 0;
  const base = { key: `crash/${status.name}`, restarts };
  const words = oneLine(status.state?.waiting?.message ?? ended?.message ?? '');
  const neverStarted = ['StartError', 'ContainerCannotRun', 'CreateContainerError', 'RunContainerError'];
  const reason = ended?.reason ?? status.state?.waiting?.reason ?? '';
  if (neverStarted.includes(reason)) {
    const told = oneLine(ended?.message ?? words);
    return {
      ...base,
      code: 'HD053',
      failureClass: 'start-error',
      patience: { kind: 'restarts', count: 1 },
      sentence: `${where} does not start: ${told}`,
    };
  }
  if (ended?.reason === 'OOMKilled') {
    const sentence = `${where} was killed because it went over its memory limit (restarts: ${restarts})`;
    return { ...base, code: 'HD054', failureClass: 'out-of-memory', patience: { kind: 'restarts', count: 2 }, sentence };
  }
  const exit = ended?.exitCode === undefined ? 'ends' : `exits with code ${ended.exitCode}`;
  const patience = { kind: 'restarts', count: options.crashTolerance } as const;
  return {
    ...base,
    code: 'HD051',
    failureClass: 'crash-loop',
    patience,
    sentence: `${where} ${exit} again and again (restarts: ${restarts})`,
  };
}

function podWide(pod: Pod, events: readonly EventObject[]): readonly Signal[] {
  const signals: Signal[] = [];
  const unscheduled = pod.status?.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
  const claim = events.findLast(
    ({ reason, involvedObject }) =>
      involvedObject?.kind === 'PersistentVolumeClaim' && (reason === 'ProvisioningFailed' || reason === 'FailedBinding'),
  );
  if (unscheduled?.reason === 'Unschedulable' && claim !== undefined && /persistentvolumeclaim/i.test(unscheduled.message ?? '')) {
    const sentence = `volume claim ${claim.involvedObject?.name}: ${oneLine(claim.message ?? '')}`;
    signals.push({ key: 'claim', code: 'HD056', failureClass: 'volume', patience: LASTING(60_000), sentence });
  } else if (waitsForClaim(pod)) {
    signals.push(unboundClaimSignal(unscheduled?.message ?? '', events));
  } else if (unscheduled?.reason === 'Unschedulable') {
    const scaling = events.some((event) => event.reason === 'TriggeredScaleUp' || event.reason === 'Nominated');
    const patience = scaling ? ({ kind: 'until-timeout' } as const) : LASTING(60_000);
    signals.push({
      key: 'unschedulable',
      code: 'HD055',
      failureClass: 'unschedulable',
      patience,
      sentence: `no node takes it: ${oneLine(unscheduled.message ?? '')}`,
    });
  }
  const mount = events.findLast((event) => event.reason === 'FailedMount' || event.reason === 'FailedAttachVolume');
  if (mount !== undefined && !started(pod)) signals.push(mountSignal(mount));
  const { phase, reason } = pod.status ?? {};
  if (phase === 'Failed' && !['Evicted', 'NodeShutdown', 'Terminated', 'Preempting'].includes(reason ?? '')) {
    const sentence = `the pod failed: ${oneLine(`${reason ?? ''} ${pod.status?.message ?? ''}`)}`;
    signals.push({ key: 'failed', code: 'HD051', failureClass: 'crash-loop', patience: { kind: 'none' }, sentence });
  }
  return signals;
}

function mountSignal(event: EventObject): Signal {
  const words = oneLine(event.message ?? '');
  if (/(?:configmap|secret) "[^"]+" not found|references non-existent (?:config|secret) key/i.test(words))
    return { key: 'mount', code: 'HD052', failureClass: 'missing-config', patience: LASTING(20_000), sentence: words };
  return { key: 'mount', code: 'HD056', failureClass: 'volume', patience: { kind: 'until-timeout' }, sentence: words };
}

const started = (pod: Pod): boolean =>
  pod.status?.containerStatuses?.some((status) => status.state?.running !== undefined || (status.restartCount ?? 0) > 0) ?? false;
