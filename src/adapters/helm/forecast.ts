import { forbidden } from '../../core/cluster/forbidden.ts';
import type { Drift } from '../../core/helm-release/drift.ts';
import type { Release } from '../../core/helm-release/release.ts';
import { kindRights, optionalRights, requiredRights } from '../../core/helm-release/rights.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { unverifiable } from '../../core/manifest-set/set-problems.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import { missingRights, optionalMissing } from '../release/review-rights.ts';
import { type PlacedObject, placeManifest } from './object-types.ts';
import type { NotRendered } from './render.ts';
import type { HelmSession } from './session.ts';
import { tryObjects } from './try-objects.ts';

/** The API server's word on what would be written, and what was changed behind the last revision's back. */
export interface Forecast {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
  readonly drifts: readonly Drift[];
}

/** Rights first (with the Role that lacks, HD002), then dry runs of the objects: HD040, HD041, HD043. Nothing is written. */
export async function forecast(session: HelmSession, deployed: Release | undefined, next: Release, signal: AbortSignal): Promise<Forecast> {
  const { settings, ports, helm } = session;
  const hooks = next.hooks.map((hook) => hook.manifest).join('\n---\n');
  const objectsOf = (manifest: string): Promise<readonly PlacedObject[]> =>
    placeManifest(ports.cluster, readManifest(manifest, settings.namespace), signal);
  const [before, after, ofHooks] = await Promise.all([objectsOf(deployed?.manifest ?? ''), objectsOf(next.manifest), objectsOf(hooks)]);
  const { refused, missing } = await review(session, [...before, ...after, ...ofHooks], signal);
  if (refused.length > 0) return { problems: [forbidden(refused, ports.identity)], remarks: [], drifts: [] };
  const tried = await tryObjects(
    ports,
    before,
    after,
    {
      release: settings.release,
      home: settings.namespace,
      serverSide: helm.version.major === 4 && (deployed === undefined || deployed.applyMethod === 'ssa'),
      force: settings.forceConflicts,
      ignoreDrift: settings.ignoreDrift,
    },
    signal,
  );
  return {
    problems: [...tried.problems, ...(tried.rights.length > 0 ? [forbidden(tried.rights, ports.identity)] : [])],
    remarks: [
      ...(missing.length === 0 ? [] : [optionalMissing(missing, ports.identity)]),
      ...(tried.untried.length === 0
        ? []
        : [{ severity: 'warning', problem: unverifiable(tried.untried, 'the API server cannot try them before others stand') } as const]),
    ],
    drifts: tried.drifts,
  };
}

/** Helm names the first right that lacks; all of them are told when it can render without the server. */
export async function allRights(session: HelmSession, { problem, manifest }: NotRendered, signal: AbortSignal): Promise<Problem> {
  if (manifest === undefined) return problem;
  const objects = await placeManifest(session.ports.cluster, readManifest(manifest, session.settings.namespace), signal);
  const { refused } = await review(session, objects, signal);
  return refused.length === 0 ? problem : forbidden(refused, session.ports.identity);
}

/** What lacks of all rights, and what of those a deployment cannot do without. */
async function review({ ports, settings }: HelmSession, objects: readonly PlacedObject[], signal: AbortSignal) {
  const places = [...new Map(objects.map((one) => [`${one.type.plural} ${one.namespace}`, one])).values()];
  const optional = optionalRights(settings.namespace);
  const missing = await missingRights(ports, [...requiredRights(settings.namespace), ...kindRights(places), ...optional], signal);
  return { missing: missing.filter((right) => optional.includes(right)), refused: missing.filter((right) => !optional.includes(right)) };
}
