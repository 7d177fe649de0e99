import { describe, expect, test } from '@jest/globals';
import { bakeFile } from '../../../src/core/bake/bake.ts';
import { annotationTexts, labelRecord, labelTemplates, labelTexts, mergeLabels, standardLabels } from '../../../src/core/labels/labels.ts';
import { readList } from '../../../src/core/tag-rule/list-input.ts';

const facts = {
  repository: { name: 'shop', url: 'https://github.com/acme/shop', description: 'A shop', license: 'MIT' },
  version: '1.0',
  revision: 'abc',
  created: '2026-01-02T03:04:05.000Z',
};

describe('standard labels', () => {
  test('are the eight of metadata-action', () => {
    expect(labelTexts(mergeLabels(standardLabels(facts), []))).toEqual([
      'org.opencontainers.image.created=2026-01-02T03:04:05.000Z',
      'org.opencontainers.image.description=A shop',
      'org.opencontainers.image.licenses=MIT',
      'org.opencontainers.image.revision=abc',
      'org.opencontainers.image.source=https://github.com/acme/shop',
      'org.opencontainers.image.title=shop',
      'org.opencontainers.image.url=https://github.com/acme/shop',
      'org.opencontainers.image.version=1.0',
    ]);
  });

  test('what nobody told is left out, what is known to be empty is not', () => {
    const labels = standardLabels({ ...facts, repository: { name: 'shop', url: 'u', description: '' }, created: undefined });
    expect(labels.map(({ key }) => key.replace('org.opencontainers.image.', ''))).toEqual([
      'description',
      'revision',
      'source',
      'title',
      'url',
      'version',
    ]);
  });
});

test("the user's labels win, are sorted by code point, and keep what follows the first =", () => {
  const merged = mergeLabels([{ key: 'b', value: '1' }], ['b=2', 'a=x=y', 'Z=1', 'é=1', 'word']);
  expect(labelTexts(merged)).toEqual(['Z=1', 'a=x=y', 'b=2', 'é=1']);
  expect(labelRecord(merged)).toEqual({ Z: '1', a: 'x=y', b: '2', é: '1' });
});

test('a key that is a word of JavaScript is a label like others', () => {
  expect(JSON.stringify(labelRecord(mergeLabels([], ['__proto__=x', 'constructor=y'])))).toBe('{"__proto__":"x","constructor":"y"}');
});

test('annotations stand once for each level', () => {
  expect(annotationTexts([{ key: 'a', value: 'b' }], ['manifest', 'index'])).toEqual(['manifest:a=b', 'index:a=b']);
});

test('a template that cannot be read is told with its place', () => {
  const list = readList('labels', 'a=b\nc={{nope}}');
  const read = labelTemplates(list.ok ? list.value : []);
  expect(read.ok ? [] : read.error.map(({ code, where }) => [code, where])).toEqual([
    ['BT004', 'input "labels", line 2, column 3: c={{nope}}'],
  ]);
});

describe('a bake file', () => {
  test('is JSON for one target', () => {
    expect(bakeFile('app', { tags: ['a:1'] })).toBe(
      '{\n  "target": {\n    "app": {\n      "tags": [\n        "a:1"\n      ]\n    }\n  }\n}',
    );
  });

  test('escapes what bake would read as a template', () => {
    const label = '${' + 'SECRET} %{if x} $$' + '{y} $5';
    const read = JSON.parse(bakeFile('app', { labels: { a: label } })) as { target: { app: { labels: { a: string } } } };
    expect(read.target.app.labels.a).toBe('$${' + 'SECRET} %%{if x} $$$' + '{y} $5');
  });
});
