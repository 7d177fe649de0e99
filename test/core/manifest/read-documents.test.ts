import { describe, expect, test } from '@jest/globals';
import { readDocuments } from '../../../src/core/manifest/read-documents.ts';

const HEAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n';
const body = (text: string): unknown => readDocuments(`${HEAD}data:\n${text}`, 'web.yml').objects[0]?.body.data;
const problems = (text: string): readonly string[] =>
  readDocuments(text, 'web.yml').problems.map(({ what, where }) => `${where} ${what.replace('a manifest cannot be read: ', '')}`);

describe('a file of manifests', () => {
  test('gives every object with the line that it starts in', () => {
    const text = `# first\n${HEAD}---\n# nothing here\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shop\n`;
    expect(readDocuments(text, 'k8s/web.yml')).toEqual({
      problems: [],
      objects: [
        {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          name: 'web',
          origin: 'k8s/web.yml:2',
          body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' } },
        },
        expect.objectContaining({ kind: 'Deployment', namespace: 'shop', origin: 'k8s/web.yml:8' }),
      ],
    });
  });

  test('lists are unfolded, lists in lists too', () => {
    const inner = '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Secret, metadata: {name: b}}]}';
    const text = `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- ${inner}\n`;
    expect(readDocuments(text, 'l.yml').objects.map(({ kind, name, origin }) => [kind, name, origin])).toEqual([
      ['ConfigMap', 'a', 'l.yml:4'],
      ['Secret', 'b', 'l.yml:5'],
    ]);
  });

  test('JSON is read too, and an empty file holds nothing', () => {
    expect(readDocuments('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"web"}}', 'a.json').objects).toHaveLength(1);
    expect(readDocuments('', 'a.yml')).toEqual({ objects: [], problems: [] });
    expect(readDocuments('# only words\n---\n', 'a.yml')).toEqual({ objects: [], problems: [] });
  });

  test.each([
    ['octal modes', '  a: 0644', 420],
    ['octal, the other way', '  a: 0o17', 15],
    ['hexadecimal', '  a: 0x1F', 31],
    ['underscores', '  a: 1_000', 1000],
    ['a leading zero that is no octal', '  a: 08', 8],
    ['yes', '  a: yes', true],
    ['off', '  a: off', false],
    ['a quoted word', '  a: "yes"', 'yes'],
    ['a time of day stays text', '  a: 22:30', '22:30'],
    ['a date stays text', '  a: 2026-11-24', '2026-11-24'],
    ['a dot', '  a: .', '.'],
    ['what looks like an exponent', '  a: e10', 'e10'],
    ['an exponent', '  a: 12e3', 12000],
    ['a fraction', '  a: .5', 0.5],
    ['null', '  a: ~', null],
    ['a version of three parts', '  a: 1.2.3', '1.2.3'],
    ['a commit of digits', '  a: 0123456789', 123456789],
    ['an explicit string', '  a: !!str 0644', '0644'],
  ])('%s: as kubectl reads it', (_, line, value) => {
    expect(body(line)).toEqual({ a: value });
  });

  test('anchors and merge keys work', () => {
    expect(body('  a: &x {b: 1}\n  c: {<<: *x, d: 2}')).toEqual({ a: { b: 1 }, c: { b: 1, d: 2 } });
  });

  test.each([
    ['no kind', 'apiVersion: v1\nmetadata: {name: x}\n', 'web.yml:1 the object has no kind'],
    ['no apiVersion', 'kind: Pod\n', 'web.yml:1 the Pod has no apiVersion'],
    ['no name', `${HEAD}---\napiVersion: v1\nkind: Pod\nmetadata: {generateName: x-}\n`, 'web.yml:5 the Pod has no metadata.name'],
    [
      'a name that leads elsewhere',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: ../../x}\n',
      'web.yml:1 the Pod has the name "../../x", which no object can have',
    ],
    [
      'a name of dots',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: ..}\n',
      'web.yml:1 the Pod has the name "..", which no object can have',
    ],
    [
      'a namespace that is none',
      'apiVersion: v1\nkind: Pod\nmetadata: {name: x, namespace: [a]}\n',
      'web.yml:1 the Pod x has a namespace that is none',
    ],
    ['a text', 'hello\n', 'web.yml:1 it is no Kubernetes object'],
    ['a key twice', `${HEAD}data: {a: 1}\ndata: {b: 1}\n`, 'web.yml:5 Map keys must be unique'],
    ['an unknown tag', `${HEAD}data: {a: !secret x}\n`, 'web.yml:4 Unresolved tag: !secret'],
    [
      'a number beyond 2^53',
      `${HEAD}data: {a: 12345678901234567890}\n`,
      'web.yml:4 the number 12345678901234567890 cannot be kept as it is',
    ],
    ['infinity', `${HEAD}data: {a: .inf}\n`, 'web.yml:4 the number .inf cannot be kept as it is'],
    ['bytes', `${HEAD}data: {a: "\u0000"}\n`, 'web.yml:4 it holds bytes that are no text'],
    ['a tab', `${HEAD}data:\n\ta: 1\n`, expect.stringMatching(/^web\.yml:5 .*[Tt]abs/)],
  ])('%s is told with its line', (_, text, told) => {
    expect(problems(text)).toEqual([told]);
  });

  test('one bad document does not hide another', () => {
    expect(problems(`kind: A\n---\n${HEAD}---\nkind: B\n`)).toEqual([
      'web.yml:1 the A has no apiVersion',
      'web.yml:7 the B has no apiVersion',
    ]);
  });

  test('an alias bomb is refused in no time', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ];
    expect(problems(`${HEAD}data: {}\n${bomb.join('\n')}\n`)).toEqual(['web.yml:1 its aliases grow beyond measure']);
  });

  test('nesting without end is refused, and so is a file that is too large', () => {
    expect(problems(`a: ${'['.repeat(30_000)}`)).toHaveLength(1);
    expect(problems(' '.repeat(17 * 1_048_576))).toEqual(['web.yml it is larger than 16 MiB']);
  });
});
