import { isMap } from './paths.ts';
import { emptyTree, type Tree } from './tree.ts';

/** A value as a set line makes it: an integer is a bigint, to tell it from the number of a file. */
export type SetValue = unknown;
/** Where a line wrote: keys and list indices. */
export type Place = readonly (string | number)[];

const MAX_INDEX = 65_536;
const MAX_DEPTH = 30;
const INT64 = 2n ** 63n;

/** What stands behind `=` as helm types it: words of its own, integers of 64 bits, else text. */
export function typedValue(text: string): SetValue {
  if (/^true$/i.test(text)) return true;
  if (/^false$/i.test(text)) return false;
  if (/^null$/i.test(text)) return null;
  if (text === '0') return 0n;
  if (!/^[+-]?\d+$/.test(text) || text.startsWith('0')) return text;
  const number = BigInt(text.replace(/^\+/, ''));
  return number < INT64 && number >= -INT64 ? number : text;
}

/**
 * Writes one line (`a.b=1,c[0].d={x,y}`) into a tree, in helm's own way (`pkg/strvals`, the same in 3.17–4.x), oddities included.
 * Gives the places that were written. Throws an `Error` with helm's words when helm would refuse the line.
 */
export function applySetLine(line: string, tree: Tree, read: (text: string) => SetValue = typedValue): readonly Place[] {
  const reader = new Reader(line, read);
  while (!reader.done) reader.key(tree, 0, []);
  return reader.places;
}

/** The line's parser; it holds how far it has read. */
class Reader {
  readonly places: Place[] = [];
  readonly #runes: readonly string[];
  readonly #read: (text: string) => SetValue;
  #at = 0;

  constructor(line: string, read: (text: string) => SetValue) {
    this.#runes = [...line];
    this.#read = read;
  }

  get done(): boolean {
    return this.#at >= this.#runes.length;
  }

  /** One `key=value`, or what stands behind a dot. */
  key(data: Tree, depth: number, at: Place): void {
    const { text: name, stop } = this.#until('=[,.');
    const here = [...at, name];
    if (stop === undefined) {
      if (name !== '') throw new Error(`key "${name}" has no value`);
      return;
    }
    switch (stop) {
      case '[': {
        const index = this.#index();
        const known = Object.hasOwn(data, name) ? data[name] : [];
        if (!Array.isArray(known)) throw new Error(`"${name}" is no list`);
        set(data, name, this.#item([...known], index, depth, here));
        return;
      }
      case '=':
        set(data, name, this.#value());
        if (name !== '') this.places.push(here);
        return;
      case '.': {
        if (depth + 1 > MAX_DEPTH) throw new Error(`more than ${MAX_DEPTH} levels of names`);
        const known = Object.hasOwn(data, name) ? data[name] : emptyTree();
        if (!isMap(known)) throw new Error(`"${name}" is no map`);
        const inner = known as Tree;
        const ended = this.done;
        this.key(inner, depth + 1, here);
        if (Object.keys(inner).length === 0 && !ended) throw new Error(`key map "${name}" has no value`);
        if (Object.keys(inner).length > 0) set(data, name, inner);
        return;
      }
      default:
        throw new Error(`key "${name}" has no value (cannot end with ,)`);
    }
  }

  #item(list: unknown[], index: number, depth: number, at: Place): unknown[] {
    if (index < 0) throw new Error(`negative ${index} index not allowed`);
    if (index > MAX_INDEX) throw new Error(`index of ${index} is greater than maximum supported index of ${MAX_INDEX}`);
    const { text, stop } = this.#until('[.=');
    if (text !== '') throw new Error(`unexpected data at end of array index: "${text}"`);
    const here = [...at, index];
    const put = (value: unknown): unknown[] => {
      while (list.length <= index) list.push(null);
      list[index] = value;
      return list;
    };
    if (stop === undefined) return list;
    if (stop === '=') {
      this.places.push(here);
      return put(this.#value());
    }
    if (stop === '[') {
      const next = this.#index();
      const known = list[index] ?? [];
      if (!Array.isArray(known)) throw new Error(`index ${index} is no list`);
      return put(this.#item([...known], next, depth, here));
    }
    const inner = isMap(list[index]) ? (list[index] as Tree) : emptyTree();
    this.key(inner, depth, here);
    return put(inner);
  }

  #index(): number {
    const { text, stop } = this.#until(']');
    if (stop === undefined || !/^[+-]?\d+$/.test(text)) throw new Error(`error parsing index: "${text}"`);
    return Number(text);
  }

  /** `{a,b}` or text up to the next comma; nothing at all is an empty text. */
  #value(): SetValue {
    if (this.done) return '';
    if (this.#runes[this.#at] !== '{') return this.#read(this.#until(',').text);
    const list: unknown[] = [];
    this.#at += 1;
    for (;;) {
      const { text, stop } = this.#until(',}');
      if (stop === undefined) throw new Error("list must terminate with '}'");
      list.push(this.#read(text));
      if (stop === ',') continue;
      if (this.#runes[this.#at] === ',') this.#at += 1;
      return list;
    }
  }

  /** The text before the first of the stops, which is read too; a backslash takes the next rune as it is. */
  #until(stops: string): { readonly text: string; readonly stop?: string } {
    let text = '';
    while (!this.done) {
      const rune = this.#runes[this.#at++] ?? '';
      if (stops.includes(rune)) return { text, stop: rune };
      text += rune === '\\' ? (this.#runes[this.#at++] ?? '') : rune;
    }
    return { text };
  }
}

function set(data: Tree, key: string, value: unknown): void {
  if (key !== '') data[key] = value;
}
