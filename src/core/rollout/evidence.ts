import type { ContainerStatus, EventObject, Pod } from '../cluster/objects.ts';
import { block, code, folded, table, text } from '../summary/markdown.ts';

/** The tail of a container's log. */
export interface LogTail {
  readonly container: string;
  readonly which: 'current' | 'previous';
  readonly text: string;
}

export interface PodEvidence {
  readonly pod: Pod;
  readonly logs: readonly LogTail[];
}

/** What a workload's failure left behind. */
export interface WorkloadEvidence {
  /** `deployment/web`. */
  readonly workload: string;
  readonly pods: readonly PodEvidence[];
  /** Of the workload, its ReplicaSets and pods. */
  readonly events: readonly EventObject[];
}

/** The summary's part: a table of container states, the events, and the logs folded. */
export function renderEvidence(items: readonly WorkloadEvidence[]): string {
  return items.map(renderWorkload).join('\n\n');
}

function renderWorkload({ workload, pods, events }: WorkloadEvidence): string {
  const rows = pods.flatMap(({ pod }) =>
    statusesOf(pod).map((status) => [
      code(pod.metadata.name),
      code(status.name),
      text(stateText(status)),
      String(status.restartCount ?? 0),
    ]),
  );
  const states =
    rows.length === 0 ? 'No pod of the new revision has a container yet.' : table(['pod', 'container', 'state', 'restarts'], rows);
  const happened = mergedEvents(events).map(({ object, reason, message, count }) => [
    text(object),
    text(reason),
    text(message),
    String(count),
  ]);
  const log = pods.flatMap(({ pod, logs }) =>
    logs.map((tail) => folded(`${pod.metadata.name}, container ${tail.container}, ${tail.which} log`, block(tail.text))),
  );
  return [
    `#### ${text(workload)}`,
    states,
    ...(happened.length === 0 ? [] : [table(['object', 'event', 'message', 'times'], happened)]),
    ...log,
  ].join('\n\n');
}

/** The same as plain lines, for the log; to be printed as outside text. */
export function evidenceLines(items: readonly WorkloadEvidence[]): string {
  return items
    .flatMap(({ workload, pods, events }) => [
      `${workload}:`,
      ...pods.flatMap(({ pod }) =>
        statusesOf(pod).map(
          (status) => `  pod ${pod.metadata.name}, container ${status.name}: ${stateText(status)}, restarts ${status.restartCount ?? 0}`,
        ),
      ),
      ...mergedEvents(events).map(
        ({ object, reason, message, count }) => `  event ${object} ${reason}${count > 1 ? ` (${count} times)` : ''}: ${message}`,
      ),
      ...pods.flatMap(({ pod, logs }) =>
        logs.flatMap((tail) => [
          `  ${tail.which} log of pod ${pod.metadata.name}, container ${tail.container}:`,
          ...tail.text
            .trimEnd()
            .split('\n')
            .map((line) => `    ${line}`),
        ]),
      ),
    ])
    .join('\n');
}

const statusesOf = (pod: Pod): readonly ContainerStatus[] => [
  ...(pod.status?.initContainerStatuses ?? []),
  ...(pod.status?.containerStatuses ?? []),
];

/** `waiting: CrashLoopBackOff (last: exit code 1, Error)` */
export function stateText(status: ContainerStatus): string {
  const { waiting, running, terminated } = status.state ?? {};
  const last = status.lastState?.terminated;
  const before = last === undefined ? '' : ` (last: exit code ${last.exitCode ?? '?'}, ${last.reason ?? 'no reason'})`;
  if (waiting !== undefined)
    return `waiting: ${waiting.reason ?? 'no reason'}${waiting.message === undefined ? '' : `: ${waiting.message}`}${before}`;
  if (terminated !== undefined) return `terminated: exit code ${terminated.exitCode ?? '?'}, ${terminated.reason ?? 'no reason'}`;
  if (running !== undefined) return `running, ${status.ready === true ? 'ready' : 'not ready'}${before}`;
  return 'unknown';
}

interface Merged {
  readonly object: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
}

/** The same words of the same object once, with their number; warnings first, at most 30. */
export function mergedEvents(events: readonly EventObject[]): readonly Merged[] {
  const merged = new Map<string, Merged & { readonly warning: boolean }>();
  for (const event of events) {
    const object = `${event.involvedObject?.kind?.toLowerCase() ?? '?'}/${event.involvedObject?.name ?? '?'}`;
    const key = `${object} ${event.reason} ${event.message}`;
    const count = (event.series?.count ?? event.count ?? 1) + (merged.get(key)?.count ?? 0);
    merged.set(key, { object, reason: event.reason ?? '', message: event.message ?? '', count, warning: event.type === 'Warning' });
  }
  const all = [...merged.values()];
  return [...all.filter((event) => event.warning), ...all.filter((event) => !event.warning)].slice(0, 30);
}
