import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { ApprovalFacts } from './judge-approval.ts';

/** Somebody whose approval does not count, and why. */
export interface Barred {
  readonly user: string;
  readonly why: string;
}

const user = { fault: 'user' } as const;
const name = (text: string): string => oneLine(text, 80);
const tellBarred = (barred: readonly Barred[]): string => barred.map((one) => `${name(one.user)} (${one.why})`).join(', ');

export const unprotected = ({ environment, protection }: Pick<ApprovalFacts, 'environment' | 'protection'>): Problem => ({
  ...{ code: 'DW023', ...user },
  what: `approval: the environment "${name(environment)}" ${protection === undefined ? 'does not exist' : 'asks for no reviewer'}, so nobody has to approve`,
  where: 'Settings → Environments',
  remedy:
    'Add required reviewers; where the plan has none (a private repository below Enterprise) give approval-by: dispatch, or flow: deployment where no approval is wanted.',
});

export const bypassed = (environment: string): Problem => ({
  ...{ code: 'DW021', ...user },
  what: `no approval recorded for ${name(environment)}; rules were bypassed, or the job of this step names no environment`,
  where: "the run's reviews",
  remedy: `Let the job have environment: ${name(environment)}, and forbid administrators to bypass its rules.`,
});

export const barredOnly = (barred: readonly Barred[], good: number, min: number): Problem => ({
  ...{ code: 'DW020', ...user },
  what: `approval: ${tellBarred(barred)} approved, which does not count; ${good} of ${min} approvals`,
  where: "the run's reviews",
  remedy: 'Another person must approve.',
});

export const tooFew = (good: readonly string[], min: number): Problem => ({
  ...{ code: 'DW022', ...user },
  what: `approval: ${good.length} of ${min} approvals (${good.map(name).join(', ') || 'nobody'})`,
  where: "the run's reviews",
  remedy:
    'GitHub lets a job start after one review and then takes no more of them: with approval by the environment set approval.min to 1.',
});

export const notByHand = (event: string): Problem => ({
  ...{ code: 'DW022', ...user },
  what: `approval by dispatch: this run was started by the event ${name(event)}, not by hand`,
  where: 'input "approval-by"',
  remedy: 'Start the workflow by hand (workflow_dispatch), or give approval-by: environment.',
});

export const notEntitled = (login: string, role: string | undefined): Problem => ({
  ...{ code: 'DW022', ...user },
  what: `approval by dispatch: ${name(login)} (${name(role ?? 'role unknown')}) may not approve this`,
  where: 'approval.users and approval.permission of the policy (default maintain)',
  remedy: 'Let a person who may approve start the workflow.',
});

export const unknownAuthors = (unknown: number): Problem => ({
  ...{ code: 'DW020', ...user },
  what: `approval: ${unknown} of the commits that go out have an author whom GitHub cannot name, who may be the approver`,
  where: "the commits' e-mail addresses",
  remedy: 'Let the authors add their address to their GitHub account, or set approval.not to [bots] in the policy.',
});

export const nobodyLeft = (barred: readonly Barred[]): Problem => ({
  ...{ code: 'DW025', ...user },
  what: `nobody on the reviewer list may approve this: ${tellBarred(barred)}`,
  where: 'Settings → Environments',
  remedy: 'Add a reviewer to the environment; approval.not of the policy says who may not approve.',
});
