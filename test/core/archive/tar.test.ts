import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ArchiveEntry, inArchiveOrder } from '../../../src/core/archive/entry.ts';
import { tarEnd, tarHeader, tarPadding } from '../../../src/core/archive/tar.ts';

const MTIME = 1_764_000_000;
const file = (name: string, content = '', executable = false) => ({
  entry: { kind: 'file', name, size: content.length, executable } as const,
  content,
});

function archive(members: readonly { entry: ArchiveEntry; content?: string }[]): Uint8Array {
  return Buffer.concat([
    ...members.flatMap(({ entry, content = '' }) => [tarHeader(entry, MTIME), Buffer.from(content), tarPadding(content.length)]),
    tarEnd(),
  ]);
}

/** What GNU tar lists. */
const listed = (bytes: Uint8Array): readonly string[] =>
  execFileSync('tar', ['-tvf', '-', '--numeric-owner', '--utc', '--quoting-style=literal'], {
    input: bytes,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
  })
    .trimEnd()
    .split('\n');

describe('GNU tar reads', () => {
  test('files, exec bits and links', () => {
    const link = { entry: { kind: 'link', name: 'current', target: 'bin/shop' } as const };
    expect(listed(archive([file('bin/shop', 'binary', true), link, file('notes.md', '# N')]))).toEqual([
      '-rwxr-xr-x 0/0               6 2025-11-24 16:00 bin/shop',
      'lrwxrwxrwx 0/0               0 2025-11-24 16:00 current -> bin/shop',
      '-rw-r--r-- 0/0               3 2025-11-24 16:00 notes.md',
    ]);
  });

  test.each([
    ['a name of 100 characters', 'a'.repeat(100)],
    ['of 101', `${'a'.repeat(90)}/${'b'.repeat(10)}`],
    ['of 3,000', `${'dir/'.repeat(740)}${'c'.repeat(40)}`],
    ['of other letters', 'Größe/文件.txt'],
    ['with a newline', 'a\nb'],
  ])('%s', (_, name) => {
    const found = execFileSync('tar', ['-xOf', '-', '--', name], {
      input: archive([file(name, 'content')]),
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    });
    expect(found).toBe('content');
  });

  test('a size above eight GiB', () => {
    const header = tarHeader({ kind: 'file', name: 'big', size: 9_000_000_000, executable: false }, MTIME);
    expect(new TextDecoder().decode(header)).toContain('19 size=9000000000\n');
  });
});

test('a header is whole blocks and depends on nothing but its entry and time', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(name, fc.nat(1_000_000), fc.boolean(), (text, size, executable) => {
      const entry = { kind: 'file', name: text, size, executable } as const;
      const [one, two] = [tarHeader(entry, MTIME), tarHeader({ ...entry }, MTIME)];
      expect(one.length % 512).toBe(0);
      expect(Buffer.compare(one, two)).toBe(0);
      expect((size + tarPadding(size).length) % 512).toBe(0);
    }),
  );
});

test('the order is that of the bytes, in every locale', () => {
  const names = ['b', 'a/z', 'a', 'B', 'ä', 'a-b', '😀', '\uffff', 'a/'].map((name) => ({ name }));
  expect(inArchiveOrder(names).map(({ name }) => name)).toEqual(['B', 'a', 'a-b', 'a/', 'a/z', 'b', 'ä', '\uffff', '😀']);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' })), fc.nat(), (texts, turn) => {
      const entries = texts.map((name) => ({ name }));
      const turned = [...entries.slice(turn % (texts.length || 1)), ...entries.slice(0, turn % (texts.length || 1))];
      const order = inArchiveOrder(turned).map(({ name }) => name);
      expect(order).toEqual(inArchiveOrder(entries).map(({ name }) => name));
      expect(order).toEqual(texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
});
