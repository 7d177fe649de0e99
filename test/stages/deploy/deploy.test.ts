import { describe, expect, test } from '@jest/globals';
import type { Decision } from '../../../src/core/decision/decision.ts';
import type { Problem } from '../../../src/core/problem/problem.ts';
import { err, ok } from '../../../src/core/result/result.ts';
import type { Applied, TargetPlan } from '../../../src/core/target/target.ts';
import { afterApply, judgeDigest } from '../../../src/stages/deploy/decide.ts';
import { runDeploy } from '../../../src/stages/deploy/effects.ts';
import { imagesOf, problemsOf, renderDeploy, statusOf } from '../../../src/stages/deploy/report.ts';
import { type ScriptedTarget, scriptedTarget } from '../../support/fakes/scripted-target.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const PROBLEM: Problem = { code: 'HD051', fault: 'user', what: 'it crashes' };
const PLAN: TargetPlan = {
  kind: 'change',
  previous: { revision: 4, verified: true },
  images: [{ name: 'r/app:2', digest: DIGEST }],
  remarks: [{ severity: 'warning', problem: { code: 'HD035', fault: 'remote', what: 'not proved' } }],
  report: 'No object changes.',
};
const DEPLOYED: Applied = { kind: 'deployed', revision: 5, images: [{ name: 'r/app:2', digest: DIGEST }], remarks: [] };
const FAILED: Applied = { kind: 'failed', revision: 5, problems: [PROBLEM], evidence: '#### deployment/web', failureClass: 'crash-loop' };

async function play(target: ScriptedTarget, mode: 'deploy' | 'plan' = 'deploy', objection?: Problem) {
  const told: string[] = [];
  const log = {
    info: (line: string) => void told.push(line),
    section: () => ({ [Symbol.dispose]: () => undefined }),
    problem: (severity: string, problem: Problem) => void told.push(`${severity} ${problem.code}`),
  };
  const deployment = await runDeploy({ target, log, signal: new AbortController().signal }, { mode, judgePlan: () => objection });
  return { deployment, told, calls: target.calls };
}

describe('the order of things', () => {
  test('lock, plan, rollout; remarks are told before it', async () => {
    const { deployment, told, calls } = await play(scriptedTarget({ plan: ok(PLAN), applied: DEPLOYED }));
    expect(calls).toEqual(['acquire', 'plan', 'apply']);
    expect(told).toEqual([
      'planning release web',
      'warning HD035',
      'rolling out release web over revision 4',
      'release web is at revision 5',
    ]);
    expect(statusOf(deployment)).toBe('deployed');
  });
  test('a plan takes no lock and writes nothing', async () => {
    const { deployment, calls } = await play(scriptedTarget({ plan: ok(PLAN) }), 'plan');
    expect([calls, statusOf(deployment)]).toEqual([['plan'], 'planned']);
  });
  test('without the lock nothing is planned', async () => {
    const { deployment, calls } = await play(scriptedTarget({ acquired: err({ ...PROBLEM, code: 'HD010' }) }));
    expect([calls, problemsOf(deployment).map(({ code }) => code)]).toEqual([['acquire'], ['HD010']]);
  });
  test('nothing is written after a bad plan, an objection, or when nothing would change', async () => {
    const bad = await play(scriptedTarget({ plan: err([PROBLEM, { ...PROBLEM, code: 'HD020' }]) }));
    const objected = await play(scriptedTarget({ plan: ok(PLAN) }), 'deploy', { ...PROBLEM, code: 'DW080' });
    const same = await play(scriptedTarget({ plan: ok({ ...PLAN, kind: 'unchanged' }) }));
    expect([bad, objected, same].map(({ calls }) => calls.includes('apply'))).toEqual([false, false, false]);
    expect([bad, objected, same].map(({ deployment }) => [statusOf(deployment), problemsOf(deployment).map(({ code }) => code)])).toEqual([
      ['failed', ['HD051', 'HD020']],
      ['failed', ['DW080']],
      ['unchanged', []],
    ]);
  });
});

describe('what follows a rollout', () => {
  test.each([
    ['a good one is kept', DEPLOYED, 'on-failure', 'rollback', 'keep'],
    ['a failed one is taken back', FAILED, 'on-failure', 'rollback', 'roll-back'],
    ['unless that is switched off', FAILED, 'never', 'rollback', 'keep'],
    ['or nothing was written', { kind: 'failed', problems: [PROBLEM], evidence: '' }, 'on-failure', 'rollback', 'keep'],
    [
      'or the lock is lost: the release is another run’s',
      { ...FAILED, problems: [{ ...PROBLEM, code: 'HD011' }] },
      'on-failure',
      'rollback',
      'keep',
    ],
    ['a cancelled one is left to post', { kind: 'cancelled', revision: 5 }, 'on-failure', 'rollback', 'leave-to-post'],
    ['unless nothing was written', { kind: 'cancelled' }, 'on-failure', 'rollback', 'keep'],
    ['or it is to be kept', { kind: 'cancelled', revision: 5 }, 'on-failure', 'keep', 'keep'],
  ] as const)('%s', (_, applied, policy, onCancel, expected) =>
    expect(afterApply(applied as Applied, policy, onCancel).kind).toBe(expected),
  );

  test('the reason of the way back names codes and causes', () => {
    expect(afterApply(FAILED, 'on-failure', 'rollback')).toEqual({ kind: 'roll-back', reason: 'HD051 it crashes' });
  });
});

describe("the gate's decision", () => {
  const decision = { digest: DIGEST } as Decision;
  const other = [{ name: 'r/app:2', digest: `sha256:${'cd'.repeat(32)}` }];
  test.each([
    ['is for an image that was looked up', decision, PLAN.images, undefined],
    ['is for an image that names its digest', decision, [{ name: `r/app@${DIGEST}` }], undefined],
    ['is for none of the images', decision, other, 'DW080'],
    ['is for a commit', { digest: '' } as Decision, other, undefined],
    ['was not given', undefined, other, undefined],
  ] as const)('%s', (_, given, images, code) => expect(judgeDigest(given, images)?.code).toBe(code));
});

describe('one word for how it ended', () => {
  const applied = { kind: 'applied', plan: PLAN, applied: FAILED } as const;
  test.each([
    [undefined, 'failed'],
    [{ kind: 'rolled-back', revision: 6, to: 4, verified: true }, 'rolled-back'],
    [{ kind: 'failed', problem: PROBLEM }, 'rollback-failed'],
    [{ kind: 'nothing-to-go-back-to', problem: PROBLEM }, 'failed'],
  ] as const)('%#', (back, status) => expect(statusOf(applied, back)).toBe(status));
});

test('the summary tells result, revisions, causes, plan, images and evidence', () => {
  const deployment = { kind: 'applied', plan: PLAN, applied: FAILED } as const;
  const markdown = renderDeploy('release web', deployment, { kind: 'rolled-back', revision: 6, to: 4, verified: true });
  for (const part of [
    '### release web',
    'rolled-back',
    'revision 4, now revision 6',
    'HD051 it crashes',
    '#### Plan',
    'No object changes.',
    DIGEST,
    '#### Evidence',
  ])
    expect(markdown).toContain(part);
  expect(imagesOf(deployment)).toEqual(PLAN.images);
});
