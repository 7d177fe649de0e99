import type { SmokeVerdict } from '../../core/smoke/report.ts';
import type { TakenBack } from '../../core/target/target.ts';
import { afterApply, type Deployment } from '../../stages/deploy/decide.ts';

/** The step's last word. */
export type Verdict = 'delivered' | 'unchanged' | 'closed' | 'deferred' | 'failed' | 'rolled-back' | 'rollback-failed' | 'cancelled';

/** What of the inputs and the target decides the way. */
export interface FlowPolicy {
  readonly staged: boolean;
  readonly rollback: 'on-failure' | 'never';
  readonly onCancel: 'rollback' | 'keep';
  readonly onInconclusive: 'fail' | 'pass';
}

/** Everything that has come of the steps so far. */
export interface Results {
  readonly gate?: 'open' | 'overridden' | 'closed' | 'deferred';
  readonly deployment?: Deployment;
  /** The smoke test of a version that is not live yet; only where the target stages. */
  readonly staged?: SmokeVerdict;
  readonly committed?: 'done' | 'failed';
  readonly live?: SmokeVerdict;
  /** The revision is marked as having passed. */
  readonly marked?: boolean;
  /** Another revision is current by now: nothing of it is taken back. */
  readonly overtaken?: boolean;
  readonly back?: TakenBack;
  /** The second smoke test, of the version that came back. */
  readonly again?: SmokeVerdict;
  /** The job is cancelled. */
  readonly cancelled?: boolean;
}

export type Step =
  | { readonly kind: 'gate' }
  /** Lock, plan, the gate's word once more, and the rollout. */
  | { readonly kind: 'deploy' }
  | { readonly kind: 'smoke'; readonly which: 'staged' | 'live' }
  | { readonly kind: 'commit' }
  | { readonly kind: 'mark' }
  | { readonly kind: 'roll-back' }
  | { readonly kind: 'smoke-again'; readonly to: number }
  /** `leaveToPost`: something is written that is not proved, and post takes it back. */
  | { readonly kind: 'end'; readonly verdict: Verdict; readonly leaveToPost: boolean };

/** The next step of a delivery, out of the results so far. */
export function nextStep(results: Results, policy: FlowPolicy): Step {
  const { gate, deployment, cancelled } = results;
  if (gate === 'closed' || gate === 'deferred') return end(gate);
  if (gate === undefined) return cancelled ? end('cancelled') : { kind: 'gate' };
  if (deployment === undefined) return cancelled ? end('cancelled') : { kind: 'deploy' };
  switch (deployment.kind) {
    case 'refused':
    case 'planned':
      return end(cancelled ? 'cancelled' : 'failed');
    case 'unchanged':
      return afterUnchanged(results, deployment, policy);
    case 'applied':
      return afterApplied(results, deployment, policy);
  }
}

function afterUnchanged(results: Results, { plan }: Extract<Deployment, { kind: 'unchanged' }>, policy: FlowPolicy): Step {
  if (results.live === undefined) return results.cancelled ? end('cancelled') : { kind: 'smoke', which: 'live' };
  if (isRed(results.live, policy)) return end(results.cancelled ? 'cancelled' : 'failed');
  const isNews = results.live === 'pass' && plan.previous?.verified === false && results.marked === undefined;
  return isNews ? { kind: 'mark' } : end('unchanged');
}

function afterApplied(results: Results, { applied }: Extract<Deployment, { kind: 'applied' }>, policy: FlowPolicy): Step {
  if (results.back !== undefined) return afterBack(results, results.back, policy);
  const next = afterApply(applied, policy.rollback, policy.onCancel);
  switch (applied.kind) {
    case 'cancelled':
      return end('cancelled', true);
    case 'failed':
      if (results.cancelled) return end('cancelled', true);
      return next.kind === 'roll-back' ? { kind: 'roll-back' } : end('failed');
    case 'deployed':
      return afterDeployed(results, policy);
  }
}

/** Staged smoke test, commit, live smoke test, mark; the first red one leads back. */
function afterDeployed(results: Results, policy: FlowPolicy): Step {
  const red =
    results.committed === 'failed' || [results.staged, results.live].some((verdict) => verdict !== undefined && isRed(verdict, policy));
  if (red) return afterRed(results, policy);
  if (results.live === undefined && results.cancelled) return end('cancelled', true);
  if (policy.staged && results.staged === undefined) return { kind: 'smoke', which: 'staged' };
  if (results.committed === undefined) return { kind: 'commit' };
  if (results.live === undefined) return { kind: 'smoke', which: 'live' };
  return results.live === 'pass' && results.marked === undefined ? { kind: 'mark' } : end('delivered');
}

function afterRed(results: Results, policy: FlowPolicy): Step {
  if (results.cancelled) return end('cancelled', true);
  return results.overtaken || policy.rollback === 'never' ? end('failed') : { kind: 'roll-back' };
}

function afterBack(results: Results, back: TakenBack, policy: FlowPolicy): Step {
  switch (back.kind) {
    case 'nothing-to-go-back-to':
      return end('failed');
    case 'failed':
      return results.cancelled ? end('cancelled', true) : end('rollback-failed');
    case 'rolled-back':
      if (results.again === undefined) return results.cancelled ? end('rolled-back') : { kind: 'smoke-again', to: back.to };
      return end(isRed(results.again, policy) && !results.cancelled ? 'rollback-failed' : 'rolled-back');
  }
}

const isRed = (verdict: SmokeVerdict, policy: FlowPolicy): boolean =>
  verdict === 'fail' || (verdict === 'inconclusive' && policy.onInconclusive === 'fail');

const end = (verdict: Verdict, leaveToPost = false): Step => ({ kind: 'end', verdict, leaveToPost });
