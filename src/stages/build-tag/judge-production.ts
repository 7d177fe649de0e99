import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { TagSet } from './assemble.ts';
import type { Identity } from './identity.ts';
import type { PlannedImage } from './plan.ts';

/** BT012: what may move never goes to a production registry, and an image without a tag would be pushed as `latest`. */
export function judgeProduction(sets: readonly TagSet[], identity: Identity): readonly Problem[] {
  return sets.flatMap(({ images, tags }) => {
    const production = images.filter((image) => image.production !== undefined);
    const [first] = production;
    if (first === undefined) return [];
    if (tags.length === 0) return [untagged(first, identity)];
    return tags.filter(({ mutable }) => mutable).map(({ tag, by }) => moving(tag, by, production, identity));
  });
}

const moving = (tag: string, by: number | 'flavor', images: readonly PlannedImage[], identity: Identity): Problem => {
  const [first] = images;
  const rule = by === 'flavor' ? 'flavor latest=true' : `rule ${by}`;
  return {
    code: 'BT012',
    fault: 'user',
    what: `"${tag}" (${rule}) is aimed at ${images.map(({ name }) => oneLine(name, 120)).join(', ')}, which production-registries names (${first?.production ?? ''}); it may move to another commit`,
    where: by === 'flavor' ? 'input "flavor"' : `input "tags", rule ${by}`,
    expected: 'only tags that hold the commit or the full version of a git tag on it',
    remedy: `${deployBy(identity)}, or drop the ${by === 'flavor' ? 'flavor' : 'rule'}. Add it with: type=primary`,
  };
};

const untagged = (image: PlannedImage, identity: Identity): Problem => ({
  code: 'BT012',
  fault: 'user',
  what: `${oneLine(image.name, 120)}, which production-registries names (${image.production ?? ''}), gets no tag: it would be pushed as latest`,
  where: 'input "tags"',
  expected: 'a tag that holds the commit or the full version of a git tag on it',
  remedy: `${deployBy(identity)}. Add it with: type=primary`,
});

const deployBy = ({ primary }: Identity): string => `Deploy by primary${primary === undefined ? '' : ` ${primary}`}`;
