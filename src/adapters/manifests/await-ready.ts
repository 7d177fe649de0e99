import type { Deadline } from '../../core/clock/deadline.ts';
import { type CustomState, judgeCustom } from '../../core/helm-release/judge-custom.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { type JobObject, judgeJob } from '../../core/manifest-set/judge-job.ts';
import { groupOf } from '../../core/manifest-set/resource-type.ts';
import type { SetObject } from '../../core/manifest-set/set-object.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { present } from '../../core/result/present.ts';
import { judgeReadiness } from '../../core/rollout/readiness.ts';
import { settleMs } from '../../core/rollout/settle.ts';
import { readWorkload } from '../kubernetes/workload-api.ts';
import type { Doom } from '../release/watch-rollout.ts';
import type { SetSession } from './ports.ts';

/** How waiting for a set ended. */
export type Waited =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'doomed' } & Doom)
  | {
      readonly kind: 'timeout';
      /** What is not ready apart from workloads, whose pods tell more. */
      readonly waiting: readonly string[];
    };

const LOOK_MS = 1_000;

/**
 * Waits until every workload of the set is ready (and every Job complete, and custom resources Ready, where that is asked for). `doomed` ends it
 * early; a failed Job and a stalled custom resource do so too. What was changed must stay ready for its `settleMs`. Rejects with the signal's reason.
 */
export async function awaitReady(
  session: SetSession,
  objects: readonly SetObject[],
  options: { readonly deadline: Deadline; readonly changed: ReadonlySet<SetObject>; readonly doomed?: Promise<Doom> },
  signal: AbortSignal,
): Promise<Waited> {
  const { clock } = session.ports;
  const early = options.doomed?.then((why): Waited => ({ kind: 'doomed', ...why }));
  const { waitForJobs, waitForCustom } = session.settings;
  const watched = objects.filter((object) => isWorkload(object) || isJob(object) || isAwaited(object, waitForCustom));
  let open: readonly Waiting[] = watched.map((object) => ({
    object,
    needs: options.changed.has(object) && isWorkload(object) ? settleMs(object) : 0,
  }));
  for (;;) {
    const looks = await Promise.all(open.map(async (one) => ({ one, seen: await look(session, one.object, signal) })));
    for (const { seen } of looks) if (seen.kind === 'doomed') return seen;
    open = looks.flatMap(({ one, seen }) => stillWaiting(one, seen, clock.monotonic()));
    const awaited = open.filter(({ object }) => waitForJobs || !isJob(object));
    if (awaited.length === 0) return { kind: 'ready' };
    if (options.deadline.passed()) {
      const late = awaited.filter(({ since }) => since === undefined);
      return late.length === 0 ? { kind: 'ready' } : { kind: 'timeout', waiting: late.flatMap(({ words }) => words ?? []) };
    }
    const pause = clock.sleep(Math.min(LOOK_MS, options.deadline.remaining()), signal).then(() => undefined);
    const ended = await Promise.race(early === undefined ? [pause] : [early, pause]);
    if (ended !== undefined) return ended;
  }
}

/** An object that is waited for. */
interface Waiting {
  readonly object: SetObject;
  /** Milliseconds that it must stay ready. */
  readonly needs: number;
  /** On the monotonic clock: since when it has been ready. */
  readonly since?: number;
  /** What it waits for, where nothing else tells. */
  readonly words?: string;
}

function stillWaiting({ object, needs, since = Number.NaN }: Waiting, seen: Look, now: number): readonly Waiting[] {
  if (seen.kind === 'open') return [{ object, needs, ...present({ words: seen.words }) }];
  const from = Number.isNaN(since) ? now : since;
  return now - from >= needs ? [] : [{ object, needs, since: from }];
}

const isJob = ({ kind, apiVersion }: SetObject): boolean => kind === 'Job' && apiVersion.startsWith('batch/');

const isWorkload = (object: SetObject): boolean => workloadsOf([object]).length > 0;

/** `kinds` are lines such as `cert-manager.io/Certificate`. */
const isAwaited = ({ apiVersion, kind }: SetObject, kinds: readonly string[]): boolean =>
  kinds.some((one) => one.toLowerCase() === `${groupOf(apiVersion)}/${kind}`.toLowerCase());

type Look =
  | { readonly kind: 'ready' }
  /** `words` where nothing else tells what it waits for. */
  | { readonly kind: 'open'; readonly words?: string }
  | ({ readonly kind: 'doomed' } & Doom);

async function look({ ports, api }: SetSession, object: SetObject, signal: AbortSignal): Promise<Look> {
  const [workload] = workloadsOf([object]);
  if (workload !== undefined) {
    const live = await readWorkload(ports.cluster, workload, signal);
    return { kind: live !== undefined && judgeReadiness(workload.kind, live).done ? 'ready' : 'open' };
  }
  const live = await api.read(object.type, object, signal);
  const name = `${object.kind.toLowerCase()}/${object.name}`;
  if (!isJob(object)) return lookAtCustom(name, judgeCustom(live));
  // A Job that is not there has been removed by its own time to live.
  const verdict = live === undefined ? ({ kind: 'done' } as const) : judgeJob(live as JobObject);
  if (verdict.kind === 'failed') return { kind: 'doomed', workload: name, cause: { signal: verdict.signal } };
  return verdict.kind === 'done' ? { kind: 'ready' } : { kind: 'open', words: `${name} is not complete` };
}

function lookAtCustom(name: string, state: CustomState): Look {
  const words = oneLine(state.message, 300);
  switch (state.kind) {
    case 'ready':
      return { kind: 'ready' };
    case 'waiting':
      return { kind: 'open', words: `${name}: ${words}` };
    case 'stalled': {
      const sentence = `it is stalled: ${words}`;
      return {
        kind: 'doomed',
        workload: name,
        cause: { signal: { key: 'stalled', code: 'HD058', failureClass: 'progress-deadline', sentence, patience: { kind: 'none' } } },
      };
    }
  }
}
