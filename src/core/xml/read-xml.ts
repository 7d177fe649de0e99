/** A piece of a document. Text is decoded; names keep their prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Why a text is no XML of the kind that is read here. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);
const NAME = /[A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*/y;
const MAX_DEPTH = 200;
const MAX_CHARACTERS = 64 * 1_048_576;

/**
 * Reads reports written by tools: well-formed XML without an internal subset. Entities but the five predefined and character references
 * are refused, and nothing is ever fetched, so a report cannot grow or reach out. Throws `XmlError` with the line, also for what is cut off.
 */
export function* readXml(source: string): Generator<XmlEvent> {
  if (source.length > MAX_CHARACTERS) throw new XmlError(`it holds more than ${MAX_CHARACTERS} characters`);
  const text = source.replace(/^\ufeff/, '');
  const open: string[] = [];
  let seen = false;
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('<', at);
    const end = next < 0 ? text.length : next;
    if (end > at) yield* characters(text, at, end, open.length);
    if (next < 0) break;
    const skipped = skip(text, next, open.length);
    if (skipped !== undefined) {
      if (skipped.text !== undefined) yield { kind: 'text', text: skipped.text };
      at = skipped.end;
    } else if (text.startsWith('</', next)) {
      const stop = find(text, '>', next);
      const name = text.slice(next + 2, stop).trim();
      if (open.pop() !== name) throw fault(text, next, `</${name.slice(0, 60)}> closes what is not open`);
      yield { kind: 'close', name };
      at = stop + 1;
    } else {
      if (open.length === 0 && seen) throw fault(text, next, 'a second root element');
      seen = true;
      const tag = readTag(text, next);
      yield { kind: 'open', name: tag.name, attributes: tag.attributes };
      if (tag.empty) yield { kind: 'close', name: tag.name };
      else if (open.push(tag.name) > MAX_DEPTH) throw fault(text, next, `more than ${MAX_DEPTH} levels`);
      at = tag.end;
    }
  }
  if (open.length > 0) throw fault(text, text.length, `<${open.at(-1)}> is not closed`);
  if (!seen) throw fault(text, 0, 'no element');
}

function* characters(text: string, from: number, to: number, depth: number): Generator<XmlEvent> {
  const raw = text.slice(from, to);
  if (depth > 0) yield { kind: 'text', text: decode(text, from, raw) };
  else if (raw.trim() !== '') throw fault(text, from, 'text outside of elements');
}

/** Comments, instructions, the document type, CDATA; undefined for a tag. */
function skip(text: string, at: number, depth: number): { readonly end: number; readonly text?: string } | undefined {
  if (text.startsWith('<!--', at)) return { end: find(text, '-->', at + 4) + 3 };
  if (text.startsWith('<?', at)) return { end: find(text, '?>', at) + 2 };
  if (text.startsWith('<![CDATA[', at)) {
    if (depth === 0) throw fault(text, at, 'CDATA outside of elements');
    const end = find(text, ']]>', at);
    return { end: end + 3, text: text.slice(at + 9, end) };
  }
  if (!text.startsWith('<!', at)) return undefined;
  const end = find(text, '>', at);
  if (text.slice(at, end).includes('[')) throw fault(text, at, 'a document type with declarations of its own is not read');
  return { end: end + 1 };
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly empty: boolean;
  readonly end: number;
}

function readTag(text: string, start: number): Tag {
  const name = nameAt(text, start + 1);
  const attributes = new Map<string, string>();
  let at = start + 1 + name.length;
  for (;;) {
    const blank = blanks(text, at);
    at += blank;
    if (text.startsWith('/>', at)) return { name, attributes, empty: true, end: at + 2 };
    if (text[at] === '>') return { name, attributes, empty: false, end: at + 1 };
    if (blank === 0) throw fault(text, at, `<${name}> is not closed`);
    const key = nameAt(text, at);
    at += key.length;
    at += blanks(text, at);
    if (text[at] !== '=') throw fault(text, at, `attribute ${key} has no value`);
    at += 1;
    at += blanks(text, at);
    const quote = text[at];
    if (quote !== '"' && quote !== "'") throw fault(text, at, `attribute ${key} is not quoted`);
    const stop = find(text, quote, at + 1);
    if (attributes.has(key)) throw fault(text, at, `attribute ${key} twice`);
    attributes.set(key, decode(text, at, text.slice(at + 1, stop)));
    at = stop + 1;
  }
}

function nameAt(text: string, at: number): string {
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) throw fault(text, at, 'no name where one must stand');
  return name;
}

function blanks(text: string, at: number): number {
  let end = at;
  while (end < text.length && /\s/.test(text[end] ?? '')) end++;
  return end - at;
}

function decode(text: string, at: number, raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;&]{0,12});?/g, (whole, name: string) => {
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const code = number === null ? undefined : Number.parseInt(number[1] ?? number[2] ?? '', number[1] === undefined ? 10 : 16);
    const value = code === undefined ? ENTITIES.get(name) : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (value === undefined || !whole.endsWith(';')) throw fault(text, at, `the entity ${whole.slice(0, 20)} is not read`);
    return value;
  });
}

function find(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  if (at < 0) throw fault(text, from, `it ends before ${what}`);
  return at;
}

const fault = (text: string, at: number, what: string): XmlError => new XmlError(`line ${text.slice(0, at).split('\n').length}: ${what}`);
