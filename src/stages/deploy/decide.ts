import type { Decision } from '../../core/decision/decision.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Applied, TargetImage, TargetPlan } from '../../core/target/target.ts';

/** How a deployment ended, before anything is taken back. */
export type Deployment =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'planned'; readonly plan: TargetPlan }
  | { readonly kind: 'unchanged'; readonly plan: TargetPlan }
  | { readonly kind: 'applied'; readonly plan: TargetPlan; readonly applied: Applied };

export type NextAfterPlan = { readonly kind: 'stop'; readonly deployment: Deployment } | { readonly kind: 'apply' };

/** Whether a plan is carried out. */
export function afterPlan(plan: TargetPlan, mode: 'deploy' | 'plan', objection: Problem | undefined): NextAfterPlan {
  if (mode === 'plan') return { kind: 'stop', deployment: { kind: 'planned', plan } };
  if (objection !== undefined) return { kind: 'stop', deployment: { kind: 'refused', problems: [objection] } };
  return plan.kind === 'unchanged' ? { kind: 'stop', deployment: { kind: 'unchanged', plan } } : { kind: 'apply' };
}

/**
 * Whether the gate judged what is deployed: its digest must be one of the plan's images, by the registry's word or by the reference itself.
 * DW080 when it is not. A decision without a digest was made for a commit.
 */
export function judgeDigest(decision: Decision | undefined, images: readonly TargetImage[]): Problem | undefined {
  if (decision === undefined || decision.digest === '') return undefined;
  if (images.some((image) => image.digest === decision.digest || image.name.endsWith(`@${decision.digest}`))) return undefined;
  return {
    code: 'DW080',
    fault: 'user',
    what: `the gate's decision is for ${decision.digest}, which is none of the images of this deployment`,
    where: 'input "decision"',
    expected: images.map((image) => image.digest ?? image.name).join(', ') || 'an image with a digest',
    remedy: 'Give deploy-window-check and this step the same digest.',
  };
}

export type NextAfterApply =
  | { readonly kind: 'keep' }
  | { readonly kind: 'roll-back'; readonly reason: string }
  | { readonly kind: 'leave-to-post' };

/** What follows a rollout: a failed one that wrote a revision is taken back unless that is switched off. */
export function afterApply(applied: Applied, policy: 'on-failure' | 'never', onCancel: 'rollback' | 'keep'): NextAfterApply {
  switch (applied.kind) {
    case 'deployed':
      return { kind: 'keep' };
    case 'cancelled':
      return onCancel === 'rollback' && applied.revision !== undefined ? { kind: 'leave-to-post' } : { kind: 'keep' };
    case 'failed': {
      const lostLock = applied.problems.some((problem) => problem.code === 'HD011');
      if (policy === 'never' || applied.revision === undefined || lostLock) return { kind: 'keep' };
      return { kind: 'roll-back', reason: applied.problems.map((problem) => `${problem.code} ${problem.what}`).join('; ') };
    }
  }
}
