import { expect, test } from '@jest/globals';
import type { Problem } from '../../../src/core/problem/problem.ts';
import type { TakenBack } from '../../../src/core/target/target.ts';
import { runRollback } from '../../../src/stages/rollback/effects.ts';
import { scriptedTarget } from '../../support/fakes/scripted-target.ts';

const PROBLEM: Problem = { code: 'HD071', fault: 'remote', what: 'helm did not end' };

async function play(takenBack: TakenBack) {
  const told: string[] = [];
  const log = { problem: (severity: string, problem: Problem) => void told.push(`${severity} ${problem.code} ${problem.what}`) };
  const ended = await runRollback({ target: scriptedTarget({ takenBack }), log, signal: new AbortController().signal }, 'HD051 it crashes');
  return { ...ended, told };
}

test.each([
  [true, 'release web is back at the state of revision 4, which passed its smoke test, as revision 6'],
  [false, 'release web is back at the state of revision 4, as revision 6'],
])('a good end is a notice (verified: %p)', async (verified, what) => {
  const { word, told } = await play({ kind: 'rolled-back', revision: 6, to: 4, verified });
  expect([word.kind, told]).toEqual(['notice', [`notice HD070 ${what}`]]);
});

test.each([
  { kind: 'failed', problem: PROBLEM },
  { kind: 'nothing-to-go-back-to', problem: { ...PROBLEM, code: 'HD072' } },
] as const)('a bad end is left to the caller: $kind', async (takenBack) => {
  const { word, told, result } = await play(takenBack);
  expect([word, told, result]).toEqual([{ kind: 'problem', problem: takenBack.problem }, [], takenBack]);
});
