/** One thing that a segment asks for. */
type Token =
  | { readonly kind: 'text'; readonly character: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly (readonly [number, number])[] };

/** One segment of a pattern, without `/`: what a name must be like. */
export type Segment = readonly Token[];

/** Reads `*`, `?` and `[…]`; a class that is none (`[b-a]`, `[]`) stands for its own characters. */
export function parseSegment(text: string): Segment {
  return text.split(/(\[!?[^\]/]+\])/).flatMap((part, index) => {
    const found = index % 2 === 1 ? parseClass(part.slice(1, -1)) : undefined;
    return found === undefined ? [...part].map((character) => tokenOf(character, index % 2 === 1)) : [found];
  });
}

function tokenOf(character: string, literal: boolean): Token {
  if (literal) return { kind: 'text', character };
  return character === '*' ? { kind: 'star' } : character === '?' ? { kind: 'any' } : { kind: 'text', character };
}

function parseClass(inner: string): Token | undefined {
  const negated = inner.startsWith('!');
  const characters = [...(negated ? inner.slice(1) : inner)].map((character) => character.codePointAt(0) ?? 0);
  const dash = '-'.charCodeAt(0);
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < characters.length; at++) {
    const [from = 0, between, to] = characters.slice(at, at + 3);
    if (between !== dash || to === undefined) {
      ranges.push([from, from]);
      continue;
    }
    if (from > to) return undefined;
    ranges.push([from, to]);
    at += 2;
  }
  return { kind: 'class', negated, ranges };
}

/** Whether a name is like the segment. Time grows with the product of their lengths at most: only the last star is tried again. */
export function matchesSegment(segment: Segment, name: string): boolean {
  const characters = [...name];
  let [at, token] = [0, 0];
  let retry: { readonly at: number; readonly token: number } | undefined;
  while (at < characters.length) {
    const wanted = segment[token];
    if (wanted?.kind === 'star') {
      retry = { at, token };
      token++;
    } else if (wanted !== undefined && takesCharacter(wanted, characters[at] ?? '')) {
      at++;
      token++;
    } else if (retry !== undefined) {
      retry = { at: retry.at + 1, token: retry.token };
      ({ at } = retry);
      token = retry.token + 1;
    } else return false;
  }
  return segment.slice(token).every(({ kind }) => kind === 'star');
}

function takesCharacter(token: Token, character: string): boolean {
  if (token.kind === 'text') return token.character === character;
  if (token.kind !== 'class') return token.kind === 'any';
  const code = character.codePointAt(0) ?? 0;
  return token.ranges.some(([from, to]) => code >= from && code <= to) !== token.negated;
}
