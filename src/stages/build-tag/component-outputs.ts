import type { ComponentResult } from './decide-component.ts';
import { referencesOfSet } from './results.ts';

/** One row of the outputs `components` and `matrix`. */
export const componentRow = ({ component, identity, set }: ComponentResult) => ({
  name: component.name,
  path: component.path,
  version: identity.version?.version ?? '',
  primary: identity.primary ?? '',
  tags: referencesOfSet(set).map(({ text }) => text),
  changed: identity.changed ?? false,
  'previous-version': identity.previous ?? '',
  'release-type': identity.releaseType ?? 'none',
});

/** `components` has the changed ones; `matrix` all of them, for `strategy: matrix: include:`. */
export function componentOutputs(components: readonly ComponentResult[]) {
  if (components.length === 0) return {};
  const matrix = components.map(componentRow);
  return { components: matrix.filter(({ changed }) => changed), matrix };
}
