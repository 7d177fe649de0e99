import type { Bed } from '../bed.ts';
import { ensureEnvironment } from '../verbs/environments.ts';
import { mayReview, waitingJobs } from '../verbs/reviews.ts';
import type { Approval, Environment, Reviewer } from '../world.ts';
import { nodeId, repoApi, repoWeb } from './links.ts';
import { teamShape, userShape } from './user.ts';

/** `environment`, with the protection rules that it has. `can_admins_bypass` is sent by GitHub and not in its document. */
export function environmentShape(bed: Bed, environment: Environment) {
  const { id, reviewers, waitTimer, branchPolicy } = environment;
  const rule = (offset: number, type: string) => ({ id: id * 10 + offset, node_id: nodeId('GA', id * 10 + offset), type });
  const rules: object[] = [];
  if (waitTimer > 0) rules.push({ ...rule(1, 'wait_timer'), wait_timer: waitTimer });
  if (reviewers.length > 0) {
    const people = reviewers.map((one) => reviewerShape(bed, one));
    rules.push({ ...rule(2, 'required_reviewers'), prevent_self_review: environment.preventSelfReview, reviewers: people });
  }
  if (branchPolicy !== null) rules.push(rule(3, 'branch_policy'));
  return {
    ...environmentHead(bed, environment),
    can_admins_bypass: environment.canAdminsBypass,
    protection_rules: rules,
    deployment_branch_policy:
      branchPolicy === null
        ? null
        : { protected_branches: branchPolicy === 'protected', custom_branch_policies: branchPolicy === 'custom' },
  };
}

/** `environment-approvals`: no time, no attempt number. */
export function approvalShape(bed: Bed, approval: Approval) {
  return {
    environments: approval.environments.map((name) => environmentHead(bed, ensureEnvironment(bed, name))),
    state: approval.state,
    user: userShape(bed, approval.user),
    comment: approval.comment,
  };
}

/** The pending deployments of a run, one per environment that a job waits for, as this person sees them. */
export function pendingShapes(bed: Bed, runId: number, viewer: string) {
  return bed.world.environments
    .filter(({ name }) => waitingJobs(bed, runId, name).length > 0)
    .map((environment) => {
      const { id, node_id, name, url, html_url } = environmentHead(bed, environment);
      return {
        environment: { id, node_id, name, url, html_url },
        wait_timer: environment.waitTimer,
        wait_timer_started_at: null,
        current_user_can_approve: mayReview(bed, runId, environment, viewer) === null,
        reviewers: environment.reviewers.map((one) => reviewerShape(bed, one)),
      };
    });
}

function environmentHead(bed: Bed, { id, name, createdAt, updatedAt }: Environment) {
  return {
    id,
    node_id: nodeId('EN', id),
    name,
    url: repoApi(bed, `/environments/${encodeURIComponent(name)}`),
    html_url: repoWeb(bed, `/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function reviewerShape(bed: Bed, { type, name }: Reviewer) {
  return { type, reviewer: type === 'User' ? userShape(bed, name) : teamShape(bed, name) };
}
