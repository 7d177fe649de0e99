import type { Pod } from '../../core/cluster/objects.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Remark } from '../../core/problem/problem.ts';
import type { TargetImage } from '../../core/target/target.ts';

/** The images with the digests that run; a warning where another one runs than the registry gave before. */
export function runningImages(
  planned: readonly TargetImage[],
  pods: readonly Pod[],
): { readonly images: readonly TargetImage[]; readonly remarks: readonly Remark[] } {
  const running = new Map(pods.flatMap(digestsOf));
  const remarks = planned.flatMap(({ name, digest }): readonly Remark[] => {
    const runs = running.get(name);
    if (digest === undefined || runs === undefined || runs === digest) return [];
    const what = `image ${oneLine(name, 200)} was ${digest} at the preflight, and ${runs} runs`;
    return [
      {
        severity: 'warning',
        problem: { code: 'HD035', fault: 'user', what, remedy: 'Deploy by digest: a tag may move between two looks.' },
      },
    ];
  });
  return {
    images: planned.map((image) => ({ ...image, ...(running.has(image.name) ? { digest: running.get(image.name) ?? '' } : {}) })),
    remarks,
  };
}

/** By the image's name in the spec: the status names it in the runtime's own form. */
function digestsOf(pod: Pod): readonly (readonly [string, string])[] {
  return (pod.spec?.containers ?? []).flatMap(({ name, image }): readonly (readonly [string, string])[] => {
    const id = pod.status?.containerStatuses?.find((status) => status.name === name)?.imageID ?? '';
    const digest = /@(sha256:[0-9a-f]{64})$/.exec(id)?.[1];
    return digest === undefined || image === undefined ? [] : [[image, digest]];
  });
}
