/** What the tail of a log holds that an earlier tail did not; the window of lines may have moved on. */
export function newLines(before: string, after: string): string {
  if (after.startsWith(before)) return after.slice(before.length);
  const [old, next] = [before.split('\n'), after.split('\n')];
  for (let from = 1; from < old.length; from++) {
    const rest = old.slice(from);
    if (rest.every((line, i) => line === next[i] || (i === rest.length - 1 && line === ''))) return next.slice(rest.length - 1).join('\n');
  }
  return after;
}
