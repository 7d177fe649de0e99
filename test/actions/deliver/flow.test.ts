import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type FlowPolicy, nextStep, type Results, type Step } from '../../../src/actions/deliver/flow.ts';
import type { Applied, TakenBack, TargetPlan } from '../../../src/core/target/target.ts';
import type { Deployment } from '../../../src/stages/deploy/decide.ts';

const PLAN: TargetPlan = { kind: 'change', previous: { revision: 4, verified: true }, images: [], remarks: [], report: '' };
const POLICY: FlowPolicy = { staged: false, rollback: 'on-failure', onCancel: 'rollback', onInconclusive: 'fail' };
const problem = { code: 'HD050', fault: 'user', what: 'the image cannot be pulled' } as const;

const applied = (how: Applied): Deployment => ({ kind: 'applied', plan: PLAN, applied: how });
const deployed = applied({ kind: 'deployed', revision: 5, images: [], remarks: [] });
const failed = applied({ kind: 'failed', revision: 5, problems: [problem], evidence: '' });
const unwritten = applied({ kind: 'failed', problems: [problem], evidence: '' });
const lockLost = applied({ kind: 'failed', revision: 5, problems: [{ ...problem, code: 'HD011' }], evidence: '' });
const stopped = applied({ kind: 'cancelled', revision: 5 });
const unchanged: Deployment = { kind: 'unchanged', plan: { ...PLAN, kind: 'unchanged' } };
const unproved: Deployment = { kind: 'unchanged', plan: { ...PLAN, kind: 'unchanged', previous: { revision: 4, verified: false } } };
const refused: Deployment = { kind: 'refused', problems: [problem] };
const backAt: TakenBack = { kind: 'rolled-back', revision: 6, to: 4, verified: true };
const backFailed: TakenBack = { kind: 'failed', problem };
const nowhere: TakenBack = { kind: 'nothing-to-go-back-to', problem };

const say = (step: Step): string => {
  switch (step.kind) {
    case 'smoke':
      return `smoke ${step.which}`;
    case 'smoke-again':
      return `smoke again ${step.to}`;
    case 'end':
      return `${step.verdict}${step.leaveToPost ? ', left to post' : ''}`;
    default:
      return step.kind;
  }
};

const open: Results = { gate: 'open' };
const live: Results = { ...open, deployment: deployed, committed: 'done' };

