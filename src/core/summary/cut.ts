/** GitHub drops a whole step summary above one MiB; ours stay well below it. */
export const SUMMARY_LIMIT_BYTES = 1_000_000;

/** Cuts `text` from the middle, at line ends, so that its UTF-8 form holds at most `limit` bytes; says how many lines went. */
export function cutMiddle(text: string, limit = SUMMARY_LIMIT_BYTES): string {
  const size = (part: string): number => new TextEncoder().encode(part).length;
  if (size(text) <= limit) return text;
  const lines = text.split('\n');
  const budget = (limit - 120) / 2;
  const head = take(lines, budget, size);
  const tail = take([...lines.slice(head.length)].reverse(), budget, size).reverse();
  const gone = lines.length - head.length - tail.length;
  return [...head, '', `… ${gone} lines left out: the summary may hold ${limit} bytes …`, '', ...tail].join('\n');
}

function take(lines: readonly string[], budget: number, size: (part: string) => number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += size(line) + 1;
    if (used > budget) break;
    taken.push(line);
  }
  return taken;
}
