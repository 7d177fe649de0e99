import { segment } from '../../core/cluster/cluster.ts';
import type { MissingRight } from '../../core/cluster/forbidden.ts';
import { shownObject } from '../../core/helm-release/compare.ts';
import { type Drift, holds, isTold, scaledBy } from '../../core/helm-release/drift.ts';
import { asRecord, objectKey } from '../../core/manifest/documents.ts';
import { changedPaths } from '../../core/manifest-set/changed-paths.ts';
import { type ApplyVerdict, judgeApply } from '../../core/manifest-set/judge-apply.ts';
import { collectionPath } from '../../core/manifest-set/resource-type.ts';
import { conflictProblem, immutableProblem, refusedProblem } from '../../core/manifest-set/set-problems.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { inPool } from '../release/in-pool.ts';
import type { ReleasePorts } from '../release/ports.ts';
import { isRead, type LiveBody, listLive } from './live-objects.ts';
import type { PlacedObject } from './object-types.ts';

/** What the API server says to the new manifest, and what was changed behind the old one's back. */
export interface Tried {
  /** HD040, HD041, HD043. */
  readonly problems: readonly Problem[];
  readonly rights: readonly MissingRight[];
  readonly drifts: readonly Drift[];
  /** Objects that no dry run could judge, with the server's reason. */
  readonly untried: readonly string[];
}

export interface TryOptions {
  readonly release: string;
  /** The release's namespace. */
  readonly home: string;
  /** Whether helm will use server-side apply: only then another owner of a field is in its way. */
  readonly serverSide: boolean;
  readonly force: boolean;
  readonly ignoreDrift: readonly string[];
}

const AT_ONCE = 16;
const APPLY = 'application/apply-patch+yaml';

/**
 * Dry runs, as helm's own field manager: the objects of the new manifest that differ from what stands (admission and immutable fields, which helm's
 * dry run does not try), and those of the old one that differ from what it asked for (drift). What is as it was asked for costs nothing more.
 */
export async function tryObjects(
  ports: Pick<ReleasePorts, 'cluster'>,
  before: readonly PlacedObject[],
  after: readonly PlacedObject[],
  options: TryOptions,
  signal: AbortSignal,
): Promise<Tried> {
  const live = await listLive(ports.cluster, [...before, ...after], signal);
  const apply = async (object: PlacedObject, force: boolean): Promise<ApplyVerdict> => {
    const query = `dryRun=All&fieldManager=helm&fieldValidation=Ignore&force=${force}`;
    const path = `${collectionPath(object.type, object.namespace)}/${segment(object.name)}?${query}`;
    const body = asHelmApplies(object.body, options);
    return judgeApply(await ports.cluster.send({ method: 'PATCH', path, contentType: APPLY, body, signal }));
  };
  const open = after.filter((object) => isRead(live, object) && !holds(live.find(object), object.body));
  const verdicts = await inPool(open, AT_ONCE, async (object) => ({
    object,
    verdict: await apply(object, options.force || !options.serverSide),
  }));
  const scaled = scaledBy(after.filter((object) => object.kind === 'HorizontalPodAutoscaler').map(({ body }) => body));
  const drifted = await inPool(
    before.filter((object) => isRead(live, object)),
    AT_ONCE,
    (object) => driftOf(object, live.find(object)),
  );
  async function driftOf(object: PlacedObject, now: LiveBody | undefined): Promise<readonly Drift[]> {
    const shown = shownObject(object, options.home);
    if (now === undefined) return isTold(shown, '', options.ignoreDrift, scaled) ? [{ object: shown, paths: [] }] : [];
    if (holds(now, object.body)) return [];
    const verdict = await apply(object, true);
    if (verdict.kind !== 'taken') return [];
    const paths = changedPaths(now, verdict.object).filter((path) => isTold(shown, path, options.ignoreDrift, scaled));
    return paths.length === 0 ? [] : [{ object: shown, paths }];
  }
  return { ...judged(verdicts, options.home), drifts: drifted.flat() };
}

/** Helm marks each object as the release's own (`pkg/action/validate.go`); without the marks a dry run would take them away. */
function asHelmApplies(body: LiveBody, { release, home }: TryOptions): LiveBody {
  const metadata = asRecord(body.metadata) ?? {};
  const labels = { ...asRecord(metadata.labels), 'app.kubernetes.io/managed-by': 'Helm' };
  const own = { 'meta.helm.sh/release-name': release, 'meta.helm.sh/release-namespace': home };
  return { ...body, metadata: { ...metadata, labels, annotations: { ...asRecord(metadata.annotations), ...own } } };
}

function judged(
  verdicts: readonly { readonly object: PlacedObject; readonly verdict: ApplyVerdict }[],
  home: string,
): Omit<Tried, 'drifts'> {
  const problems: Problem[] = [];
  const rights: MissingRight[] = [];
  const untried: string[] = [];
  for (const { object, verdict } of verdicts) {
    const subject = { shown: shownObject(object, home), origin: `the chart's ${objectKey(object).split('/').slice(1).join('/')}` };
    switch (verdict.kind) {
      case 'taken':
      case 'raced':
        break;
      case 'conflict':
        problems.push(conflictProblem(subject, verdict.conflicts));
        break;
      case 'immutable':
        problems.push(immutableProblem(subject, verdict.message));
        break;
      case 'forbidden':
        rights.push(verdict.right);
        break;
      case 'no-namespace':
      case 'no-kind':
      case 'cannot-try':
        untried.push(`${subject.shown}: ${verdict.message}`);
        break;
      case 'refused':
        problems.push(refusedProblem(subject, verdict.message));
        break;
    }
  }
  return { problems, rights, untried };
}
