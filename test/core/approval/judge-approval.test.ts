import { describe, expect, test } from '@jest/globals';
import type { ApprovalFact, AuthorFacts, EnvironmentFact } from '../../../src/core/approval/facts.ts';
import { type ApprovalFacts, judgeApproval } from '../../../src/core/approval/judge-approval.ts';
import type { ApprovalRules } from '../../../src/core/policy/rules-for.ts';

const approval = (user: string, more: Partial<ApprovalFact> = {}): ApprovalFact => ({
  ...{ state: 'approved', user, isBot: false, environments: ['production'] },
  ...more,
});
const reviewers = (users: readonly string[], teams: readonly string[] = []): EnvironmentFact => ({
  name: 'production',
  reviewers: { users: users.map((login) => ({ login, isBot: login.endsWith('[bot]') })), teams },
});
const authors = (who: Record<string, number>, commits = 9, unknown = 0): AuthorFacts => ({ commits, authors: who, unknown });
const rules = (more: Partial<ApprovalRules> = {}): ApprovalRules => ({
  ...{ flow: 'delivery', by: 'environment', min: 1, not: ['authors', 'bots'], entitled: [] },
  ...more,
});

function judge(more: Partial<ApprovalFacts>, ruled: Partial<ApprovalRules> = {}) {
  const facts: ApprovalFacts = {
    environment: 'production',
    protection: reviewers(['bob', 'carol']),
    requireProtection: false,
    approvals: [],
    authors: authors({ alice: 9 }),
    starter: { login: 'alice' },
    event: 'push',
    attempt: 1,
    ...more,
  };
  const word = judgeApproval(facts, rules(ruled));
  const { finding } = word;
  const told = finding.kind === 'closed' ? `${finding.problem.code} ${finding.why}` : `open ${finding.why}`;
  return { told, by: word.approvedBy, remarks: word.remarks.map(({ problem }) => problem.code) };
}

describe('by the environment', () => {
  test.each<[string, Partial<ApprovalFacts>, Partial<ApprovalRules>, string]>([
    ['somebody else', { approvals: [approval('bob')] }, {}, 'open approved by bob'],
    ['nobody', {}, {}, 'DW021 no approval recorded for production; rules were bypassed, or the job of this step names no environment'],
    ['for another environment', { approvals: [approval('bob', { environments: ['staging'] })] }, {}, 'DW021'],
    [
      'for this one among others, in another case',
      { approvals: [approval('bob', { environments: ['staging', 'Production'] })] },
      {},
      'open approved by bob',
    ],
    ['a rejection', { approvals: [approval('bob', { state: 'rejected' })] }, {}, 'DW021'],
    [
      'a rejection after an approval of the same person',
      { approvals: [approval('bob', { state: 'rejected' }), approval('Bob')] },
      {},
      'DW021',
    ],
    ['an approval after a rejection', { approvals: [approval('bob'), approval('bob', { state: 'rejected' })] }, {}, 'open approved by bob'],
    ['a pending one', { approvals: [approval('bob', { state: 'pending' })] }, {}, 'DW021'],
    [
      'an author',
      { approvals: [approval('Carol')], authors: authors({ carol: 3, alice: 6 }) },
      {},
      'DW020 approval: Carol (wrote 3 of the 9 commits) approved, which does not count; 0 of 1 approvals',
    ],
    [
      'an author and another',
      { approvals: [approval('carol'), approval('bob')], authors: authors({ carol: 3 }) },
      {},
      'open approved by bob',
    ],
    [
      'an author where authors may',
      { approvals: [approval('carol')], authors: authors({ carol: 3 }) },
      { not: ['bots'] },
      'open approved by carol',
    ],
    ['a bot', { approvals: [approval('ship-it[bot]', { isBot: true })] }, {}, 'DW020'],
    ['a bot by its login alone', { approvals: [approval('ship-it[bot]')] }, {}, 'DW020'],
    [
      'an unknown author',
      { approvals: [approval('bob')], authors: authors({ alice: 8 }, 9, 1) },
      {},
      'DW020 approval: 1 of the commits that go out have an author whom GitHub cannot name, who may be the approver',
    ],
    [
      'an unknown author, and two approvals',
      { approvals: [approval('bob'), approval('carol')], authors: authors({ alice: 8 }, 9, 1) },
      { min: 2 },
      'open approved by bob, carol',
    ],
    ['one of two', { approvals: [approval('bob')] }, { min: 2 }, 'DW022 approval: 1 of 2 approvals (bob)'],
    ['outside of approval.users', { approvals: [approval('bob')] }, { entitled: [{ users: ['carol'] }] }, 'DW020'],
    ['inside of them', { approvals: [approval('bob')] }, { entitled: [{ users: ['Bob'] }] }, 'open approved by bob'],
    ['the starter on a push', { approvals: [approval('bob')], starter: { login: 'bob' } }, {}, 'open approved by bob'],
    [
      'the starter by hand',
      { approvals: [approval('bob')], starter: { login: 'Bob' }, event: 'workflow_dispatch' },
      {},
      'DW020 approval: bob (started the run) approved, which does not count; 0 of 1 approvals',
    ],
    [
      'the starter on a push, where that is ruled out',
      { approvals: [approval('bob')], starter: { login: 'bob' } },
      { not: ['starter'] },
      'DW020',
    ],
    [
      'without reviewers',
      { protection: { name: 'production' } },
      {},
      'DW023 approval: the environment "production" asks for no reviewer, so nobody has to approve',
    ],
    [
      'nobody left on the list',
      { protection: reviewers(['alice', 'build[bot]']), approvals: [approval('alice')] },
      {},
      'DW025 nobody on the reviewer list may approve this: alice (wrote 9 of the 9 commits), build[bot] (bot)',
    ],
    ['a team may have others', { protection: reviewers(['alice'], ['ops']), approvals: [approval('alice')] }, {}, 'DW020'],
  ])('%s', (_, facts, ruled, expected) => {
    expect(judge(facts, ruled).told.startsWith(expected)).toBe(true);
  });

  test('an environment that does not exist', () => {
    const { protection: _, ...facts } = { protection: undefined, approvals: [approval('bob')] };
    const word = judgeApproval(
      { environment: 'production', requireProtection: false, starter: { login: 'a' }, event: 'push', attempt: 1, ...facts },
      rules(),
    );
    expect(word.finding.why).toBe('approval: the environment "production" does not exist, so nobody has to approve');
  });

  test('in a later attempt is warned of', () => {
    expect(judge({ approvals: [approval('bob')], attempt: 2 })).toMatchObject({ by: ['bob'], remarks: ['DW026'] });
  });
});

