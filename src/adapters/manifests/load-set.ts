import { withOwner } from '../../core/manifest-set/ownership.ts';
import { placeObjects } from '../../core/manifest-set/place-objects.ts';
import { replaceImages } from '../../core/manifest-set/replace-images.ts';
import { secretValues } from '../../core/manifest-set/secret-values.ts';
import type { SetObject } from '../../core/manifest-set/set-object.ts';
import { stampConfig } from '../../core/manifest-set/stamp-config.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { ok, type Result } from '../../core/result/result.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import { ownerOfSet, type SetSession } from './ports.ts';

/** The manifests as they will be applied: read, with their images, in their places, with the labels of their owner. What their Secrets hold is masked. */
export async function loadSet(session: SetSession, signal: AbortSignal): Promise<Result<readonly SetObject[], readonly Problem[]>> {
  const { settings, api, ports } = session;
  const read = await session.sources(signal);
  if (!read.ok) return read;
  const replaced = replaceImages(read.value.objects, settings.imageValues, settings.image);
  if (!replaced.ok) return replaced;
  const served = await api.discover(
    replaced.value.map((source) => source.apiVersion),
    signal,
  );
  const placed = placeObjects(replaced.value, served, settings.namespace);
  if (!placed.ok) return placed;
  for (const value of secretValues(placed.value)) for (const form of maskForms(value)) ports.log.mask(form);
  const owned = placed.value.map((object) => withOwner(object, ownerOfSet(session)));
  return ok(settings.restartOnConfig ? stampConfig(owned) : owned);
}
