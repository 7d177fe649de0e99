import type { Cluster } from '../../core/cluster/cluster.ts';
import type { ManifestObject } from '../../core/manifest/documents.ts';
import { groupPath, type ResourceType, readResourceList, typeKey } from '../../core/manifest-set/resource-type.ts';

/** An object with its place in the cluster. */
export interface PlacedObject extends ManifestObject {
  readonly type: ResourceType;
}

/** How the API server serves these objects' kinds; those that it does not serve (their definition comes with the chart) are left out. */
export async function placeManifest(
  cluster: Cluster,
  objects: readonly ManifestObject[],
  signal: AbortSignal,
): Promise<readonly PlacedObject[]> {
  const versions = [...new Set(objects.map(({ apiVersion }) => apiVersion))];
  const lists = await Promise.all(
    versions.map(async (apiVersion) => {
      const response = await cluster.send({ method: 'GET', path: groupPath(apiVersion), signal });
      return response.status === 200 ? readResourceList(apiVersion, JSON.parse(response.text)) : [];
    }),
  );
  const types = new Map(lists.flat().map((type) => [typeKey(type), type]));
  return objects.flatMap((object) => {
    const type = types.get(typeKey(object));
    return type === undefined ? [] : [{ ...object, type, namespace: type.namespaced ? object.namespace : '' }];
  });
}