describe('the next step', () => {
  test.each<[string, Results, string]>([
    ['nothing yet', {}, 'gate'],
    ['cancelled before the gate', { cancelled: true }, 'cancelled'],
    ['a closed gate', { gate: 'closed' }, 'closed'],
    ['a closed gate of a cancelled job', { gate: 'closed', cancelled: true }, 'closed'],
    ['a deferred one', { gate: 'deferred' }, 'deferred'],
    ['an open gate', open, 'deploy'],
    ['an overridden gate', { gate: 'overridden' }, 'deploy'],
    ['cancelled at an open gate', { ...open, cancelled: true }, 'cancelled'],
    ['a refused plan', { ...open, deployment: refused }, 'failed'],
    ['a plan refused while the job was cancelled', { ...open, deployment: refused, cancelled: true }, 'cancelled'],

    ['a rollout', { ...open, deployment: deployed }, 'commit'],
    ['a rollout of a cancelled job', { ...open, deployment: deployed, cancelled: true }, 'cancelled, left to post'],
    ['live', live, 'smoke live'],
    ['live, cancelled before the smoke test', { ...live, cancelled: true }, 'cancelled, left to post'],
    ['passed', { ...live, live: 'pass' }, 'mark'],
    ['passed as the job was cancelled: it stays', { ...live, live: 'pass', cancelled: true }, 'mark'],
    ['passed and marked', { ...live, live: 'pass', marked: true }, 'delivered'],
    ['red', { ...live, live: 'fail' }, 'roll-back'],
    ['inconclusive', { ...live, live: 'inconclusive' }, 'roll-back'],
    ['red in a cancelled job', { ...live, live: 'fail', cancelled: true }, 'cancelled, left to post'],
    ['red, and another revision is current', { ...live, live: 'fail', overtaken: true }, 'failed'],

    ['a failed rollout', { ...open, deployment: failed }, 'roll-back'],
    ['a failed rollout that wrote no revision', { ...open, deployment: unwritten }, 'failed'],
    ['a failed rollout that lost its lock', { ...open, deployment: lockLost }, 'failed'],
    ['a rollout that the cancel stopped', { ...open, deployment: stopped, cancelled: true }, 'cancelled, left to post'],
    ['a failed rollout of a cancelled job', { ...open, deployment: failed, cancelled: true }, 'cancelled, left to post'],

    ['taken back', { ...live, live: 'fail', back: backAt }, 'smoke again 4'],
    ['taken back and proved', { ...live, live: 'fail', back: backAt, again: 'pass' }, 'rolled-back'],
    ['taken back and red again', { ...live, live: 'fail', back: backAt, again: 'fail' }, 'rollback-failed'],
    ['taken back, not proved', { ...live, live: 'fail', back: backAt, again: 'inconclusive' }, 'rollback-failed'],
    ['taken back, then cancelled', { ...live, live: 'fail', back: backAt, cancelled: true }, 'rolled-back'],
    ['a way back that failed', { ...live, live: 'fail', back: backFailed }, 'rollback-failed'],
    ['a way back that the cancel stopped', { ...live, live: 'fail', back: backFailed, cancelled: true }, 'cancelled, left to post'],
    ['no way back', { ...open, deployment: failed, back: nowhere }, 'failed'],

    ['held already', { ...open, deployment: unchanged }, 'smoke live'],
    ['held already, cancelled', { ...open, deployment: unchanged, cancelled: true }, 'cancelled'],
    ['held already and proved again', { ...open, deployment: unchanged, live: 'pass' }, 'unchanged'],
    ['held already and proved for the first time', { ...open, deployment: unproved, live: 'pass' }, 'mark'],
    ['held already, proved and marked', { ...open, deployment: unproved, live: 'pass', marked: true }, 'unchanged'],
    ['held already and red: nothing was changed, nothing is taken back', { ...open, deployment: unchanged, live: 'fail' }, 'failed'],
  ])('%s', (_, results, expected) => expect(say(nextStep(results, POLICY))).toBe(expected));

  test.each<[string, Partial<FlowPolicy>, Results, string]>([
    ['rollback: never', { rollback: 'never' }, { ...live, live: 'fail' }, 'failed'],
    ['rollback: never, of a failed rollout', { rollback: 'never' }, { ...open, deployment: failed }, 'failed'],
    ['on-inconclusive: pass', { onInconclusive: 'pass' }, { ...live, live: 'inconclusive' }, 'delivered'],
    ['on-inconclusive: pass still fails on red', { onInconclusive: 'pass' }, { ...live, live: 'fail' }, 'roll-back'],
    [
      'on-inconclusive: pass, after the way back',
      { onInconclusive: 'pass' },
      { ...live, live: 'fail', back: backAt, again: 'inconclusive' },
      'rolled-back',
    ],
    [
      'on-cancel: keep leaves the repair to post',
      { onCancel: 'keep' },
      { ...open, deployment: stopped, cancelled: true },
      'cancelled, left to post',
    ],
    ['staged: first beside the old one', { staged: true }, { ...open, deployment: deployed }, 'smoke staged'],
    ['staged: then live', { staged: true }, { ...open, deployment: deployed, staged: 'pass' }, 'commit'],
    ['staged: then proved live', { staged: true }, { ...live, staged: 'pass' }, 'smoke live'],
    ['staged: red before it is live', { staged: true }, { ...open, deployment: deployed, staged: 'fail' }, 'roll-back'],
    ['staged: not made live', { staged: true }, { ...open, deployment: deployed, staged: 'pass', committed: 'failed' }, 'roll-back'],
  ])('%s', (_, policy, results, expected) => expect(say(nextStep(results, { ...POLICY, ...policy }))).toBe(expected));
});

