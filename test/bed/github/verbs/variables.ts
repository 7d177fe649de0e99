import { type Bed, now } from '../bed.ts';
import type { Variable } from '../world.ts';

/** A configuration variable of the repository, or of one environment; null takes it away. Names are upper case, as GitHub keeps them. */
export function setVariable(bed: Bed, args: { name: string; value: string | null; environment?: string }): void {
  const { world } = bed;
  const name = args.name.toUpperCase();
  const environment = args.environment ?? null;
  const found = world.variables.find((variable) => variable.name === name && variable.environment === environment);
  if (args.value === null) {
    world.variables = world.variables.filter((variable) => variable !== found);
  } else if (found !== undefined) {
    Object.assign(found, { value: args.value, updatedAt: now(bed) });
  } else {
    const made: Variable = { name, value: args.value, environment, createdAt: now(bed), updatedAt: now(bed) };
    world.variables.push(made);
  }
}
