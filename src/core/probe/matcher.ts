/** What a value is held against. All conditions that are given must hold. */
export interface Matcher {
  readonly equals?: unknown;
  readonly not?: unknown;
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
  readonly contains?: string;
  /** True: the place must not exist. */
  readonly absent?: boolean;
}

export const MATCHER_KEYS = ['equals', 'not', 'gt', 'gte', 'lt', 'lte', 'contains', 'absent'] as const;

/** A value that was looked for: there, or not there. */
export type Seen = { readonly found: true; readonly value: unknown } | { readonly found: false };

/** What is wrong with `seen`, in words that follow the place's name (`is 3, expected more than 5`); undefined when it holds. */
export function mismatch(matcher: Matcher, seen: Seen): string | undefined {
  if (matcher.absent === true) return seen.found ? `is ${shown(seen.value)}, expected to be absent` : undefined;
  if (!seen.found) return 'is missing';
  const { value } = seen;
  if (matcher.equals !== undefined && !same(value, matcher.equals)) return `is ${shown(value)}, expected ${shown(matcher.equals)}`;
  if (matcher.not !== undefined && same(value, matcher.not)) return `is ${shown(value)}, expected anything else`;
  if (matcher.contains !== undefined && !holds(value, matcher.contains))
    return `is ${shown(value)}, expected to contain ${shown(matcher.contains)}`;
  return outOfRange(matcher, value);
}

function outOfRange(matcher: Matcher, value: unknown): string | undefined {
  const bounds: readonly (readonly [number | undefined, string, (limit: number, given: number) => boolean])[] = [
    [matcher.gt, 'more than', (limit, given) => given > limit],
    [matcher.gte, 'at least', (limit, given) => given >= limit],
    [matcher.lt, 'less than', (limit, given) => given < limit],
    [matcher.lte, 'at most', (limit, given) => given <= limit],
  ];
  for (const [limit, words, holdsAt] of bounds) {
    if (limit === undefined) continue;
    if (typeof value !== 'number' || !holdsAt(limit, value)) return `is ${shown(value)}, expected ${words} ${limit}`;
  }
  return undefined;
}

function holds(value: unknown, part: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(part.toLowerCase());
  return Array.isArray(value) && value.includes(part);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