describe('whatever happens', () => {
  const verdict = fc.constantFrom('pass', 'fail', 'inconclusive' as const);
  const world = fc.record({
    deployment: fc.constantFrom(refused, unchanged, unproved, deployed, failed, unwritten, lockLost, stopped),
    staged: verdict,
    committed: fc.constantFrom('done', 'failed'),
    live: verdict,
    back: fc.constantFrom(backAt, backFailed, nowhere),
    again: verdict,
    gate: fc.constantFrom('open', 'closed', 'overridden', 'deferred'),
    cancelAt: fc.integer({ min: 0, max: 12 }),
    policy: fc.record({
      staged: fc.boolean(),
      rollback: fc.constantFrom('on-failure', 'never'),
      onCancel: fc.constantFrom('rollback', 'keep'),
      onInconclusive: fc.constantFrom('fail', 'pass'),
    }),
  });

  /** Plays a delivery in which every step comes out as the world says; gives the steps and the end. */
  function play(given: Record<string, unknown>): {
    readonly steps: readonly Step[];
    readonly end: Extract<Step, { kind: 'end' }>;
    readonly results: Results;
  } {
    const { policy, cancelAt, ...outcomes } = given as { policy: FlowPolicy; cancelAt: number } & Required<Results>;
    const steps: Step[] = [];
    let results: Results = {};
    for (let n = 0; n < 15; n++) {
      if (n === cancelAt) results = { ...results, cancelled: true };
      const step = nextStep(results, policy);
      if (step.kind === 'end') return { steps, end: step, results };
      steps.push(step);
      results = { ...results, ...outcomeOf(step, outcomes) };
    }
    throw new Error(`no end: ${steps.map(say).join(', ')}`);
  }

  function outcomeOf(step: Step, outcomes: Required<Results>): Results {
    switch (step.kind) {
      case 'gate':
        return { gate: outcomes.gate };
      case 'deploy':
        return { deployment: outcomes.deployment };
      case 'smoke':
        return step.which === 'staged' ? { staged: outcomes.staged } : { live: outcomes.live };
      case 'commit':
        return { committed: outcomes.committed };
      case 'mark':
        return { marked: true };
      case 'roll-back':
        return { back: outcomes.back };
      case 'smoke-again':
        return { again: outcomes.again };
      case 'end':
        return {};
    }
  }

  test('a delivery comes to an end, and no step is made twice', () => {
    fc.assert(
      fc.property(world, (given) => {
        const said = play(given).steps.map(say);
        expect(new Set(said).size).toBe(said.length);
      }),
    );
  });

  test('delivered means: the gate was open, and nothing that was tested was red', () => {
    fc.assert(
      fc.property(world, (given) => {
        const { end, results } = play(given);
        if (end.verdict !== 'delivered') return;
        expect(['open', 'overridden']).toContain(results.gate);
        expect(results.deployment).toBe(deployed);
        expect(results.live).toBeDefined();
        expect([results.staged, results.live]).not.toContain('fail');
        if (given.policy.onInconclusive === 'fail') expect([results.staged, results.live]).not.toContain('inconclusive');
      }),
    );
  });

  test('only an open gate lets anything be deployed', () => {
    fc.assert(
      fc.property(world, (given) => {
        const { steps } = play(given);
        if (given.gate === 'closed' || given.gate === 'deferred') expect(steps.map(({ kind }) => kind)).not.toContain('deploy');
      }),
    );
  });

  test('what is marked as verified was proved', () => {
    fc.assert(
      fc.property(world, (given) => {
        const { steps, results } = play(given);
        if (steps.some(({ kind }) => kind === 'mark')) expect(results.live).toBe('pass');
      }),
    );
  });
});
