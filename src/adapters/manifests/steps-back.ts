import { forbidden } from '../../core/cluster/forbidden.ts';
import type { SourceObject } from '../../core/manifest/read-documents.ts';
import { placeObjects } from '../../core/manifest-set/place-objects.ts';
import type { ObjectStep } from '../../core/manifest-set/plan-objects.ts';
import { refKey } from '../../core/manifest-set/set-object.ts';
import { manifestOfBody, type StoredSet } from '../../core/manifest-set/stored-set.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { dryRun, kindsOf, namespacesOf } from './dry-run.ts';
import { ownerOfSet, type SetSession } from './ports.ts';

/** What has to be written to make a remembered set stand again; tried on the API server first. */
export async function stepsBack(
  session: SetSession,
  set: StoredSet,
  signal: AbortSignal,
): Promise<Result<readonly ObjectStep[], readonly Problem[]>> {
  const { api, settings, ports } = session;
  const sources = set.objects.flatMap(manifestOfBody).map(({ namespace, ...object }): SourceObject => {
    const own = present({ namespace: namespace === '' ? undefined : namespace });
    return { ...object, ...own, origin: `revision ${set.revision}` };
  });
  const served = await api.discover(
    sources.map((source) => source.apiVersion),
    signal,
  );
  const placed = placeObjects(sources, served, settings.namespace);
  if (!placed.ok) return placed;
  const objects = placed.value;
  const tried = await dryRun(
    api,
    objects,
    {
      owner: ownerOfSet(session),
      force: true,
      adopt: false,
      makes: new Set(namespacesOf(objects)),
      defines: new Set(kindsOf(objects)),
      deployed: new Map(objects.map((object) => [refKey(object), object.body])),
    },
    signal,
  );
  if (tried.rights.length > 0) return err([forbidden(tried.rights, ports.identity), ...tried.problems]);
  return tried.problems.length > 0 ? err(tried.problems) : ok(tried.steps);
}
