import { startsOf } from '../../core/rollout/settle.ts';
import { targetName } from '../release/ports.ts';
import type { Doom, RolloutWatch } from '../release/watch-rollout.ts';
import { awaitCustom } from './await-custom.ts';
import { doomedFailure, type RolloutFailure, timeoutFailure } from './judge-end.ts';
import type { HelmPlan } from './plan-upgrade.ts';
import { restartReaders } from './restart-readers.ts';
import type { HelmSession } from './session.ts';

const LOOK_MS = 500;

/**
 * What is left to do when helm is content: every workload must be ready as a whole, workloads that would not notice their new configuration are restarted (`restart-on-config`), custom resources are
 * waited for (`wait-for-custom`). A failure counts as one of the rollout. `until` is on the monotonic clock.
 */
export async function finishRollout(
  session: HelmSession,
  plan: HelmPlan,
  watch: RolloutWatch,
  revision: number,
  until: number,
  signal: AbortSignal,
): Promise<RolloutFailure | undefined> {
  const { settings, ports } = session;
  const late = await settled(session, plan, watch, until, signal);
  if (late !== undefined) return late;
  if (settings.restartOnConfig && plan.stale.length > 0) {
    const restarted = await restartReaders(session, plan.stale, `revision-${revision}`, until, signal);
    if (restarted.kind === 'failed') return restarted;
  }
  if (settings.waitForCustom.length === 0) return undefined;
  const problem = await awaitCustom(
    ports,
    {
      manifest: plan.rendered.manifest,
      namespace: settings.namespace,
      kinds: settings.waitForCustom,
      until,
      timeoutMs: settings.timeout,
      where: targetName(settings),
    },
    signal,
  );
  return problem === undefined ? undefined : { problem, failureClass: problem.code === 'HD059' ? 'timeout' : 'stalled' };
}

/** Helm is content with the first moment in which all is ready, which a container without a readiness probe has before it crashes. */
async function settled(
  { settings, ports }: HelmSession,
  { settleMs }: HelmPlan,
  watch: RolloutWatch,
  until: number,
  signal: AbortSignal,
): Promise<RolloutFailure | undefined> {
  let doom: Doom | undefined;
  if (settings.failFast !== 'off') watch.doomed.then((found) => (doom = found)).catch(() => undefined);
  let steady: { readonly starts: string; readonly since: number } | undefined;
  for (;;) {
    const now = ports.clock.monotonic();
    const starts = startsOf(watch.pods());
    if (!watch.settled()) steady = undefined;
    else if (steady?.starts !== starts) steady = { starts, since: now };
    if (steady !== undefined && (now - steady.since >= settleMs || now >= until)) return undefined;
    if (doom !== undefined) return doomedFailure(doom);
    if (now >= until) return timeoutFailure({ settings }, watch.unready());
    await ports.clock.sleep(LOOK_MS, signal);
  }
}
