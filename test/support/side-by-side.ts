import { beforeAll, test } from '@jest/globals';

/** Scenarios by their titles. */
export type Scenarios = Readonly<Record<string, () => Promise<void>>>;

/**
 * Registers each scenario as a test of the surrounding `describe`, and plays them side by side, at most `limit` at once: most of their time is
 * spent waiting for a cluster. They start after the hooks that were registered before; each test waits for its own scenario.
 */
export function sideBySide(limit: number, scenarios: Scenarios, timeoutMs: number): void {
  const entries = Object.entries(scenarios);
  const plays = new Map(entries.map(([title]) => [title, Promise.withResolvers<void>()]));
  beforeAll(() => {
    const waiting = [...entries];
    const next = async (): Promise<void> => {
      for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
        const [title, play] = entry;
        const played = plays.get(title);
        played?.promise.catch(() => undefined);
        await play().then(
          () => played?.resolve(),
          (error: unknown) => played?.reject(error),
        );
      }
    };
    for (let lane = 0; lane < limit; lane++) void next();
  });
  for (const [title] of entries) test(title, () => plays.get(title)?.promise, timeoutMs);
}
