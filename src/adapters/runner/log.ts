import { randomBytes } from 'node:crypto';
import * as core from '@actions/core';
import { fenced, oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem, Severity } from '../../core/problem/problem.ts';
import { problemBlock, problemLine } from '../../core/problem/render-problem.ts';

/** The step's log. Text from outside goes through `outside`, or through `oneLine` when it stands inside a line of ours. */
export interface Log {
  info(line: string): void;
  debug(line: string): void;
  /** A folded section until it is disposed of: `using section = log.section('Plan');` */
  section(title: string): Disposable;
  /** Several lines of outside text, fenced so that none acts as a workflow command. */
  outside(text: string): void;
  /** An annotation in one line and the problem's block in the log. */
  problem(severity: Severity, problem: Problem): void;
  /** Masks a value in everything the runner shows from now on. */
  mask(secret: string): void;
}

/** The log of a real step: standard output, read by the runner. */
export function runnerLog(): Log {
  const annotate = { error: core.error, warning: core.warning, notice: core.notice };
  return {
    info: (line) => core.info(harmless(line)),
    debug: (line) => core.debug(harmless(line)),
    section: (title) => {
      core.startGroup(oneLine(title));
      return { [Symbol.dispose]: () => core.endGroup() };
    },
    outside: (text) => process.stdout.write(`${fenced(text, randomBytes(32).toString('hex'))}\n`),
    problem: (severity, problem) => {
      annotate[severity](oneLine(problemLine(problem), 4_000), { title: problem.code });
      core.info(harmless(problemBlock(problem)));
    },
    mask: (secret) => core.setSecret(secret),
  };
}

/** Our own lines may quote names from outside: each line on its own cannot start a command. */
const harmless = (text: string): string =>
  text
    .split('\n')
    .map((line) => keepIndent(line))
    .join('\n');

function keepIndent(line: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return indent + oneLine(line.slice(indent.length), 20_000);
}
