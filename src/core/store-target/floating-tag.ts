import { productionPattern } from '../image-ref/registry-pattern.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { StoreTarget } from './store-target.ts';

const MOVING = [
  'latest',
  'edge',
  'nightly',
  'dev',
  'develop',
  'main',
  'master',
  'trunk',
  'stable',
  'next',
  'canary',
  'beta',
  'alpha',
  'rc',
];

/** Why a tag names something else tomorrow; undefined when it names one version. */
export function floatingReason(tag: string, mutable: boolean): string | undefined {
  const lower = tag.toLowerCase();
  if (/^(.*[-_.])?latest([-_.].*)?$/.test(lower)) return 'latest is whatever was pushed last';
  if (mutable) return 'the target is marked mutable';
  if (MOVING.includes(lower)) return `${lower} is a moving name`;
  return /^v?\d{1,5}(\.\d{1,5})?$/.test(lower) ? 'it names a series, not one version' : undefined;
}

/** AP012 for every target that would put a floating tag into a registry for production. Nothing may be written before this. */
export function judgeProductionTags(targets: readonly StoreTarget[], patterns: readonly string[]): readonly Problem[] {
  return targets.flatMap((target) => {
    if (target.kind !== 'oci') return [];
    const pattern = productionPattern(patterns, target.ref);
    const reason = floatingReason(target.ref.tag, target.mutable);
    if (pattern === undefined || reason === undefined) return [];
    return [
      {
        code: 'AP012',
        fault: 'user',
        what: `${target.text} is refused: ${reason}, and ${target.ref.registry}/${target.ref.repository} serves production`,
        where: `input "targets"; production-registries: ${oneLine(pattern, 100)}`,
        expected: 'a tag that names one version, such as 1.4.0 or a commit',
        remedy: `Publish ${target.ref.registry}/${target.ref.repository}:VERSION, and deploy by digest.`,
      } satisfies Problem,
    ];
  });
}
