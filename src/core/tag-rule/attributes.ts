import type { SourceEntry } from './list-input.ts';

/** `key=value` of an entry; the key is in lower case, both are trimmed. A bare word has the key that its reader gives it. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
  /** Where the value starts, from 1. */
  readonly column: number;
}

/** The attributes of an entry, in order. A field without `=` is `bare`; empty fields count for nothing. */
export function attributesOf(entry: SourceEntry, bare: string): readonly Attribute[] {
  return entry.fields
    .filter(({ text }) => text.trim() !== '')
    .map(({ column, text }) => {
      const trimmed = text.trim();
      const equals = trimmed.indexOf('=', 1);
      if (equals < 0) return { key: bare, value: trimmed, column };
      const value = trimmed.slice(equals + 1);
      const indent = value.length - value.trimStart().length;
      return { key: trimmed.slice(0, equals).trim().toLowerCase(), value: value.trim(), column: column + equals + 1 + indent };
    });
}
