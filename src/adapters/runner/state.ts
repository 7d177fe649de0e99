import * as core from '@actions/core';

/** Texts that main saves for post; written to the runner's state file at once, so that a killed main leaves them behind. */
export interface State {
  save(key: string, value: string): void;
  /** What main saved; undefined in main, and when nothing was saved. */
  read(key: string): string | undefined;
}

/** The runner's own state (`GITHUB_STATE`, `STATE_…`). */
export const runnerState: State = {
  save: (key, value) => core.saveState(key, value),
  read: (key) => core.getState(key) || undefined,
};
