import type { SourceObject } from '../manifest/read-documents.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { type ResourceType, typeKey, typesOfDefinition } from './resource-type.ts';
import { refKey, type SetObject, shownRef } from './set-object.ts';

/**
 * Gives every object its place: the namespace of the release where a file names none, and the resource that serves its kind, by the cluster or
 * by a CustomResourceDefinition of the same set. All problems at once: kinds that nobody serves, and objects that stand there twice.
 */
export function placeObjects(
  sources: readonly SourceObject[],
  served: readonly ResourceType[],
  namespace: string,
): Result<readonly SetObject[], readonly Problem[]> {
  const types = new Map([...sources.flatMap(({ body }) => typesOfDefinition(body)), ...served].map((type) => [typeKey(type), type]));
  const problems: Problem[] = [];
  const placed = new Map<string, SetObject>();
  for (const source of sources) {
    const type = types.get(typeKey(source));
    if (type === undefined) {
      problems.push(unknownKind(source));
      continue;
    }
    const object = place(source, type, namespace);
    const twin = placed.get(refKey(object));
    if (twin === undefined) placed.set(refKey(object), object);
    else problems.push(twice(object, twin, namespace));
  }
  return problems.length > 0 ? err(problems) : ok([...placed.values()]);
}

/** What the server writes there itself: `kubectl get -o yaml` prints it, and an apply must not send it. */
const SERVER_FIELDS = ['managedFields', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'selfLink', 'namespace'];

function place(source: SourceObject, type: ResourceType, home: string): SetObject {
  const { apiVersion, kind, name, origin } = source;
  const namespace = type.namespaced ? (source.namespace ?? home) : '';
  const written = Object.entries(source.body.metadata as Readonly<Record<string, unknown>>);
  const metadata = {
    ...Object.fromEntries(written.filter(([field]) => !SERVER_FIELDS.includes(field))),
    ...(type.namespaced ? { namespace } : {}),
  };
  return { apiVersion, kind, name, namespace, body: { ...source.body, metadata }, type, origin };
}

const unknownKind = ({ apiVersion, kind, origin }: SourceObject): Problem => ({
  code: 'HD043',
  fault: 'user',
  what: `the cluster has no kind ${oneLine(kind, 80)} in ${oneLine(apiVersion, 80)}`,
  where: origin,
  remedy: 'Correct apiVersion and kind, or add the CustomResourceDefinition to the manifests.',
});

const twice = (object: SetObject, twin: SetObject, home: string): Problem => ({
  code: 'HD024',
  fault: 'user',
  what: `${oneLine(shownRef(object, home), 200)} is there twice`,
  where: `${object.origin} and ${twin.origin}`,
  expected: 'every object once',
  remedy: 'Remove one of them.',
});
