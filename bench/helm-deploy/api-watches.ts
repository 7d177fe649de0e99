import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PAUSE_MS = 100;

/** The most watches that were open at the same moment beyond those before, with their resources: `pods`, or `pods × 2`. */
export interface MostWatches {
  readonly count: number;
  readonly resources: readonly string[];
  readonly looks: number;
}

/**
 * Counts watches of whole namespaces by the API server's gauge `apiserver_longrunning_requests` while `work` runs. The cluster's own parts watch all
 * namespaces, or single objects: those have other scopes and are not counted.
 */
export async function mostWatches<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly most: MostWatches }> {
  const before = await openWatches();
  const worked = work();
  let running = true;
  const stop = (): void => {
    running = false;
  };
  worked.then(stop, stop);
  let most: MostWatches = { count: 0, resources: [], looks: 0 };
  let looks = 0;
  while (running) {
    const now = await openWatches();
    looks += 1;
    const grown = [...now]
      .map(([resource, count]) => [resource, count - (before.get(resource) ?? 0)] as const)
      .filter(([, count]) => count > 0);
    const count = grown.reduce((sum, [, more]) => sum + more, 0);
    if (count > most.count) most = { count, resources: grown.map(([resource, n]) => (n === 1 ? resource : `${resource} × ${n}`)), looks };
    await sleep(PAUSE_MS);
  }
  return { result: await worked, most: { ...most, looks } };
}

async function openWatches(): Promise<ReadonlyMap<string, number>> {
  const { stdout } = await run('kubectl', ['get', '--raw', '/metrics'], { maxBuffer: 1 << 26 });
  const open = new Map<string, number>();
  for (const [, labels = '', count] of stdout.matchAll(/^apiserver_longrunning_requests\{(.*)\} (\S+)$/gm)) {
    if (!labels.includes('verb="WATCH"') || !labels.includes('scope="namespace"')) continue;
    const resource = /resource="([^"]*)"/.exec(labels)?.[1] ?? '';
    open.set(resource, (open.get(resource) ?? 0) + Number(count));
  }
  return open;
}
