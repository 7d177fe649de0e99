import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import type { HelmStage } from '../../test/support/cluster/helm-stage.ts';

/** When the first event of a kind was seen in a namespace. */
export interface EventMoment extends Disposable {
  /** On `performance.now`'s clock; undefined when none was seen. */
  at(): number | undefined;
}

/** Follows the events of a release's pods from now on, and notes when the first one matches. An event's own time has whole seconds only. */
export function firstEvent(stage: HelmStage, release: string, pattern: RegExp): EventMoment {
  const path = '{.involvedObject.name}{" "}{.message}{"\\n"}';
  const args = ['--namespace', stage.namespace, 'get', 'events', '--watch', `--output=jsonpath=${path}`];
  const child = spawn('kubectl', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen: number | undefined;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith(`${release}-`) && pattern.test(line)) seen ??= performance.now();
  });
  return { at: () => seen, [Symbol.dispose]: () => void child.kill() };
}
