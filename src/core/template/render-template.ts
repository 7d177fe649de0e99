import { formatDate } from './format-date.ts';
import { isDate, type Template } from './template.ts';

/** The two moments that dates stand for, in milliseconds since 1970; undefined when unknown. */
export interface Moments {
  readonly date: number | undefined;
  readonly commit_date: number | undefined;
}

/** What a template gave. */
export interface Rendered {
  readonly text: string;
  /** Names of expressions that had no value. */
  readonly empty: readonly string[];
}

/** Fills a template in. A name without a value counts as empty; values are data and are not parsed again. */
export function renderTemplate(template: Template, values: Readonly<Record<string, string>>, moments: Moments): Rendered {
  const empty: string[] = [];
  const pieces = template.map((part) => {
    if (part.kind === 'text') return part.text;
    const value = isDate(part.name) ? dated(moments[part.name as keyof Moments], part.format ?? '', part.zone) : (values[part.name] ?? '');
    if (value === '') empty.push(part.name);
    return value;
  });
  return { text: pieces.join(''), empty };
}

const dated = (moment: number | undefined, format: string, zone: string | undefined): string =>
  moment === undefined ? '' : formatDate(moment, format, zone);

/** Whether one of these names stands in the template. */
export const uses = (template: Template, ...names: readonly string[]): boolean =>
  template.some((part) => part.kind === 'expression' && names.includes(part.name));
