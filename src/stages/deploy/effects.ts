import { afterPlan, type Deployment } from './decide.ts';
import { type DeployOptions, type DeployPorts, tell } from './ports.ts';

/**
 * Lock, checks, and the rollout. Nothing is taken back here: the caller decides, with the smoke test's word when there is one. The lock is
 * held afterwards; the caller releases it. Throws `ProblemError` for a lost remote.
 */
export async function runDeploy(ports: DeployPorts, options: DeployOptions): Promise<Deployment> {
  const { target, log, signal } = ports;
  if (options.mode === 'deploy') {
    const taken = await target.acquire(signal);
    if (!taken.ok) return { kind: 'refused', problems: [taken.error] };
  }
  log.info(`planning ${target.name}`);
  const planned = await target.plan(signal);
  if (!planned.ok) return { kind: 'refused', problems: planned.error };
  const plan = planned.value;
  tell(log, plan.remarks);
  const next = afterPlan(plan, options.mode, await options.judgePlan(plan));
  if (next.kind === 'stop') return next.deployment;
  log.info(`rolling out ${target.name}${plan.previous === undefined ? ', which is new' : ` over revision ${plan.previous.revision}`}`);
  await options.beforeWrite?.(plan);
  const applied = await target.apply(plan, signal);
  if (applied.kind === 'deployed') {
    tell(log, applied.remarks);
    log.info(`${target.name} is at revision ${applied.revision}`);
  }
  return { kind: 'applied', plan, applied };
}
