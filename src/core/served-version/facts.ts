/** The kinds of workload that a smoke test can prove. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

/** A workload by name. */
export interface WorkloadRef {
  readonly namespace: string;
  readonly kind: WorkloadKind;
  readonly name: string;
}

export interface ContainerFacts {
  readonly name: string;
  /** As the pod template has it. */
  readonly image: string;
  /** What the kubelet says runs; one of several digests of the same image. */
  readonly imageId?: string;
}

/** How the pod itself is asked whether it is ready. */
export interface HttpProbe {
  readonly path: string;
  readonly port: number;
  readonly scheme: 'http' | 'https';
}

export interface PodFacts {
  readonly name: string;
  readonly uid: string;
  readonly ready: boolean;
  readonly terminating: boolean;
  /** The revision it was made from: pod-template-hash, controller-revision-hash or the template's generation. */
  readonly revision: string;
  /** What it belongs to, for texts: `ReplicaSet web-7d9`. */
  readonly owner: string;
  readonly containers: readonly ContainerFacts[];
  readonly readiness?: HttpProbe;
  /** Where it is asked when nothing says otherwise. */
  readonly port?: number;
  readonly scheme: 'http' | 'https';
}

/** A workload and its pods at one moment. */
export interface WorkloadFacts {
  readonly ref: WorkloadRef;
  /** The controller has seen the newest specification. */
  readonly observed: boolean;
  /** The revision that is wanted; undefined until its controller has made it. */
  readonly revision?: string;
  readonly wanted: number;
  /** Image references of the template. */
  readonly images: readonly string[];
  readonly pods: readonly PodFacts[];
  /** Names of the pods behind the workload's Services that are ready; undefined where no Service selects it, or nobody may read them. */
  readonly endpoints?: readonly string[];
}

/** `deployment/web`, for texts. */
export const workloadName = (ref: WorkloadRef): string => `${ref.kind.toLowerCase()}/${ref.name}`;

const KINDS: Readonly<Record<string, WorkloadKind>> = {
  deployment: 'Deployment',
  deployments: 'Deployment',
  deploy: 'Deployment',
  statefulset: 'StatefulSet',
  statefulsets: 'StatefulSet',
  sts: 'StatefulSet',
  daemonset: 'DaemonSet',
  daemonsets: 'DaemonSet',
  ds: 'DaemonSet',
};

/** Reads `deployment/web`; undefined when it is none of the known kinds or no DNS name. */
export function parseWorkload(text: string, namespace: string): WorkloadRef | undefined {
  const [kind = '', name = '', ...more] = text.trim().split('/');
  const known = KINDS[kind.toLowerCase()];
  if (known === undefined || more.length > 0 || !/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)) return undefined;
  return { namespace, kind: known, name };
}

/** The pods of the newest revision that serve: ready, and not on their way out. */
export const newReadyPods = (facts: WorkloadFacts): readonly PodFacts[] =>
  facts.pods.filter((pod) => pod.revision === facts.revision && pod.ready && !pod.terminating);
