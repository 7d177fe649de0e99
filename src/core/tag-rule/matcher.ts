import type { Pattern } from './rule.ts';

/** What a pattern gave for each text: its groups, or undefined where it did not match. */
export type Matched =
  | { readonly kind: 'tried'; readonly groups: readonly (readonly (string | undefined)[] | undefined)[] }
  | { readonly kind: 'too-slow' };

/** Tries a pattern of the user's on some texts, within a limit of time. */
export type Matcher = (pattern: Pattern, texts: readonly string[]) => Matched;
