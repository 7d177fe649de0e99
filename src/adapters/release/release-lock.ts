import { HttpFailure } from '../../core/http/http.ts';
import { GIVE_UP_MS, holderRun, judgeLease, type LeaseObject, type Observation, RENEW_MS } from '../../core/lease/lease.ts';
import { heldBy, lockLost } from '../../core/lease/lease-problems.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { type LeaseApi, leaseApi } from './lease-api.ts';
import type { ReleasePorts, ReleaseSettings } from './ports.ts';

/** Why the lock was lost, from its signal. */
export const problemOfLoss = (lost: AbortSignal): Problem =>
  (lost.reason instanceof ProblemError ? lost.reason.problems[0] : undefined) ?? lockLost('this release', String(lost.reason));

/** The release's Lease while we hold it. */
export interface ReleaseLock {
  /** Aborted with a `ProblemError` (HD011) when the lock is lost. */
  readonly lost: AbortSignal;
  /** Stops renewing and deletes the Lease; never throws. */
  release(): Promise<void>;
  /** Stops renewing only. */
  handOver(): void;
}

const LOOK_MS = 2_000;
/** How often GitHub is asked whether the holder's run is over. */
const ASK_MS = 15_000;

/**
 * Takes the Lease, waiting up to `lockTimeout` while somebody else holds it, and renews it until it is released. HD010 names the holder;
 * HD003 when the namespace is missing. Throws `ProblemError` (HD002) when Leases may not be written. `orphanMs`: for how long a helm of ours may
 * go on writing after our death.
 */
export async function acquireLock(
  ports: ReleasePorts,
  settings: ReleaseSettings,
  signal: AbortSignal,
  orphanMs = 0,
): Promise<Result<ReleaseLock, Problem>> {
  const { clock } = ports;
  const api = leaseApi(ports, settings, orphanMs);
  const started = clock.monotonic();
  let seen = '';
  let since = started;
  let asked = Number.NEGATIVE_INFINITY;
  let told = false;
  for (;;) {
    const lease = await api.get(signal);
    if (!lease.ok) return lease;
    const version = lease.value?.metadata.resourceVersion ?? '';
    if (version !== seen) since = clock.monotonic();
    seen = version;
    const observation: Observation = { lease: lease.value, unchangedMs: clock.monotonic() - since };
    let verdict = judgeLease(observation, settings.holder);
    if (verdict.kind === 'wait' && clock.monotonic() - asked >= ASK_MS) {
      asked = clock.monotonic();
      const run = holderRun(verdict.lease.spec.holderIdentity);
      const completed = run === undefined ? undefined : await ports.isCompleted(run);
      verdict = judgeLease({ ...observation, ...(completed === undefined ? {} : { holderCompleted: completed }) }, settings.holder);
    }
    if (verdict.kind !== 'wait') {
      const taken = await api.put(verdict.kind === 'create' ? undefined : verdict.lease, signal);
      if (!taken.ok) return taken;
      if (taken.value !== undefined) return ok(renewing(ports, settings, api, taken.value));
      continue;
    }
    const waited = clock.monotonic() - started;
    if (waited >= settings.lockTimeout) return err(heldBy(settings.release, verdict.lease, waited));
    if (!told) ports.log.info(heldBy(settings.release, verdict.lease, 0).what.replace(/; waited .*/, '; waiting'));
    told = true;
    await clock.sleep(Math.min(LOOK_MS, settings.lockTimeout - waited), signal);
  }
}

function renewing(ports: ReleasePorts, settings: ReleaseSettings, api: LeaseApi, first: LeaseObject): ReleaseLock {
  const stop = new AbortController();
  const lost = new AbortController();
  let lease = first;
  const lose = (why: string): void => lost.abort(new ProblemError(lockLost(settings.release, why)));
  const renew = async (): Promise<void> => {
    let renewed = ports.clock.monotonic();
    while (!lost.signal.aborted) {
      await ports.clock.sleep(ports.clock.monotonic() - renewed > RENEW_MS ? 2_000 : RENEW_MS, stop.signal);
      try {
        const put = await api.put(lease);
        if (!put.ok || put.value === undefined) return lose('somebody else changed its Lease');
        lease = put.value;
        renewed = ports.clock.monotonic();
      } catch (error) {
        const why = error instanceof HttpFailure || error instanceof ProblemError ? error.message : String(error);
        if (ports.clock.monotonic() - renewed >= GIVE_UP_MS) return lose(`it could not be renewed: ${why}`);
        ports.log.debug(`the Lease was not renewed: ${why}`);
      }
    }
  };
  const renewals = renew().catch((error: unknown) => {
    if (!stop.signal.aborted) lose(String(error));
  });
  return {
    lost: lost.signal,
    handOver: () => stop.abort(new Error('the lock is handed over')),
    release: async () => {
      stop.abort(new Error('the lock is freed'));
      await renewals;
      await api.remove(lease).catch((error: unknown) => ports.log.debug(`the Lease stays until it expires: ${error}`));
    },
  };
}
