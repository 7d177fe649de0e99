import type { Clock } from '../../core/clock/clock.ts';
import type { Child, ChildEnd } from '../process/child.ts';

/** How a watched helm call came to its end. */
export type HelmEnd<D> =
  | { readonly kind: 'ended'; readonly end: ChildEnd }
  | { readonly kind: 'doomed'; readonly why: D; readonly end: ChildEnd }
  | { readonly kind: 'aborted'; readonly end: ChildEnd }
  | { readonly kind: 'overdue'; readonly end: ChildEnd };

/** Helm writes `failed` within milliseconds of SIGTERM; one that does not is killed. */
const KILL_AFTER_MS = 5_000;

/**
 * Waits for helm, for a verdict that ends it, for the job's cancellation, or for the time after which helm should have given up by itself;
 * in the last three cases it is told to stop, and its end awaited.
 */
export async function awaitHelm<D>(
  child: Child,
  options: { readonly clock: Clock; readonly signal: AbortSignal; readonly overdueMs: number; readonly doomed?: Promise<D> },
): Promise<HelmEnd<D>> {
  const { clock, signal } = options;
  const over = new AbortController();
  const aborted = Promise.withResolvers<{ readonly kind: 'aborted' }>();
  const abort = (): void => aborted.resolve({ kind: 'aborted' });
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const first = await Promise.race([
      child.end.then((end) => ({ kind: 'ended', end }) as const),
      aborted.promise,
      clock.sleep(options.overdueMs, over.signal).then(() => ({ kind: 'overdue' }) as const),
      ...(options.doomed === undefined ? [] : [options.doomed.then((why) => ({ kind: 'doomed', why }) as const)]),
    ]);
    if (first.kind === 'ended') return first;
    child.terminate();
    const killed = clock.sleep(KILL_AFTER_MS, over.signal).then(() => child.kill());
    killed.catch(() => undefined);
    const end = await child.end;
    return { ...first, end };
  } finally {
    over.abort(new Error('helm has ended'));
    signal.removeEventListener('abort', abort);
  }
}
