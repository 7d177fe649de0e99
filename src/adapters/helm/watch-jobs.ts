import { segment } from '../../core/cluster/cluster.ts';
import { type Condition, hasCondition, type KubeObject } from '../../core/cluster/objects.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Signal } from '../../core/rollout/signal.ts';
import type { ReleasePorts } from '../release/ports.ts';
import type { Doom } from '../release/watch-rollout.ts';

/** The Jobs of a chart while helm waits for them. Ended by disposing of it. */
export interface JobWatch extends Disposable {
  /** Resolves when one has failed for good: helm waits on until its timeout. */
  readonly doomed: Promise<Doom>;
}

type Job = KubeObject & { readonly status?: { readonly conditions?: readonly Condition[] } };

const LOOK_MS = 2_000;

/** Looks at the Jobs of a manifest; a Job that failed before helm began is not judged by its old state, because helm must change it first. */
export function watchJobs(ports: ReleasePorts, namespace: string, manifest: string): JobWatch {
  const stop = new AbortController();
  const verdict = Promise.withResolvers<Doom>();
  const jobs = readManifest(manifest, namespace).filter(({ kind }) => kind === 'Job');
  const failedBefore = new Set<string | undefined>();
  const look = async (isFirst: boolean): Promise<void> => {
    for (const job of jobs) {
      const path = `/apis/batch/v1/namespaces/${segment(job.namespace)}/jobs/${segment(job.name)}`;
      const response = await ports.cluster.send({ method: 'GET', path, signal: stop.signal });
      const live = response.status === 200 ? (JSON.parse(response.text) as Job) : undefined;
      if (live === undefined || !hasCondition(live, 'Failed')) continue;
      if (isFirst) failedBefore.add(live.metadata.uid);
      else if (!failedBefore.has(live.metadata.uid)) verdict.resolve({ workload: `job/${job.name}`, cause: { signal: failed(live) } });
    }
  };
  const run = async (): Promise<void> => {
    for (let isFirst = true; !stop.signal.aborted; isFirst = false) {
      await look(isFirst);
      await ports.clock.sleep(LOOK_MS, stop.signal);
    }
  };
  if (jobs.length > 0)
    run().catch((error: unknown) => {
      if (!stop.signal.aborted) ports.log.debug(`the Jobs are no longer watched: ${error}`);
    });
  return { doomed: verdict.promise, [Symbol.dispose]: () => stop.abort(new Error('helm has ended')) };
}

function failed(job: Job): Signal {
  const condition = job.status?.conditions?.find(({ type }) => type === 'Failed');
  const sentence = `the Job failed: ${oneLine(condition?.message ?? condition?.reason ?? 'no reason given', 300)}`;
  return { key: 'job', code: 'HD058', failureClass: 'job-failed', patience: { kind: 'none' }, sentence };
}
