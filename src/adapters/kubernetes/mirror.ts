import type { Clock } from '../../core/clock/clock.ts';
import { statusMessage } from '../../core/cluster/answer.ts';
import type { Cluster, WatchEvent } from '../../core/cluster/cluster.ts';
import type { KubeObject } from '../../core/cluster/objects.ts';

/** A list of objects that follows the cluster, as far as the connection allows. */
export interface Mirror<T extends KubeObject> {
  objects(): readonly T[];
  /** Resolves once the first list is there; false when it may not be read. */
  readonly ready: Promise<boolean>;
}

export interface MirrorPorts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  debug(line: string): void;
  /** Called after each change. */
  changed(): void;
}

type List<T> = { readonly metadata?: { readonly resourceVersion?: string }; readonly items: readonly T[] | null };

/**
 * Lists `path` and watches it from there (Kubernetes API concepts, "Efficient detection of changes"): a watch that ends is opened again from
 * the last version seen, a version that is too old (410) leads to a new list, a lost connection to a pause of a second.
 * A 403 ends it for good. Runs until the signal is aborted.
 */
export function mirror<T extends KubeObject>(path: string, ports: MirrorPorts, signal: AbortSignal): Mirror<T> {
  const objects = new Map<string, T>();
  const first = Promise.withResolvers<boolean>();
  const key = (object: T): string => object.metadata.uid ?? `${object.metadata.namespace}/${object.metadata.name}`;
  const list = async (): Promise<string | 'forbidden'> => {
    const response = await ports.cluster.send({ method: 'GET', path, signal });
    if (response.status === 403) return 'forbidden';
    if (response.status !== 200) throw new Error(`${response.status} ${statusMessage(response)}`);
    const { items, metadata } = JSON.parse(response.text) as List<T>;
    objects.clear();
    for (const item of items ?? []) objects.set(key(item), item);
    first.resolve(true);
    ports.changed();
    return metadata?.resourceVersion ?? '0';
  };
  const follow = async (from: string): Promise<void> => {
    let version = from;
    while (!signal.aborted && version !== '') {
      const join = path.includes('?') ? '&' : '?';
      const query = `${path}${join}allowWatchBookmarks=true&timeoutSeconds=240&resourceVersion=${version}`;
      await ports.cluster.watch(
        query,
        (event) => {
          version = take(event) ?? version;
        },
        signal,
      );
    }
  };
  const take = (event: WatchEvent): string | undefined => {
    if (event.type === 'ERROR') return '';
    const object = event.object as unknown as T;
    if (event.type === 'DELETED') objects.delete(key(object));
    else if (event.type !== 'BOOKMARK') objects.set(key(object), object);
    ports.changed();
    return object.metadata.resourceVersion;
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        const version = await list();
        if (version === 'forbidden') return first.resolve(false);
        await follow(version);
      } catch (error) {
        if (signal.aborted) return;
        ports.debug(`watch of ${path} lost: ${error}`);
      }
      await ports.clock.sleep(1_000, signal);
    }
  };
  run()
    .catch((error: unknown) => {
      if (!signal.aborted) ports.debug(`watch of ${path} ended: ${error}`);
    })
    .finally(() => first.resolve(false));
  return { objects: () => [...objects.values()], ready: first.promise };
}
