import type { InputsOf } from '../../core/contract/contract.ts';
import { judgeSource } from '../../core/manifest-set/manifest-inputs.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { contract } from './inputs.ts';

export type DeliverInputs = InputsOf<(typeof contract)['inputs']>;

/** The shortest reason that tells something. */
const SHORTEST_REASON = 10;

/** What the mode asks of the other inputs; nothing is contacted. */
export function modeProblems(inputs: Pick<DeliverInputs, 'mode' | 'chart' | 'manifests' | 'reason' | 'to'>): readonly Problem[] {
  const { mode, reason, to } = inputs;
  switch (mode) {
    case 'deliver':
      return [
        ...judgeSource(inputs),
        ...(reason === undefined ? [] : [doesNotGo('reason', mode)]),
        ...(to === 'last-verified' ? [] : [doesNotGo('to', mode)]),
      ];
    case 'rollback':
      return reason === undefined || reason.length < SHORTEST_REASON ? [reasonNeeded(reason)] : [];
    case 'status':
      return [];
  }
}

const doesNotGo = (name: string, mode: string): Problem => ({
  code: 'IN006',
  fault: 'user',
  what: `input "${name}" does not go with mode: ${mode}`,
  where: 'with:',
  remedy: `Remove ${name}:, or write mode: rollback`,
});

const reasonNeeded = (reason: string | undefined): Problem => ({
  code: reason === undefined ? 'IN002' : 'IN003',
  fault: 'user',
  what: reason === undefined ? 'input "reason" is required with mode: rollback and was not given' : 'input "reason" says too little',
  where: 'with:',
  expected: `at least ${SHORTEST_REASON} characters: it is what the record tells of this rollback`,
  remedy: 'reason: checkout fails for cards since 14:10',
});
