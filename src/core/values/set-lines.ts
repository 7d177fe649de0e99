import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { looksSecret } from './lost-values.ts';
import { isMap } from './paths.ts';

/** Where the lines of `set` and `set-string` go: strings and booleans into a private file, the rest to helm as it was written. */
export interface PlacedLines {
  /** A tree for a values file that helm reads after all others. */
  readonly file: Readonly<Record<string, unknown>>;
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly problems: readonly Problem[];
}

interface Simple {
  readonly path: string;
  readonly value: string | boolean;
}

interface Line {
  readonly input: 'set' | 'set-string';
  readonly text: string;
  readonly path: string;
  /** Absent when moving it into a file would change its meaning. */
  readonly simple?: Simple;
}

/**
 * Helm's command line can be read by every process of the machine, so that lines are moved to a file where that changes nothing: plain
 * paths with a string or boolean value. Numbers stay (a template tells an integer of `--set` from the float of a file), lists and
 * several assignments in one line too. A line that looks like a secret and cannot be moved is refused (IN003).
 */
export function placeSetLines(set: readonly string[], setString: readonly string[]): PlacedLines {
  const lines = [...set.map((text) => readLine('set', text)), ...setString.map((text) => readLine('set-string', text))];
  const moved = lines.filter((line) => line.simple !== undefined && !lines.some((other) => other !== line && clash(line.path, other)));
  const stay = lines.filter((line) => !moved.includes(line));
  const file: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const { simple } of moved) if (simple !== undefined) plant(file, simple.path.split('.'), simple.value);
  return {
    file,
    set: stay.filter((line) => line.input === 'set').map((line) => line.text),
    setString: stay.filter((line) => line.input === 'set-string').map((line) => line.text),
    problems: [
      ...lines.filter((line) => line.path === '').map(noAssignment),
      ...stay.filter((line) => looksSecret(line.path)).map(visible),
    ],
  };
}

const SIMPLE_PATH = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;
const UNSAFE_KEYS = /(?:^|\.)(?:__proto__|constructor|prototype)(?:\.|$)/;

function readLine(input: 'set' | 'set-string', text: string): Line {
  const equals = text.indexOf('=');
  const path = equals < 0 ? '' : text.slice(0, equals);
  const value = text.slice(equals + 1);
  const isSimple = SIMPLE_PATH.test(path) && !UNSAFE_KEYS.test(path) && !/[,{}[\]\\]/.test(value);
  const typed = isSimple ? typedValue(value, input === 'set-string') : undefined;
  return { input, text, path, ...(typed === undefined ? {} : { simple: { path, value: typed } }) };
}

/** Helm's `strvals.typedVal` (v3.17): what is neither a word of its own nor an integer is a string. Undefined for numbers and null. */
function typedValue(value: string, isString: boolean): string | boolean | undefined {
  if (isString) return value;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value)) return false;
  if (/^null$/i.test(value) || value === '0' || /^[+-]?[1-9]\d*$/.test(value) || /^[+-]0\d*$/.test(value)) return undefined;
  return value;
}

/** Whether another line writes to the same place, above it or below it: then the order decides, and only helm's own order is right. */
function clash(path: string, other: Line): boolean {
  if (/[,{}[\]\\]/.test(other.text)) return other.text.includes(path.split('.')[0] ?? '');
  return other.path === path || other.path.startsWith(`${path}.`) || path.startsWith(`${other.path}.`);
}

function plant(tree: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  const [key = '', ...rest] = keys;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const below = isMap(tree[key]) ? tree[key] : (Object.create(null) as Record<string, unknown>);
  tree[key] = below;
  plant(below as Record<string, unknown>, rest, value);
}

const noAssignment = (line: Line): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "${line.input}" has the line "${oneLine(line.text, 40)}", which assigns nothing`,
  where: 'with:',
  expected: 'lines of the form path=value',
});

const visible = (line: Line): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "${line.input}" would put ${oneLine(line.path, 80)} on helm's command line, where every process can read it`,
  where: 'with:',
  remedy: 'Give it in values: as YAML, which reaches helm in a private file.',
});
