import { valueDiff } from '../../core/diff/value-diff.ts';
import { sha256Of } from '../../core/digest/sha256.ts';
import { changedObjects, changeSummary, mayShowValue, renderChanges, secretContents } from '../../core/helm-release/compare.ts';
import { renderDrift } from '../../core/helm-release/drift.ts';
import type { Release } from '../../core/helm-release/release.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import type { Forecast } from './forecast.ts';
import type { Deployed, HelmSession } from './session.ts';

/** What people read of a plan: values and objects that change, what has drifted; digests. */
export function planReport(
  { settings }: HelmSession,
  deployed: Deployed | undefined,
  next: Release,
  foretold: Forecast,
  unchanged: boolean,
) {
  const { namespace } = settings;
  const objects = changedObjects(deployed?.release.manifest ?? '', next.manifest, namespace);
  const contents = secretContents(readManifest(`${deployed?.release.manifest ?? ''}\n---\n${next.manifest}`, namespace));
  const values = valueDiff(deployed?.release.config ?? {}, next.config, mayShowValue(contents));
  const parts = [renderChanges(objects, values, unchanged ? [] : next.hooks), renderDrift(foretold.drifts)];
  return {
    report: parts.filter((part) => part !== '').join('\n\n'),
    diffSummary: changeSummary(objects),
    drift: foretold.drifts.map(({ object }) => object),
    manifestDigest: sha256Of(new TextEncoder().encode(next.manifest)),
  };
}
