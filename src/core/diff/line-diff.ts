/** A line that went, came, or stands near one that did. */
export interface DiffLine {
  readonly kind: '-' | '+' | ' ';
  readonly text: string;
}

/** Above this many lines a table of all pairs would be too large; what differs is told as a block then. */
const MOST = 1_500;

/** What differs between two texts, by lines (longest common subsequence), with `context` lines around. */
export function lineDiff(before: string, after: string, context = 1): readonly DiffLine[] {
  const all = allLines(before.split('\n'), after.split('\n'));
  const near = new Set(
    all.flatMap((line, i) => (line.kind === ' ' ? [] : Array.from({ length: 2 * context + 1 }, (_, k) => i - context + k))),
  );
  return all.filter((_, i) => near.has(i));
}

function allLines(old: readonly string[], next: readonly string[]): readonly DiffLine[] {
  let start = 0;
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < next.length - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
  const same = (text: string): DiffLine => ({ kind: ' ', text });
  return [
    ...old.slice(0, start).map(same),
    ...middle(old.slice(start, old.length - end), next.slice(start, next.length - end)),
    ...old.slice(old.length - end).map(same),
  ];
}

function middle(old: readonly string[], next: readonly string[]): readonly DiffLine[] {
  if (old.length > MOST || next.length > MOST)
    return [...old.map((text): DiffLine => ({ kind: '-', text })), ...next.map((text): DiffLine => ({ kind: '+', text }))];
  const width = next.length + 1;
  const length = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = next.length - 1; j >= 0; j--)
      length[i * width + j] = old[i] === next[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < next.length) {
    if (i < old.length && j < next.length && old[i] === next[j]) {
      lines.push({ kind: ' ', text: old[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < old.length && (j >= next.length || at(i + 1, j) >= at(i, j + 1))) lines.push({ kind: '-', text: old[i++] ?? '' });
    else lines.push({ kind: '+', text: next[j++] ?? '' });
  }
  return lines;
}
