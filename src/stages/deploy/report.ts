import { problemLine } from '../../core/problem/render-problem.ts';
import { code, table, text } from '../../core/summary/markdown.ts';
import type { TakenBack, TargetImage } from '../../core/target/target.ts';
import type { Deployment } from './decide.ts';

/** The outputs' word for how it ended. */
export type DeployStatus = 'deployed' | 'unchanged' | 'planned' | 'rolled-back' | 'rollback-failed' | 'cancelled' | 'failed';

/** One word for a deployment and what followed it. */
export function statusOf(deployment: Deployment, takenBack?: TakenBack): DeployStatus {
  switch (deployment.kind) {
    case 'refused':
      return 'failed';
    case 'planned':
    case 'unchanged':
      return deployment.kind;
    case 'applied':
      if (deployment.applied.kind !== 'failed') return deployment.applied.kind;
      if (takenBack === undefined || takenBack.kind === 'nothing-to-go-back-to') return 'failed';
      return takenBack.kind === 'rolled-back' ? 'rolled-back' : 'rollback-failed';
  }
}

/** The stage's section of the job summary. */
export function renderDeploy(name: string, deployment: Deployment, takenBack?: TakenBack): string {
  const rows: (readonly [string, string])[] = [['result', statusOf(deployment, takenBack)]];
  if (deployment.kind !== 'refused' && deployment.plan.previous !== undefined)
    rows.push(['before', `revision ${deployment.plan.previous.revision}`]);
  if (deployment.kind === 'applied' && deployment.applied.revision !== undefined)
    rows.push(['revision', String(deployment.applied.revision)]);
  if (takenBack?.kind === 'rolled-back') rows.push(['went back to', `revision ${takenBack.to}, now revision ${takenBack.revision}`]);
  const parts = [`### ${text(name)}`, table(['', ''], rows)];
  const problems = problemsOf(deployment);
  if (problems.length > 0) parts.push(problems.map((problem) => `- ${text(problemLine(problem))}`).join('\n'));
  if (deployment.kind !== 'refused') parts.push('#### Plan', deployment.plan.report, imagesTable(imagesOf(deployment)));
  if (deployment.kind === 'applied' && deployment.applied.kind === 'failed' && deployment.applied.evidence !== '')
    parts.push('#### Evidence', deployment.applied.evidence);
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What went wrong, in the deployment itself. */
export const problemsOf = (deployment: Deployment) =>
  deployment.kind === 'refused'
    ? deployment.problems
    : deployment.kind === 'applied' && deployment.applied.kind === 'failed'
      ? deployment.applied.problems
      : [];

/** The images that run, or would run. */
export function imagesOf(deployment: Deployment): readonly TargetImage[] {
  if (deployment.kind === 'refused') return [];
  return deployment.kind === 'applied' && deployment.applied.kind === 'deployed' ? deployment.applied.images : deployment.plan.images;
}

const imagesTable = (images: readonly TargetImage[]): string =>
  images.length === 0
    ? ''
    : table(
        ['image', 'digest'],
        images.map(({ name, digest }) => [code(name), digest === undefined ? '' : code(digest)]),
      );
