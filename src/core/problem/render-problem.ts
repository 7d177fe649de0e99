import type { Problem } from './problem.ts';

/** One line for an annotation: code, what, where it is, what was expected and the remedy. */
export function problemLine(problem: Problem): string {
  const parts = [`${problem.code} ${problem.what}`];
  if (problem.where !== undefined) parts.push(`At ${problem.where}.`);
  if (problem.expected !== undefined) parts.push(`Expected ${problem.expected}.`);
  if (problem.remedy !== undefined) parts.push(problem.remedy);
  return parts.map((part) => part.trim().replace(/\s*\n\s*/g, ' ')).join(' ');
}

/** The same problem for the log: a first line, then one indented line per part; a remedy of several lines stays pasteable. */
export function problemBlock(problem: Problem): string {
  const lines = [`${problem.code} ${problem.what}`];
  const add = (label: string, text: string | undefined): void => {
    if (text === undefined) return;
    const [first = '', ...rest] = text.split('\n');
    lines.push(`  ${label.padEnd(9)} ${first}`, ...rest.map((line) => `            ${line}`));
  };
  add('where', problem.where);
  add('expected', problem.expected);
  add('remedy', problem.remedy);
  add('fault', FAULT_TEXT[problem.fault]);
  return lines.join('\n');
}

const FAULT_TEXT = {
  user: 'this workflow or repository',
  remote: 'the other side of the connection',
  bug: 'Tidegate: please open an issue with this log',
} as const;
