import { isDeepStrictEqual, styleText } from 'node:util';

/** The demo's voice: chapters with their time, lines, and observations that are assertions. */
export interface Story {
  /** Plays a chapter and prints how long it took. An error in it is a failed observation; the story goes on. */
  chapter(title: string, play: () => Promise<void>): Promise<void>;
  say(line: string): void;
  /** An observation on the cluster, the registry or GitHub: holds when `seen` equals `expected`. */
  observe(what: string, seen: unknown, expected: unknown): void;
  /** How many observations held and failed. */
  tally(): { readonly held: number; readonly failed: number };
}

/** A story told on `print`, with times by `clock` (milliseconds). */
export function tellStory(print: (line: string) => void, clock: () => number): Story {
  const count = { held: 0, failed: 0 };
  const observe = (what: string, seen: unknown, expected: unknown): void => {
    const holds = isDeepStrictEqual(seen, expected);
    count[holds ? 'held' : 'failed'] += 1;
    print(
      holds ? `  ${styleText('green', '✓')} ${what}` : `  ${styleText('red', '✗')} ${what}: saw ${show(seen)}, expected ${show(expected)}`,
    );
  };
  return {
    say: (line) => print(`    ${line}`),
    observe,
    tally: () => ({ ...count }),
    chapter: async (title, play) => {
      const start = clock();
      print(`\n${styleText('bold', title)}`);
      try {
        await play();
      } catch (error) {
        observe('the chapter ran to its end', error instanceof Error ? error.message.trim() : error, undefined);
      }
      print(styleText('dim', `    ${((clock() - start) / 1000).toFixed(1)} s`));
    },
  };
}

const show = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
