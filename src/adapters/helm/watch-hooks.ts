import { segment } from '../../core/cluster/cluster.ts';
import type { EventObject, Pod } from '../../core/cluster/objects.ts';
import type { Hook } from '../../core/helm-release/release.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { stateText, type WorkloadEvidence } from '../../core/rollout/evidence.ts';
import { newLines } from '../../core/rollout/new-lines.ts';
import { podSignals } from '../../core/rollout/pod-signals.ts';
import { podEvidence } from '../kubernetes/gather-evidence.ts';
import type { ReleasePorts } from '../release/ports.ts';
import type { Doom } from '../release/watch-rollout.ts';

/** The hooks of a release while helm runs them. Ended by disposing of it. */
export interface HookWatch extends Disposable {
  /** Resolves when the image of a hook cannot be pulled; a hook is never ended for anything else, for it may be a migration. */
  readonly doomed: Promise<Doom>;
  /** The last that was seen of hooks that ran or run, logs included: helm or a TTL may have deleted them since. */
  evidence(): readonly WorkloadEvidence[];
}

const LOOK_MS = 2_000;

/** Looks at the pods of hook Jobs and bare hook Pods while helm runs: a line per change of state, and what is new in their logs. */
export function watchHooks(ports: ReleasePorts, namespace: string, hooks: readonly Hook[]): HookWatch {
  const stop = new AbortController();
  const verdict = Promise.withResolvers<Doom>();
  const jobs = hooks.filter((hook) => hook.kind === 'Job' || hook.kind === 'Pod');
  const seen = new Map<string, WorkloadEvidence>();
  const told = new Map<string, string>();
  const printed = new Map<string, string>();
  const since = new Map<string, number>();
  const started = ports.clock.now().getTime();
  const isOurs = (pod: Pod): boolean => Date.parse(pod.metadata.creationTimestamp ?? '') >= started - 2_000;

  const tell = (workload: string, { pod, logs }: WorkloadEvidence['pods'][number]): void => {
    const state = (pod.status?.containerStatuses ?? []).map(stateText).join(', ') || (pod.status?.phase ?? 'unknown');
    const line = oneLine(`${workload}, pod ${pod.metadata.name}: ${state}`, 400);
    if (told.get(pod.metadata.name) !== line) ports.log.info(line);
    told.set(pod.metadata.name, line);
    const log = logs.findLast((tail) => tail.which === 'current')?.text ?? '';
    const fresh = newLines(printed.get(pod.metadata.name) ?? '', log).trimEnd();
    if (fresh !== '') ports.log.outside(fresh);
    printed.set(pod.metadata.name, log);
  };
  const judge = (workload: string, pod: Pod, events: readonly EventObject[]): void => {
    for (const signal of podSignals(pod, events, { crashTolerance: Number.POSITIVE_INFINITY })) {
      if (signal.failureClass !== 'image-pull' || signal.patience.kind === 'until-timeout') continue;
      const key = `${pod.metadata.uid}/${signal.key}`;
      const now = ports.clock.monotonic();
      const first = since.get(key) ?? now;
      since.set(key, first);
      if (now - first >= (signal.patience.kind === 'lasting' ? signal.patience.ms : 0))
        verdict.resolve({ workload, cause: { pod, signal } });
    }
  };
  const list = async <T>(path: string): Promise<readonly T[]> => {
    const response = await ports.cluster.send({ method: 'GET', path, signal: stop.signal });
    return response.status === 200 ? (JSON.parse(response.text) as { items: readonly T[] }).items : [];
  };
  const look = async (hook: Hook): Promise<void> => {
    const workload = `${hook.kind.toLowerCase()}/${hook.name} (hook)`;
    const selector =
      hook.kind === 'Job'
        ? `labelSelector=${encodeURIComponent(`job-name=${hook.name}`)}`
        : `fieldSelector=metadata.name=${segment(hook.name)}`;
    const pods = (await list<Pod>(`/api/v1/namespaces/${segment(namespace)}/pods?${selector}`)).filter(isOurs);
    if (pods.length === 0) return;
    const shown = await Promise.all(pods.slice(-2).map((pod) => podEvidence(ports.cluster, pod, stop.signal)));
    const names = [hook.name, ...pods.map((pod) => pod.metadata.name)];
    const all = await list<EventObject>(`/api/v1/namespaces/${segment(namespace)}/events`);
    const events = all.filter((event) => names.includes(event.involvedObject?.name ?? ''));
    seen.set(workload, { workload, pods: shown, events });
    for (const item of shown) {
      tell(workload, item);
      judge(workload, item.pod, events);
    }
  };
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await Promise.all(jobs.map(look));
      await ports.clock.sleep(LOOK_MS, stop.signal);
    }
  };
  if (jobs.length > 0)
    run().catch((error: unknown) => {
      if (!stop.signal.aborted) ports.log.debug(`the hooks are no longer watched: ${error}`);
    });
  return {
    doomed: verdict.promise,
    evidence: () => [...seen.values()],
    [Symbol.dispose]: () => stop.abort(new Error('helm has ended')),
  };
}
