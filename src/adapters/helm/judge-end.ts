import { helmTimedOut, judgeHelmFailure } from '../../core/helm-release/judge-helm-failure.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { doomedProblem, timeoutProblem, type Unready } from '../../core/rollout/rollout-problem.ts';
import { targetName } from '../release/ports.ts';
import type { Doom } from '../release/watch-rollout.ts';
import type { HelmEnd } from './await-helm.ts';
import type { HelmSession } from './session.ts';

/** Why a rollout failed, and its class where the pods tell it. */
export interface RolloutFailure {
  readonly problem: Problem;
  readonly failureClass?: string;
}

/** A workload that is beyond hope, as the failure of its rollout. */
export const doomedFailure = ({ workload, cause }: Doom): RolloutFailure => ({
  problem: doomedProblem(workload, cause),
  failureClass: cause.signal.failureClass,
});

/** Pods that are not ready in time, as the failure of their rollout. */
export const timeoutFailure = ({ settings }: Pick<HelmSession, 'settings'>, unready: readonly Unready[]): RolloutFailure => ({
  problem: timeoutProblem(settings.timeout, unready, targetName(settings)),
  failureClass: 'timeout',
});

/** Why a helm ended that did not succeed: by our verdict, by what the pods lacked at its timeout, or by its own words. */
export function judgeEnd(session: HelmSession, ended: HelmEnd<Doom>, unready: readonly Unready[]): RolloutFailure {
  const { settings, ports } = session;
  const { stderr } = ended.end;
  if (ended.kind === 'doomed') return doomedFailure(ended.why);
  if (ended.kind === 'ended') ports.log.outside(stderr);
  if (ended.kind === 'overdue' || (helmTimedOut(stderr) && unready.length > 0)) return timeoutFailure(session, unready);
  return { problem: judgeHelmFailure({ stderr, where: targetName(settings), identity: ports.identity }) };
}
