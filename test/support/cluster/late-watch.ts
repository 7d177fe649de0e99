import { execFileSync } from 'node:child_process';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { mirror } from '../../../src/adapters/kubernetes/mirror.ts';
import type { Cluster, WatchEvent } from '../../../src/core/cluster/cluster.ts';
import type { KubeObject } from '../../../src/core/cluster/objects.ts';
import { until } from '../bed-processes.ts';
import { scratchFolder } from '../scratch-folder.ts';
import { benchRun } from './manifests-run.ts';

/** What a mirror did whose first watch came too late. */
export interface LateWatch {
  readonly asked: readonly string[];
  /** The code of the server's first answer to it. */
  readonly firstCode: unknown;
  readonly sawWhatCameAfter: boolean;
}

/**
 * Lets a mirror's first watch ask for the oldest version of all, as one that was cut off for long would. An API server that has been started anew
 * no longer knows it, and answers 410.
 */
export async function lateWatch(namespace: string): Promise<LateWatch> {
  await using workspace = await scratchFolder();
  const { access } = await benchRun({ manifests: 'k8s', namespace }, { workspace: workspace.path });
  await using _ = access;
  const stop = new AbortController();
  const asked: string[] = [];
  const events: WatchEvent[] = [];
  const late: Cluster = {
    ...access.cluster,
    send: (request) => {
      asked.push('list');
      return access.cluster.send(request);
    },
    watch: (path, onEvent, signal) => {
      const from = asked.includes('watch') ? path : path.replace(/resourceVersion=\d+/, 'resourceVersion=1');
      asked.push('watch');
      const note = (event: WatchEvent): void => {
        events.push(event);
        onEvent(event);
      };
      return access.cluster.watch(from, note, signal);
    },
  };
  const ports = { cluster: late, clock: systemClock, debug: () => undefined, changed: () => undefined };
  const seen = mirror<KubeObject>(`/api/v1/namespaces/${namespace}/configmaps`, ports, stop.signal);
  try {
    await seen.ready;
    await until(() => asked.length >= 4);
    execFileSync('kubectl', ['-n', namespace, 'create', 'configmap', 'after'], { stdio: 'ignore' });
    const sawWhatCameAfter = await until(() => seen.objects().some(({ metadata }) => metadata.name === 'after'));
    return { asked: asked.slice(0, 4), firstCode: events[0]?.object.code, sawWhatCameAfter };
  } finally {
    stop.abort(new Error('over'));
  }
}
