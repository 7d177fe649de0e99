/** Areas of error codes: one per action or cross-cutting room (build-tag, artifact-publish, deploy-window-check …). */
export type Area = 'BT' | 'AP' | 'DW' | 'HD' | 'AS' | 'ST' | 'CR' | 'RC' | 'WF' | 'PA' | 'IN';
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
/** A stable error code: two letters of the area and three digits. Codes are never reused. */
export type Code = `${Area}${Digit}${Digit}${Digit}`;

/** Who can cure it: the workflow's author, the other side of a connection, or Tidegate itself. */
export type Fault = 'user' | 'remote' | 'bug';

/** How much it weighs: only errors fail a step. */
export type Severity = 'error' | 'warning' | 'notice';

/**
 * One thing that is wrong, told so that it can be cured: what, where, what was expected, and the remedy as a line to paste.
 * Texts may hold names from outside; they are made safe where they are printed, not here.
 */
export interface Problem {
  readonly code: Code;
  readonly fault: Fault;
  readonly what: string;
  readonly where?: string;
  readonly expected?: string;
  readonly remedy?: string;
}

/** A problem that does not end the step. */
export interface Remark {
  readonly severity: 'warning' | 'notice';
  readonly problem: Problem;
}

/** Thrown for lost remotes and broken assumptions; caught once, in `runAction`. Keeps the original error as `cause`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: { cause?: unknown }) {
    const list = 'code' in problems ? [problems] : [...problems];
    super(list.map((problem) => `${problem.code} ${problem.what}`).join('; '), options);
    this.problems = list;
  }
}
