import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { TagSet } from './assemble.ts';
import type { ComponentResult } from './decide-component.ts';

/** BT011 as an error: two components, or a component and the repository, would push different contents under one reference. */
export function judgeShared(sets: readonly TagSet[], components: readonly ComponentResult[]): readonly Problem[] {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  const claim = (owner: string, { images, tags }: TagSet): void => {
    for (const { name } of images)
      for (const { tag } of tags) {
        const reference = `${name}:${tag}`;
        const other = owners.get(reference);
        if (other !== undefined && other !== owner) problems.push(shared(reference, other, owner));
        owners.set(reference, other ?? owner);
      }
  };
  for (const set of sets) claim('input "images"', set);
  for (const { component, set } of components) claim(`component "${component.name}"`, set);
  return problems;
}

const shared = (reference: string, first: string, second: string): Problem => ({
  code: 'BT011',
  fault: 'user',
  what: `${first} and ${second} both give ${oneLine(reference, 200)}`,
  where: 'input "components"',
  expected: 'a reference for each content',
  remedy: 'Give each component an image of its own: image=',
});
