import { flatten } from '../diff/flatten.ts';
import { objectKey, readManifest } from '../manifest/documents.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { sameValue } from '../values/paths.ts';
import { shownObject } from './compare.ts';

/** HD022 (warning): two renders of the same input differ, so that no deployment is ever recognised as the same. Undefined when they are equal. */
export function judgeRandomness(first: string, second: string, namespace: string, where: string): Problem | undefined {
  if (first === second) return undefined;
  const other = new Map(readManifest(second, namespace).map((object) => [objectKey(object), flatten(object.body)]));
  const places = readManifest(first, namespace).flatMap((object) => {
    const leaves = other.get(objectKey(object));
    const paths = [...flatten(object.body)].flatMap(([path, value]) =>
      leaves !== undefined && sameValue(leaves.get(path), value) ? [] : [path],
    );
    return paths.length === 0 ? [] : [`${shownObject(object, namespace)} ${paths.slice(0, 3).join(', ')}`];
  });
  return {
    code: 'HD022',
    fault: 'user',
    what: `the chart renders differently each time: ${oneLine(places.slice(0, 5).join('; ') || 'the order of its objects', 500)}`,
    where,
    remedy:
      'Leave randAlphaNum, now and the like out of its templates (rollme annotations are of this kind): its pods are restarted by every deployment.',
  };
}
