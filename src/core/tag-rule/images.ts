import { type ImageRef, parseImageRef } from '../image-ref/image-ref.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { attributeReader } from './attribute-reader.ts';
import { readList, type SourceEntry } from './list-input.ts';
import { badValue, placeOf } from './rule-problems.ts';

/** An image to be tagged: its name as it was written, in lower case, and what registries make of it. */
export interface Image {
  readonly name: string;
  readonly ref: ImageRef;
}

/** Reads the input `images`: a name a line, `name=…,enable=…`, or names by comma in one line. Images that are not enabled are left out. */
export function readImages(text: string): Result<readonly Image[], readonly Problem[]> {
  const entries = readList('images', text);
  if (!entries.ok) return err([entries.error]);
  const [only] = entries.value;
  const problems: Problem[] = [];
  const oldForm = entries.value.length === 1 && only !== undefined && only.fields.every(({ text }) => !text.includes('='));
  const named = oldForm
    ? only.fields.filter(({ text }) => text.trim() !== '').map(({ text, column }) => ({ name: text.trim(), entry: only, column }))
    : entries.value.flatMap((entry) => readEntry(entry, problems));
  const images = named.flatMap(({ name, entry, column }) => {
    const ref = parseImageRef(name.toLowerCase());
    if (ref !== undefined && ref.tag === undefined && ref.digest === undefined) return [{ name: name.toLowerCase(), ref }];
    problems.push(notAnImage(entry, column, name, ref));
    return [];
  });
  return problems.length > 0 ? err(problems) : ok(images);
}

interface Named {
  readonly name: string;
  readonly entry: SourceEntry;
  readonly column: number;
}

function readEntry(entry: SourceEntry, problems: Problem[]): Named[] {
  const reader = attributeReader(entry, 'name');
  reader.expectOnly(['name', 'enable']);
  const enabled = reader.get('enable') === undefined ? 'true' : reader.word('enable', ['true', 'false']);
  const name = reader.get('name');
  if (name === undefined || name.value === '')
    reader.problems.push(badValue(entry, undefined, 'the line names no image', 'name=ghcr.io/acme/web'));
  problems.push(...reader.problems);
  return enabled === 'true' && name !== undefined && name.value !== '' ? [{ name: name.value, entry, column: name.column }] : [];
}

const notAnImage = (entry: SourceEntry, column: number, name: string, ref: ImageRef | undefined): Problem => ({
  code: 'BT013',
  fault: 'user',
  what: ref === undefined ? `"${oneLine(name, 120)}" is no image name` : `image "${oneLine(name, 120)}" has a tag or digest already`,
  where: placeOf(entry, column),
  expected: '[host[:port]/]path without a tag, such as ghcr.io/acme/web',
  ...(ref?.tag === undefined ? {} : { remedy: `Write the image without ":${ref.tag}", and the tag in tags: type=raw,value=${ref.tag}` }),
});
