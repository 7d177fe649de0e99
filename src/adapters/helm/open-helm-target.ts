import type { Clock } from '../../core/clock/clock.ts';
import type { InputsOf } from '../../core/contract/contract.ts';
import type { JobContext } from '../../core/event/context.ts';
import type { helmInputs } from '../../core/helm-release/helm-inputs.ts';
import { nodeHttp } from '../http/node-http.ts';
import type { ClusterAccess } from '../kubernetes/connect.ts';
import { holderOf, isRunCompleted } from '../release/holder.ts';
import type { Log } from '../runner/log.ts';
import type { State } from '../runner/state.ts';
import { type HelmTarget, helmTarget } from './helm-target.ts';

/** What an action hands over of its `Run`. */
export interface HelmRun {
  readonly inputs: InputsOf<typeof helmInputs>;
  readonly context: JobContext;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly state: State;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** `registry.example/shop@sha256:…`: what is delivered, when the action knows it by itself. */
  readonly image?: string;
}

const MEMO = 'tidegate-helm';

/** Whether main left something for post to finish. */
export const hasUnfinishedHelm = (state: State): boolean => state.read(MEMO) !== undefined;

/** The Helm target of this job. `token` (GitHub's) tells whether another run that holds the release is over. Throws HD001. */
export function openHelmTarget(run: HelmRun, access: ClusterAccess, token: string | undefined): Promise<HelmTarget> {
  const { context, state } = run;
  return helmTarget(
    {
      cluster: access.cluster,
      kubeconfig: access.kubeconfig,
      identity: access.identity,
      http: nodeHttp,
      clock: run.clock,
      random: run.random,
      env: run.env,
      log: run.log,
      remember: (text) => state.save(MEMO, text),
      recall: () => state.read(MEMO),
      isCompleted: (holder) => isRunCompleted(holder, context.apiUrl, token, nodeHttp),
    },
    {
      ...run.inputs,
      chart: run.inputs.chart ?? '',
      holder: holderOf(context, state),
      runId: context.runId,
      sha: context.sha,
      ...(run.image === undefined ? {} : { image: run.image }),
      revisionNote: `${context.repository.full}@${context.sha.slice(0, 12)} run ${context.runId}`,
      workspace: context.workspace,
      tempDir: context.tempDir,
    },
    run.signal,
  );
}
