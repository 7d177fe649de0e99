import { type FilePattern, parseFilePattern, takes } from '../file-pattern/file-pattern.ts';
import { type ImageRef, parseImageRef } from '../image-ref/image-ref.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { attributeReader } from '../tag-rule/attribute-reader.ts';
import { readList, type SourceEntry } from '../tag-rule/list-input.ts';
import { placeOf } from '../tag-rule/rule-problems.ts';

/** A part of a monorepo with versions of its own. */
export interface Component {
  readonly name: string;
  /** Its folder, as written. */
  readonly path: string;
  /** What stands before its versions in git tags. */
  readonly prefix: string;
  readonly patterns: readonly FilePattern[];
  readonly image: { readonly name: string; readonly ref: ImageRef } | undefined;
}

/** Whether one of the changed files belongs to the component. */
export const isTouched = ({ patterns }: Component, files: readonly string[]): boolean => files.some((file) => takes(patterns, [file]));

const EXAMPLE = 'shop, path=services/shop, paths=libs/**;!**/*.md, prefix=shop/v';

/** Reads lines of the input `components`: `name, path=dir, paths=glob;glob, prefix=, image=`. The prefix is `name/v` unless it is given. */
export function readComponents(text: string): Result<readonly Component[], readonly Problem[]> {
  const entries = readList('components', text);
  if (!entries.ok) return err([entries.error]);
  const problems: Problem[] = [];
  const read = entries.value.flatMap((entry) => {
    const component = readComponent(entry, problems);
    return component === undefined ? [] : [{ entry, component }];
  });
  for (const [index, { entry, component }] of read.entries()) {
    const before = read.slice(0, index).map((one) => one.component);
    const twin = before.find(({ name }) => name === component.name) ?? before.find(({ prefix }) => prefix === component.prefix);
    if (twin !== undefined) problems.push(doubled(entry, component, twin));
  }
  return problems.length > 0 ? err(problems) : ok(read.map(({ component }) => component));
}

function readComponent(entry: SourceEntry, problems: Problem[]): Component | undefined {
  const reader = attributeReader(entry, 'name');
  reader.expectOnly(['name', 'path', 'paths', 'prefix', 'image']);
  problems.push(...reader.problems);
  const name = reader.get('name')?.value ?? '';
  const path = reader.get('path')?.value ?? '';
  const wrong = (what: string, expected: string): void =>
    void problems.push({ code: 'BT050', fault: 'user', what, where: placeOf(entry), expected, remedy: `Write for example ${EXAMPLE}` });
  if (!/^[A-Za-z0-9_][A-Za-z0-9._-]{0,62}$/.test(name))
    wrong(`"${oneLine(name, 60)}" is no name of a component`, 'letters, digits, "_", "." and "-"');
  if (path === '') wrong(`component "${oneLine(name, 60)}" has no path`, 'path= with its folder');
  const imageName = reader.get('image')?.value.toLowerCase() ?? '';
  const ref = imageName === '' ? undefined : parseImageRef(imageName);
  if (imageName !== '' && (ref === undefined || ref.tag !== undefined || ref.digest !== undefined))
    wrong(`"${oneLine(imageName, 80)}" is no image name`, '[host[:port]/]path without a tag');
  if (problems.length > 0) return undefined;
  const lines = [path, ...(reader.get('paths')?.value ?? '').split(';').map((glob) => glob.trim())].filter((glob) => glob !== '');
  return {
    name,
    path,
    prefix: reader.get('prefix')?.value || `${name}/v`,
    patterns: lines.map(parseFilePattern),
    image: ref === undefined ? undefined : { name: imageName, ref },
  };
}

const doubled = (entry: SourceEntry, component: Component, twin: Component): Problem => ({
  code: 'BT050',
  fault: 'user',
  what:
    twin.name === component.name
      ? `component "${component.name}" is there twice`
      : `components "${twin.name}" and "${component.name}" both have the prefix "${oneLine(component.prefix, 60)}"`,
  where: placeOf(entry),
  expected: 'a name and a prefix of its own for each component',
  remedy: `prefix=${component.name}/v`,
});
