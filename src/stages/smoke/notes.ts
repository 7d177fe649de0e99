import type { Clock } from '../../core/clock/clock.ts';
import { formatDuration } from '../../core/clock/duration.ts';

/** Progress in words: a line when something changes, and one every 30 s when nothing does. Keeps the timeline for the report. */
export interface Notes {
  say(text: string): void;
  /** Milliseconds since the smoke test began. */
  elapsed(): number;
  readonly timeline: readonly { readonly atMs: number; readonly text: string }[];
}

const HEARTBEAT_MS = 30_000;

/** Starts the notes; time counts from now. */
export function startNotes(clock: Clock, print: (line: string) => void): Notes {
  const start = clock.monotonic();
  const timeline: { atMs: number; text: string }[] = [];
  let printedAt = Number.NEGATIVE_INFINITY;
  const elapsed = (): number => clock.monotonic() - start;
  return {
    timeline,
    elapsed,
    say: (text) => {
      const changed = timeline.at(-1)?.text !== text;
      if (!changed && elapsed() - printedAt < HEARTBEAT_MS) return;
      if (changed) timeline.push({ atMs: Math.round(elapsed()), text });
      printedAt = elapsed();
      print(`${formatDuration(elapsed()).padStart(6)}  ${text}`);
    },
  };
}
