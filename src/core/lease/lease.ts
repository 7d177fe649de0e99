import type { ObjectMeta } from '../cluster/objects.ts';
import { present } from '../result/present.ts';

/** The lock of a release, as the cluster shows it (coordination.k8s.io/v1). */
export interface LeaseObject {
  readonly apiVersion: 'coordination.k8s.io/v1';
  readonly kind: 'Lease';
  readonly metadata: ObjectMeta;
  readonly spec: {
    readonly holderIdentity?: string;
    readonly leaseDurationSeconds?: number;
    readonly acquireTime?: string;
    readonly renewTime?: string;
    readonly leaseTransitions?: number;
  };
}

/** Who holds it, for the Lease and for messages. */
export interface Holder {
  /** `owner/repo#run.attempt/job/<8 hex>`: two jobs of a matrix share run and attempt. */
  readonly identity: string;
  readonly runUrl: string;
}

export const leaseName = (release: string): string => `tidegate-${release}`;

/** A Lease that is not renewed for so long is free; the clock is the observer's own, and counts from the last change that it saw. */
export const LEASE_MS = 60_000;
export const RENEW_MS = 15_000;
/** A holder that could not renew for so long stops what it does, before anybody may take over. */
export const GIVE_UP_MS = 40_000;

const RUN_URL = 'tidegate/run-url';
/** Seconds that a helm of this holder may go on writing after its holder died; nothing when it dies with it. */
const HELM_SECONDS = 'tidegate/helm-seconds';

/** The object to create or to put in the place of a free one; `now` is for people only. */
export function leaseFor(
  release: string,
  namespace: string,
  holder: Holder,
  now: Date,
  helmSeconds: number,
  before?: LeaseObject,
): LeaseObject {
  const time = now.toISOString().replace('Z', '000Z');
  const ours = before?.spec.holderIdentity === holder.identity;
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name: leaseName(release),
      namespace,
      ...present({ resourceVersion: before?.metadata.resourceVersion, uid: before?.metadata.uid }),
      labels: { 'app.kubernetes.io/managed-by': 'tidegate' },
      annotations: { [RUN_URL]: holder.runUrl, [HELM_SECONDS]: String(Math.ceil(helmSeconds)) },
    },
    spec: {
      holderIdentity: holder.identity,
      leaseDurationSeconds: LEASE_MS / 1_000,
      acquireTime: (ours ? before?.spec.acquireTime : undefined) ?? time,
      renewTime: time,
      leaseTransitions: (before?.spec.leaseTransitions ?? 0) + (before === undefined || ours ? 0 : 1),
    },
  };
}

/** What is known of the Lease, and since when it has looked like this. */
export interface Observation {
  readonly lease: LeaseObject | undefined;
  /** Milliseconds, on our monotonic clock, since its resourceVersion last changed before our eyes. */
  readonly unchangedMs: number;
  /** Whether GitHub says that the holder's run is over; undefined when it may not be asked. */
  readonly holderCompleted?: boolean;
}

export type LeaseVerdict =
  | { readonly kind: 'create' }
  | { readonly kind: 'ours'; readonly lease: LeaseObject }
  | { readonly kind: 'take-over'; readonly lease: LeaseObject; readonly reason: 'freed' | 'expired' | 'completed' }
  | { readonly kind: 'wait'; readonly lease: LeaseObject };

/** Whether the lock may be taken now. Wall clocks are never compared: only our own monotonic one counts. */
export function judgeLease({ lease, unchangedMs, holderCompleted }: Observation, us: Holder): LeaseVerdict {
  if (lease === undefined) return { kind: 'create' };
  const holder = lease.spec.holderIdentity;
  if (holder === us.identity) return { kind: 'ours', lease };
  if (holder === undefined || holder === '') return { kind: 'take-over', lease, reason: 'freed' };
  if (holderCompleted === true) return { kind: 'take-over', lease, reason: 'completed' };
  const orphanMs = Number(lease.metadata.annotations?.[HELM_SECONDS] ?? '0') * 1_000 || 0;
  return unchangedMs >= Math.max(LEASE_MS, orphanMs) ? { kind: 'take-over', lease, reason: 'expired' } : { kind: 'wait', lease };
}

/** The holder's run, read back from its identity. */
export interface HolderRun {
  readonly repository: string;
  readonly runId: string;
  readonly attempt: number;
}

/** Undefined when the holder is nobody of ours. */
export function holderRun(identity: string | undefined): HolderRun | undefined {
  const match = /^([\w.-]+\/[\w.-]+)#(\d+)\.(\d+)\//.exec(identity ?? '');
  if (match === null) return undefined;
  return { repository: match[1] ?? '', runId: match[2] ?? '', attempt: Number(match[3]) };
}

/** `acme/shop run 123 attempt 1 (https://…)` */
export function holderText(lease: LeaseObject): string {
  const run = holderRun(lease.spec.holderIdentity);
  const url = lease.metadata.annotations?.[RUN_URL];
  const name = run === undefined ? (lease.spec.holderIdentity ?? 'nobody') : `${run.repository} run ${run.runId} attempt ${run.attempt}`;
  return url === undefined ? name : `${name} (${url})`;
}