describe('by dispatch', () => {
  const byHand = { event: 'workflow_dispatch', starter: { login: 'bob', role: 'maintain' } };
  test.each<[string, Partial<ApprovalFacts>, Partial<ApprovalRules>, string]>([
    ['a maintainer', byHand, {}, 'open started by hand by bob'],
    ['without reviewers on the environment', { ...byHand, protection: { name: 'production' } }, {}, 'open'],
    [
      'a writer',
      { ...byHand, starter: { login: 'bob', role: 'write' } },
      {},
      'DW022 approval by dispatch: bob (write) may not approve this',
    ],
    ['a writer of the list', { ...byHand, starter: { login: 'bob', role: 'write' } }, { entitled: [{ users: ['BOB'] }] }, 'open'],
    ['a maintainer outside of the list', byHand, { entitled: [{ users: ['carol'] }] }, 'DW022'],
    ['a maintainer, where admin is asked for', byHand, { entitled: [{ permission: 'admin' }] }, 'DW022'],
    ['by one of two blocks', byHand, { entitled: [{ users: ['bob'] }, { permission: 'admin' }] }, 'DW022'],
    ['an author', { ...byHand, authors: authors({ bob: 1 }) }, {}, 'DW020'],
    ['a bot', { ...byHand, starter: { login: 'ship[bot]', role: 'admin' } }, {}, 'DW020'],
    ['an unknown author', { ...byHand, authors: authors({}, 1, 1) }, {}, 'DW020'],
    ['on a push', { starter: byHand.starter }, {}, 'DW022 approval by dispatch: this run was started by the event push, not by hand'],
    ['two', byHand, { min: 2 }, 'DW022'],
  ])('%s', (_, facts, ruled, expected) => {
    expect(judge(facts, { by: 'dispatch', ...ruled }).told.startsWith(expected)).toBe(true);
  });
});

describe('flow deployment', () => {
  test('asks for nobody', () => {
    expect(judge({ protection: { name: 'production' } }, { flow: 'deployment' })).toEqual({
      told: 'open flow deployment: no approval is asked for',
      by: [],
      remarks: [],
    });
  });

  test('may ask for protection all the same', () => {
    expect(judge({ protection: { name: 'production' }, requireProtection: true }, { flow: 'deployment' }).told).toContain('DW023');
    expect(judge({ requireProtection: true }, { flow: 'deployment' }).told).toContain('open');
  });
});
