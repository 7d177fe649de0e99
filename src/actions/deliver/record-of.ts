import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import { runUrl } from '../../core/event/context.ts';
import { goBackLine } from '../../core/manifest-set/release-kind.ts';
import { present } from '../../core/result/present.ts';
import { buildRecord, type RecordFacts } from '../../stages/record/decide.ts';
import { commitOf, type DeliverRun, serviceOf } from './scene.ts';

/** What main and post know of a delivery's end beside the job itself. */
export interface RecordParts extends Pick<RecordFacts, 'images' | 'startedAt' | 'smoke' | 'result' | 'traceId'> {
  readonly server: string;
  readonly revision: number;
  /** The commit that the revision runs, when it is not the one of this run. */
  readonly commit?: string | undefined;
  readonly digest?: string | undefined;
  readonly gate?: RecordFacts['gate'] | undefined;
  readonly previous?: RecordFacts['previous'] | undefined;
  readonly held?: true | undefined;
  readonly rollback?: RecordFacts['rollback'] | undefined;
}

/** The record of this job's delivery. */
export function recordOf(run: DeliverRun, parts: RecordParts): DeploymentRecord {
  const { inputs, context, clock } = run;
  const { server, revision, commit, digest, gate, previous, held, rollback, ...rest } = parts;
  return buildRecord({
    ...rest,
    service: serviceOf(run),
    environment: inputs.environment,
    cluster: { server, namespace: inputs.namespace },
    release: { name: inputs.release, revision, ...present({ chart: inputs.chart }) },
    commit: commit ?? commitOf(run),
    ref: context.ref,
    run: { id: context.runId, attempt: context.runAttempt, url: runUrl(context) },
    actor: context.triggeringActor,
    finishedAt: clock.now(),
    ...present({
      digest: digest ?? inputs.digest,
      gate,
      previous,
      held,
      rollback,
      goBack:
        previous === undefined ? undefined : goBackLine(inputs.manifests.length > 0 ? 'manifests' : 'chart', inputs, previous.revision),
    }),
  });
}
