import type { State } from '../runner/state.ts';
import type { ReleasePorts } from './ports.ts';

/** What main leaves for post: how far it came, and what stood before. */
export interface Memo {
  readonly phase: 'locked' | 'applying' | 'rolling-back' | 'done';
  /** The last revision before our first write; 0 when there was none. */
  readonly before: number;
  /** Where a rollback was going. */
  readonly to?: number;
}

const STATE = 'tidegate-release';

/** Whether main left something for post to finish. */
export const hasUnfinishedRelease = (state: State): boolean => recallMemo(state) !== undefined;

export const rememberMemo = (state: State, text: string): void => state.save(STATE, text);

export const recallMemo = (state: State): string | undefined => state.read(STATE);

export const saveMemo = (ports: Pick<ReleasePorts, 'remember'>, memo: Memo): void => ports.remember(JSON.stringify(memo));

/** Nothing is left for post. */
export const forgetMemo = (ports: Pick<ReleasePorts, 'remember'>): void => ports.remember('');

/** What was saved; undefined when main never came so far. */
export function readMemo(ports: Pick<ReleasePorts, 'recall'>): Memo | undefined {
  const text = ports.recall();
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as Memo);
}
