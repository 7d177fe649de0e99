import { stripControls } from '../outside-text/outside-text.ts';

/** Plain text for Markdown: nothing in it can become markup, a link, a mention, HTML or a table cell's end. */
export function text(value: string): string {
  return stripControls(value)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/([\\`*_[\]|~#])/g, '\\$1')
    .replace(/@(?=\w)/g, '@&#8203;')
    .replace(/(https?):\/\//gi, '$1:&#8203;//');
}

/** Inline code: backticks inside are answered by a longer fence, bars are escaped for tables. */
export function code(value: string): string {
  const flat = stripControls(value)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\|/g, '\\|');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run) => run[0].length));
  const ticks = '`'.repeat(longest + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') || flat === '' ? ' ' : '';
  return `${ticks}${pad}${flat}${pad}${ticks}`;
}

/** A link to an address of ours; the label is made safe. */
export const link = (label: string, url: string): string =>
  `[${text(label)}](${encodeURI(url).replace(/[()]/g, (c) => (c === '(' ? '%28' : '%29'))})`;

/** A fenced block whose fence no line of the text can close. */
export function block(value: string, language = ''): string {
  const body = stripControls(value);
  const longest = Math.max(2, ...[...body.matchAll(/^\s*(`{3,})/gm)].map((run) => run[1]?.length ?? 0));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}

/** A table; the cells are Markdown already (use `text` and `code` on them). */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A folded section. `title` is plain text, `body` is Markdown. */
export const folded = (title: string, body: string): string => `<details><summary>${text(title)}</summary>\n\n${body}\n\n</details>`;
