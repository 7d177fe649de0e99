import type { Memo } from './memo.ts';

/** What post does with the work that main left. */
export type PostPlan = { readonly kind: 'take-back' | 'keep'; readonly reason: string };

/** Unproved work is taken back, unless the inputs say to keep what a cancelled job leaves; a way back that was begun is brought to its end. */
export function planPost({ phase, broken }: Pick<Memo, 'phase' | 'broken'>, onCancel: 'rollback' | 'keep'): PostPlan {
  const reason = broken === undefined ? 'the job was cancelled' : `the delivery broke off: ${broken}`;
  switch (phase) {
    case 'applying':
    case 'unproved':
      return { kind: onCancel === 'rollback' ? 'take-back' : 'keep', reason };
    case 'going-back':
      return { kind: 'take-back', reason };
    case 'back':
    case 'proved':
    case 'over':
      return { kind: 'keep', reason };
  }
}
