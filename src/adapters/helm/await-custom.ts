import type { Clock } from '../../core/clock/clock.ts';
import { formatDuration } from '../../core/clock/duration.ts';
import { type Cluster, segment } from '../../core/cluster/cluster.ts';
import { type CustomState, judgeCustom } from '../../core/helm-release/judge-custom.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { collectionPath, groupOf } from '../../core/manifest-set/resource-type.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Log } from '../runner/log.ts';
import { type PlacedObject, placeManifest } from './object-types.ts';

const LOOK_MS = 1_000;

/** What is waited for, and until when on the monotonic clock. */
export interface CustomWait {
  readonly manifest: string;
  readonly namespace: string;
  /** `cert-manager.io/Certificate`. */
  readonly kinds: readonly string[];
  readonly until: number;
  readonly timeoutMs: number;
  readonly where: string;
}

/** Waits until the custom resources of these kinds are Ready. HD058 for one that is stalled, HD059 for what is not ready in time. */
export async function awaitCustom(
  ports: { readonly cluster: Cluster; readonly clock: Clock; readonly log: Log },
  wait: CustomWait,
  signal: AbortSignal,
): Promise<Problem | undefined> {
  const wanted = readManifest(wait.manifest, wait.namespace).filter(({ apiVersion, kind }) =>
    wait.kinds.some((one) => one.toLowerCase() === `${groupOf(apiVersion)}/${kind}`.toLowerCase()),
  );
  let open = await placeManifest(ports.cluster, wanted, signal);
  for (;;) {
    const states = await Promise.all(open.map(async (object) => ({ object, state: await look(ports.cluster, object, signal) })));
    const stalled = states.find(({ state }) => state.kind === 'stalled');
    if (stalled !== undefined) return stalledProblem(stalled.object, stalled.state);
    const waiting = states.filter(({ state }) => state.kind !== 'ready');
    if (waiting.length === 0) return undefined;
    for (const { object, state } of waiting) ports.log.debug(`${shown(object)}: ${state.message}`);
    if (ports.clock.monotonic() >= wait.until) return lateProblem(wait, waiting);
    open = waiting.map(({ object }) => object);
    await ports.clock.sleep(LOOK_MS, signal);
  }
}

async function look(cluster: Cluster, object: PlacedObject, signal: AbortSignal): Promise<CustomState> {
  const path = `${collectionPath(object.type, object.namespace)}/${segment(object.name)}`;
  const response = await cluster.send({ method: 'GET', path, signal });
  return response.status === 200
    ? judgeCustom(JSON.parse(response.text))
    : { kind: 'waiting', message: `it cannot be read (${response.status})` };
}

const shown = ({ kind, name }: PlacedObject): string => oneLine(`${kind}/${name}`, 120);

const stalledProblem = (object: PlacedObject, state: CustomState): Problem => ({
  code: 'HD058',
  fault: 'user',
  what: `${shown(object)} is stalled: ${oneLine(state.message, 400)}`,
  where: shown(object),
});

const lateProblem = (wait: CustomWait, waiting: readonly { readonly object: PlacedObject; readonly state: CustomState }[]): Problem => ({
  code: 'HD059',
  fault: 'user',
  what: `the rollout was not done after ${formatDuration(wait.timeoutMs)}: ${waiting
    .slice(0, 5)
    .map(({ object, state }) => `${shown(object)}: ${oneLine(state.message, 200)}`)
    .join('; ')}`,
  where: wait.where,
  remedy: 'Look at the controller of that kind, or take it out of wait-for-custom.',
});
