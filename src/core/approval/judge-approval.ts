import type { ApprovalRules } from '../policy/rules-for.ts';
import type { Problem, Remark } from '../problem/problem.ts';
import type { Finding } from '../window/finding.ts';
import { isEntitled, isListed } from './entitled.ts';
import { type Excluder, excluder } from './excluder.ts';
import type { ApprovalFact, AuthorFacts, EnvironmentFact, StarterFact } from './facts.ts';
import { type Barred, barredOnly, bypassed, nobodyLeft, notByHand, notEntitled, tooFew, unknownAuthors, unprotected } from './problems.ts';

/** What was read for the gate `approval`. */
export interface ApprovalFacts {
  readonly environment: string;
  /** Undefined: there is no such environment, or nobody asked for its protection. */
  readonly protection?: EnvironmentFact;
  readonly requireProtection: boolean;
  /** Newest first. */
  readonly approvals: readonly ApprovalFact[];
  /** Undefined where authors may approve. */
  readonly authors?: AuthorFacts;
  readonly starter: StarterFact;
  readonly event: string;
  readonly attempt: number;
}

export interface ApprovalWord {
  readonly finding: Finding;
  /** People whose approval counted. */
  readonly approvedBy: readonly string[];
  readonly remarks: readonly Remark[];
}

/** Whether enough people who may approve this have done so. */
export function judgeApproval(facts: ApprovalFacts, rules: ApprovalRules): ApprovalWord {
  const byEnvironment = rules.flow === 'delivery' && rules.by === 'environment';
  if ((byEnvironment || facts.requireProtection) && facts.protection?.reviewers === undefined) return closed(unprotected(facts));
  if (rules.flow === 'deployment') return pass('flow deployment: no approval is asked for', []);
  const exclude = excluder(rules, facts.authors, starterToo(facts, rules) ? facts.starter.login : undefined);
  return rules.by === 'environment' ? byReviewers(facts, rules, exclude) : byStarter(facts, rules, exclude);
}

/** On a push the starter is whoever merged; who starts by hand would approve themselves, unless that very start is the approval. */
const starterToo = ({ event }: ApprovalFacts, { by, not }: ApprovalRules): boolean =>
  by === 'environment' && (event === 'workflow_dispatch' || not.includes('starter'));

/** Where the reviews of the environment count. */
function byReviewers(facts: ApprovalFacts, rules: ApprovalRules, exclude: Excluder): ApprovalWord {
  const given = newestOfEach(facts.approvals, facts.environment).filter(({ state }) => state === 'approved');
  if (given.length === 0) return closed(bypassed(facts.environment));
  const barred = barredOf(given, rules, exclude);
  const good = given.map(({ user }) => user).filter((user) => !barred.some((one) => one.user === user));
  if (good.length >= rules.min && (exclude.unknown === 0 || rules.min >= 2))
    return pass(`approved by ${good.join(', ')}`, good, again(facts));
  if (good.length >= rules.min) return closed(unknownAuthors(exclude.unknown));
  const left = possible(facts.protection, rules, exclude);
  if (left.nobody) return closed(nobodyLeft(left.barred));
  if (barred.length > 0) return closed(barredOnly(barred, good.length, rules.min));
  return closed(tooFew(good, rules.min));
}

/** Where the person who started the run by hand is the one who approves. */
function byStarter(facts: ApprovalFacts, rules: ApprovalRules, exclude: Excluder): ApprovalWord {
  const { login, role } = facts.starter;
  if (facts.event !== 'workflow_dispatch') return closed(notByHand(facts.event));
  if (rules.min > 1) return closed(tooFew([login], rules.min));
  const why = exclude.why(login, false);
  if (why !== undefined) return closed(barredOnly([{ user: login, why }], 0, 1));
  if (exclude.unknown > 0) return closed(unknownAuthors(exclude.unknown));
  const blocks = rules.entitled.length === 0 ? [{}] : rules.entitled;
  if (!blocks.every((block) => isEntitled(block, login, role, 'maintain'))) return closed(notEntitled(login, role));
  return pass(`started by hand by ${login}`, [login]);
}

/** GitHub names no time, but lists the newest review first. */
function newestOfEach(approvals: readonly ApprovalFact[], environment: string): readonly ApprovalFact[] {
  const seen = new Set<string>();
  return approvals
    .filter(({ state, environments }) => state !== 'pending' && isListed(environments, environment))
    .filter(({ user }) => !seen.has(user.toLowerCase()) && seen.add(user.toLowerCase()) !== undefined);
}

function barredOf(
  people: readonly { readonly user: string; readonly isBot: boolean }[],
  rules: ApprovalRules,
  exclude: Excluder,
): readonly Barred[] {
  return people.flatMap(({ user, isBot }) => {
    const why = exclude.why(user, isBot) ?? (mayReview(rules, user) ? undefined : 'not in approval.users');
    return why === undefined ? [] : [{ user, why }];
  });
}

const mayReview = (rules: ApprovalRules, user: string): boolean =>
  rules.entitled.every(({ users }) => users === undefined || isListed(users, user));

/** Whether anybody on the reviewer list could approve this at all. */
function possible(protection: EnvironmentFact | undefined, rules: ApprovalRules, exclude: Excluder) {
  const { users = [], teams = [] } = protection?.reviewers ?? {};
  const barred = barredOf(
    users.map(({ login, isBot }) => ({ user: login, isBot })),
    rules,
    exclude,
  );
  return { nobody: teams.length === 0 && users.length > 0 && barred.length === users.length, barred };
}

const pass = (why: string, approvedBy: readonly string[], remarks: readonly Remark[] = []): ApprovalWord => ({
  finding: { gate: 'approval', kind: 'pass', why },
  approvedBy,
  remarks,
});

function closed(problem: Problem): ApprovalWord {
  return { finding: { gate: 'approval', kind: 'closed', why: problem.what, problem, canOpen: false }, approvedBy: [], remarks: [] };
}

const again = ({ attempt }: ApprovalFacts): readonly Remark[] =>
  attempt === 1
    ? []
    : [
        {
          severity: 'warning',
          problem: {
            code: 'DW026',
            fault: 'user',
            what: `this is attempt ${attempt} of the run, and GitHub does not tell which attempt was approved`,
          },
        },
      ];
