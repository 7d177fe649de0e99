import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The command lines that were seen so far, with NUL between their words. */
export interface CommandLines extends AsyncDisposable {
  readonly seen: ReadonlySet<string>;
}

const LOOK_MS = 5;

/** Looks at the command lines of all processes, again and again, until it is disposed of. A process that ends between two looks is not seen. */
export function watchCommandLines(): CommandLines {
  const seen = new Set<string>();
  let over = false;
  const look = async (): Promise<void> => {
    while (!over) {
      for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
          seen.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
        } catch {
          // It has ended.
        }
      }
      await sleep(LOOK_MS);
    }
  };
  const looking = look();
  return {
    seen,
    [Symbol.asyncDispose]: async () => {
      over = true;
      await looking;
    },
  };
}
