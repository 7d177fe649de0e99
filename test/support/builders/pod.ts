import type { ContainerStatus, EventObject, Pod, WorkloadObject } from '../../../src/core/cluster/objects.ts';

/** What a test says about a pod; the rest is a running pod of `rs-new` that is not ready. */
export interface PodParts {
  readonly name?: string;
  readonly ready?: boolean;
  readonly owner?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly deleting?: boolean;
  readonly containers?: readonly ContainerStatus[];
  readonly initContainers?: readonly ContainerStatus[];
  readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string; readonly message?: string }[];
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
}

/** A pod as the API server shows it. */
export function podOf(parts: PodParts = {}): Pod {
  const name = parts.name ?? 'web-new-1';
  return {
    metadata: {
      name,
      namespace: 'shop',
      uid: `uid-${name}`,
      labels: parts.labels ?? {},
      ownerReferences: [{ kind: 'ReplicaSet', name: 'web-new', uid: parts.owner ?? 'rs-new', controller: true }],
      ...(parts.deleting ? { deletionTimestamp: '2026-11-24T12:00:00Z' } : {}),
    },
    status: {
      phase: parts.phase ?? 'Running',
      conditions: [{ type: 'Ready', status: parts.ready ? 'True' : 'False' }, ...(parts.conditions ?? [])],
      containerStatuses: parts.containers ?? [],
      initContainerStatuses: parts.initContainers ?? [],
      ...(parts.reason === undefined ? {} : { reason: parts.reason }),
      ...(parts.message === undefined ? {} : { message: parts.message }),
    },
  };
}

/** A container that waits, with the reason that the kubelet gives. */
export const waiting = (reason: string, message = '', more: Partial<ContainerStatus> = {}): ContainerStatus => ({
  name: 'app',
  image: 'registry.example/shop:2',
  restartCount: 0,
  state: { waiting: { reason, message } },
  ...more,
});

/** A container in a crash loop. */
export const crashing = (restarts: number, exitCode = 1, reason = 'Error'): ContainerStatus => ({
  name: 'app',
  image: 'registry.example/shop:2',
  restartCount: restarts,
  state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
  lastState: { terminated: { exitCode, reason } },
});

/** deployment/web, whose controller has seen its newest generation and has no new pod available. */
export const deploymentOf = (status: WorkloadObject['status'] = {}, replicas = 2): WorkloadObject => ({
  metadata: {
    name: 'web',
    namespace: 'shop',
    uid: 'd1',
    generation: 3,
    annotations: { 'deployment.kubernetes.io/revision': '9' },
  },
  spec: { replicas },
  status: { observedGeneration: 3, ...status },
});

/** An event of a pod. */
export const eventOf = (reason: string, message: string, more: Partial<EventObject> = {}): EventObject => ({
  metadata: { name: `${reason}-1` },
  type: 'Warning',
  reason,
  message,
  involvedObject: { kind: 'Pod', name: 'web-new-1', uid: 'uid-web-new-1' },
  ...more,
});
