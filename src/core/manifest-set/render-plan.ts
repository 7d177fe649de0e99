import { code, table, text } from '../summary/markdown.ts';
import type { ObjectStep } from './plan-objects.ts';
import { type ObjectRef, shownRef } from './set-object.ts';

/** What the summary tells of a plan. */
export interface PlanFacts {
  readonly steps: readonly ObjectStep[];
  readonly pruned: readonly ObjectRef[];
  readonly kept: readonly { readonly ref: ObjectRef; readonly why: string }[];
  /** Objects of the deployed set that somebody changed since. */
  readonly drifted: readonly ObjectRef[];
  readonly home: string;
}

const PATHS = 8;

/** The plan: what would change, object by object. Paths only: what stands there may be secret. */
export function renderPlan({ steps, pruned, kept, drifted, home }: PlanFacts): string {
  const changes = steps.flatMap((step): readonly (readonly string[])[] => {
    const [word, where] = told(step);
    return word === undefined ? [] : [[code(shownRef(step.object, home)), word, where]];
  });
  const rows = [
    ...changes,
    ...pruned.map((ref) => [code(shownRef(ref, home)), 'removed', '']),
    ...kept.map(({ ref, why }) => [code(shownRef(ref, home)), 'kept', text(`no longer in the manifests, but ${why}`)]),
  ];
  const same = steps.filter((step) => step.kind === 'same' || step.kind === 'spent').length;
  const drift = drifted.map((ref) => code(shownRef(ref, home))).join(', ');
  return [
    rows.length === 0 ? 'No object changes.' : table(['object', 'change', 'where'], rows),
    ...(same > 0 && rows.length > 0
      ? [`${same === 1 ? '1 object stays' : `${same} objects stay`} as ${same === 1 ? 'it is' : 'they are'}.`]
      : []),
    ...(drift === '' ? [] : [`Changed by somebody else since the last deployment, and set right: ${drift}`]),
  ].join('\n\n');
}

function told(step: ObjectStep): readonly [word: string | undefined, where: string] {
  switch (step.kind) {
    case 'create':
      return ['added', ''];
    case 'recreate':
      return ['made again', text('a Job is not changed but replaced')];
    case 'unverifiable':
      return ['not tried yet', text(step.why)];
    case 'same':
    case 'spent':
      return [undefined, ''];
    case 'change': {
      const paths = step.paths.slice(0, PATHS).map(code).join(', ');
      const more = step.paths.length > PATHS ? ` and ${step.paths.length - PATHS} more` : '';
      const over = step.takesOver ? 'taken over from kubectl apply' : 'taken into the set';
      return ['changed', paths === '' ? over : `${paths}${more}${step.takesOver ? `; ${over}` : ''}`];
    }
  }
}
