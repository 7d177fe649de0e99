import { parseImageRef } from '../image-ref/image-ref.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem, Remark } from '../problem/problem.ts';

/** HD034 for images that name neither tag nor digest, or `latest`: what they are may change between two pods. */
export function judgeTags(
  images: readonly string[],
  policy: 'error' | 'warn' | 'off',
  where: string,
): { readonly problems: readonly Problem[]; readonly remarks: readonly Remark[] } {
  const loose = images.filter((image) => {
    const ref = parseImageRef(image);
    return ref !== undefined && ref.digest === undefined && (ref.tag ?? 'latest') === 'latest';
  });
  if (loose.length === 0 || policy === 'off') return { problems: [], remarks: [] };
  const problem: Problem = {
    code: 'HD034',
    fault: 'user',
    what: `${loose.map((image) => oneLine(image, 200)).join(', ')}: without a tag, or latest, ${loose.length === 1 ? 'it is' : 'they are'} another image with the next push`,
    where,
    remedy: 'Deploy by digest, or by a tag that is never moved.',
  };
  return policy === 'error' ? { problems: [problem], remarks: [] } : { problems: [], remarks: [{ severity: 'warning', problem }] };
}
