import type { Log } from '../../../src/adapters/runner/log.ts';

/** A log that keeps what it is told; what it masks is added to `masked`. */
export interface KeptLog extends Log {
  readonly lines: readonly string[];
}

export function keptLog(masked: string[] = []): KeptLog {
  const lines: string[] = [];
  return {
    lines,
    info: (line) => void lines.push(line),
    debug: (line) => void lines.push(`debug: ${line}`),
    section: (title) => {
      lines.push(`[${title}`);
      return { [Symbol.dispose]: () => void lines.push(']') };
    },
    outside: (text) => void lines.push(text),
    problem: (severity, problem) => void lines.push(`${severity}: ${problem.code} ${problem.what}`),
    mask: (secret) => void masked.push(secret),
  };
}
