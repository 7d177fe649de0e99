import { sha256Of } from '../digest/sha256.ts';
import { TAG } from './image-ref.ts';

/** How a text becomes a tag: `compat` as docker/metadata-action does, `unique` so that two texts never share a tag. */
export interface TagStyle {
  readonly sanitize: 'compat' | 'unique';
  /** Characters that a tag may have, at most 128. */
  readonly maxLength: number;
}

/** A tag's text by the distribution specification: `[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}`. */
export const isTag = (text: string): boolean => TAG.test(text);

/** Each run of characters that a tag cannot have as one `-`. */
export const sanitizeTag = (text: string): string => text.replace(/[^a-zA-Z0-9._-]+/g, '-');

/**
 * The tag that stands for a text. A cut keeps 8 hex digits of the whole text's sha256, so that long names with one beginning stay apart; `unique` adds
 * them after every change. `ending` (`-dirty`) is kept whole. The result may still start with `.` or `-` under `compat`: judge it with `isTag`.
 */
export function tagText(text: string, style: TagStyle, ending = ''): string {
  const clean = sanitizeTag(text);
  const room = style.maxLength - ending.length;
  const changed = clean !== text || !/^[a-zA-Z0-9_]/.test(clean);
  if (clean.length <= room && !(style.sanitize === 'unique' && changed)) return clean + ending;
  const mark = sha256Of(text).slice('sha256:'.length, 'sha256:'.length + 8);
  const start = style.sanitize === 'unique' ? clean.replace(/^[.-]+/, '') : clean;
  const kept = start.slice(0, Math.max(0, room - mark.length - 1)).replace(/[._-]+$/, '');
  return (kept === '' ? mark : `${kept}-${mark}`) + ending;
}
