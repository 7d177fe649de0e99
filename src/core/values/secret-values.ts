import { looksSecret } from './looks-secret.ts';
import { leaves, type Values } from './paths.ts';

/** A shorter value is a word that may stand anywhere in a log. */
const SHORTEST = 8;

/** The texts of values whose path looks secret: they are masked in all that is printed, helm's own words too. */
export const secretValues = (values: Values): readonly string[] =>
  leaves(values).flatMap(({ path, value }) => (typeof value === 'string' && value.length >= SHORTEST && looksSecret(path) ? [value] : []));
