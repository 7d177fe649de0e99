import type { Clock } from '../../core/clock/clock.ts';
import type { InputsOf } from '../../core/contract/contract.ts';
import type { JobContext } from '../../core/event/context.ts';
import type { helmInputs } from '../../core/helm-release/helm-inputs.ts';
import { nodeHttp } from '../http/node-http.ts';
import type { ClusterAccess } from '../kubernetes/connect.ts';
import type { Log } from '../runner/log.ts';
import type { State } from '../runner/state.ts';
import { holderOf, isRunCompleted } from './holder.ts';
import { recallMemo, rememberMemo } from './memo.ts';
import type { ReleasePorts, ReleaseSettings } from './ports.ts';

type HelmInputs = InputsOf<typeof helmInputs>;

/** What an action hands over of its `Run`. */
export interface ReleaseJob<Inputs extends HelmInputs = HelmInputs> {
  readonly inputs: Inputs;
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

/** What either maker works with in this job. `token` (GitHub's) tells whether another run that holds the release is over. */
export const portsOf = (job: ReleaseJob, access: ClusterAccess, token: string | undefined): ReleasePorts => ({
  cluster: access.cluster,
  kubeconfig: access.kubeconfig,
  identity: access.identity,
  http: nodeHttp,
  clock: job.clock,
  random: job.random,
  env: job.env,
  log: job.log,
  remember: (text) => rememberMemo(job.state, text),
  recall: () => recallMemo(job.state),
  isCompleted: (holder) => isRunCompleted(holder, job.context.apiUrl, token, nodeHttp),
});

/** What this job deploys, with either maker. */
export const settingsOf = <Inputs extends HelmInputs>({
  inputs,
  context,
  state,
  image,
}: ReleaseJob<Inputs>): Omit<Inputs, 'chart'> & ReleaseSettings => ({
  ...inputs,
  chart: inputs.chart ?? '',
  holder: holderOf(context, state),
  runId: context.runId,
  sha: context.sha,
  ...(image === undefined ? {} : { image }),
  revisionNote: `${context.repository.full}@${context.sha.slice(0, 12)} run ${context.runId}`,
  workspace: context.workspace,
  tempDir: context.tempDir,
});
