import type { Cluster } from '../../core/cluster/cluster.ts';
import { collectionPath } from '../../core/manifest-set/resource-type.ts';
import type { PlacedObject } from './object-types.ts';

/** An object as it stands in the cluster. */
export type LiveBody = Readonly<Record<string, unknown>>;

/** What stands in the cluster of these objects; `unread` names collections that may not be listed. */
export interface LiveObjects {
  /** Undefined when it is not there. */
  find(object: PlacedObject): LiveBody | undefined;
  readonly unread: ReadonlySet<string>;
}

const PAGE = 250;

/** One list per kind and namespace, in pages, however many objects there are. */
export async function listLive(cluster: Cluster, objects: readonly PlacedObject[], signal: AbortSignal): Promise<LiveObjects> {
  const wanted = new Set(objects.map((object) => `${pathOf(object)} ${object.name}`));
  const found = new Map<string, LiveBody>();
  const unread = new Set<string>();
  await Promise.all(
    [...new Map(objects.map((object) => [pathOf(object), object.type]))].map(async ([path, { apiVersion, kind }]) => {
      for (let next = ''; ; ) {
        const query = `limit=${PAGE}${next === '' ? '' : `&continue=${encodeURIComponent(next)}`}`;
        const response = await cluster.send({ method: 'GET', path: `${path}?${query}`, signal });
        if (response.status !== 200) return void unread.add(path);
        const list = JSON.parse(response.text) as { items: readonly LiveBody[] | null; metadata?: { continue?: string } };
        for (const item of list.items ?? []) {
          const key = `${path} ${(item.metadata as { name?: string } | undefined)?.name}`;
          // The items of a list do not say what they are.
          if (wanted.has(key)) found.set(key, { apiVersion, kind, ...item });
        }
        next = list.metadata?.continue ?? '';
        if (next === '') return;
      }
    }),
  );
  return { find: (object) => found.get(`${pathOf(object)} ${object.name}`), unread };
}

const pathOf = (object: PlacedObject): string => collectionPath(object.type, object.namespace);

/** Whether the collection of an object could be read. */
export const isRead = (live: LiveObjects, object: PlacedObject): boolean => !live.unread.has(pathOf(object));
