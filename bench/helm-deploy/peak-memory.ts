import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Notes how much memory node processes take at most. */
export interface MemoryProbe {
  /** For the step's `env:`. */
  readonly env: Readonly<Record<string, string>>;
  /** The largest resident set of any of them, in MiB. Throws when none has ended. */
  peak(): number;
}

/**
 * Lets each node process write its own `VmHWM` when it ends. The resource usage that the system reports of a child starts at the size of the process
 * that forked it, and so does not serve.
 */
export function memoryProbe(parent: string): MemoryProbe {
  const folder = mkdtempSync(join(parent, 'memory-'));
  const script = join(folder, 'probe.cjs');
  writeFileSync(
    script,
    `const { readFileSync, writeFileSync } = require('node:fs');
process.on('exit', () => writeFileSync(${JSON.stringify(folder)} + '/' + process.pid + '.status', readFileSync('/proc/self/status')));
`,
  );
  return {
    env: { NODE_OPTIONS: `--require ${script}` },
    peak: () => {
      const files = readdirSync(folder).filter((name) => name.endsWith('.status'));
      if (files.length === 0) throw new Error('no process has told its memory');
      return Math.max(...files.map((name) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1]))) / 1_024;
    },
  };
}
