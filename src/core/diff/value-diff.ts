import { oneLine } from '../outside-text/outside-text.ts';
import { sameValue } from '../values/paths.ts';
import { flatten } from './flatten.ts';
import { lineDiff } from './line-diff.ts';

/** Whether the value at a path may be shown. */
export type MayShow = (path: string, value: unknown) => boolean;

const WIDTH = 200;
const MOST_LINES = 40;

/**
 * How one tree becomes another, as lines of a diff: `- replicas: 1`, `+ replicas: 3`; texts of several lines by their own lines. What may not be shown is
 * told as `***`, so that only the change itself is known.
 */
export function valueDiff(before: unknown, after: unknown, mayShow: MayShow): readonly string[] {
  const [old, next] = [flatten(before), flatten(after)];
  const paths = [...new Set([...next.keys(), ...old.keys()])].filter(
    (path) => !sameValue(old.get(path), next.get(path)) || old.has(path) !== next.has(path),
  );
  return paths.flatMap((path) => leafDiff(path, sideOf(old, path), sideOf(next, path), mayShow));
}

interface Side {
  readonly has: boolean;
  readonly value: unknown;
}
const sideOf = (leaves: ReadonlyMap<string, unknown>, path: string): Side => ({ has: leaves.has(path), value: leaves.get(path) });

function leafDiff(path: string, old: Side, next: Side, mayShow: MayShow): readonly string[] {
  const shown = mayShow(path, old.value) && mayShow(path, next.value);
  if (shown && isText(old.value) && isText(next.value)) {
    const lines = lineDiff(old.value, next.value).map(({ kind, text }) => `${kind}     ${oneLine(text, WIDTH)}`);
    const more = lines.length > MOST_LINES ? [`      … ${lines.length - MOST_LINES} more lines`] : [];
    return [`  ${path}: |`, ...lines.slice(0, MOST_LINES), ...more];
  }
  const tell = (value: unknown): string => (shown ? oneLine(JSON.stringify(value) ?? 'null', WIDTH) : '***');
  return [...(old.has ? [`- ${path}: ${tell(old.value)}`] : []), ...(next.has ? [`+ ${path}: ${tell(next.value)}`] : [])];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.includes('\n');
