import { nearest } from '../contract/nearest.ts';
import { present } from '../result/present.ts';
import { err, ok, type Result } from '../result/result.ts';
import { unknownToken } from './format-date.ts';
import { type Expression, isDate, type Scope, type Template } from './template.ts';
import { isZone } from './zone.ts';

/** What is wrong in a template, and where: `offset` counts characters from 0. */
export interface TemplateFault {
  readonly offset: number;
  readonly what: string;
  readonly expected: string;
}

const OPEN = /\\?\{\{/g;
const ARGUMENT = /^(?:([A-Za-z_][\w-]*)\s*=\s*)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*/;

/**
 * Reads the subset of Handlebars that docker/metadata-action's users write: `{{name}}`, `{{{name}}}`, `{{date 'FORMAT' tz='ZONE'}}`, comments and
 * `\{{`. Nothing is ever HTML-escaped. A name outside the scope, a block or a path is a fault that lists what there is.
 */
export function parseTemplate(source: string, scope: Scope): Result<Template, TemplateFault> {
  const parts: Template[number][] = [];
  const text = (value: string): void => void (value !== '' && parts.push({ kind: 'text', text: value }));
  let at = 0;
  for (;;) {
    OPEN.lastIndex = at;
    const open = OPEN.exec(source);
    if (open === null) break;
    text(source.slice(at, open.index));
    if (open[0].startsWith('\\')) {
      text('{{');
      at = open.index + open[0].length;
      continue;
    }
    const triple = source.startsWith('{{{', open.index);
    const start = open.index + (triple ? 3 : 2);
    const close = triple ? '}}}' : '}}';
    const end = source.indexOf(close, start);
    if (end < 0) return err({ offset: open.index, what: `"${source.slice(open.index)}" is not closed`, expected: `"${close}" at its end` });
    const inner = source.slice(start, end);
    if (!inner.startsWith('!')) {
      const expression = parseExpression(inner, scope);
      if (!expression.ok) return err({ offset: open.index, ...expression.error });
      parts.push(expression.value);
    }
    at = end + close.length;
  }
  text(source.slice(at));
  return ok(parts);
}

type Fault = Omit<TemplateFault, 'offset'>;

function parseExpression(inner: string, scope: Scope): Result<Expression, Fault> {
  const body = inner.replace(/^[~&]/, '').replace(/~$/, '').trim();
  const head = /^([A-Za-z_]\w*)(?:\s+|$)/.exec(body);
  const name = head?.[1] ?? '';
  const known = scope.names.join(', ');
  if (!scope.names.includes(name)) {
    const near = nearest(name, scope.names);
    return err({
      what: `expression "{{${body}}}" is unknown here${near === undefined ? '' : `, did you mean "{{${near}}}"?`}`,
      expected: `one of ${known}`,
    });
  }
  return withArguments(name, body.slice(head?.[0].length));
}

function withArguments(name: string, given: string): Result<Expression, Fault> {
  const form = isDate(name) ? `{{${name} 'YYYYMMDD'}} or {{${name} 'YYYYMMDD' tz='Europe/Paris'}}` : `{{${name}}} alone`;
  const wrong = (what: string): Result<Expression, Fault> => err({ what: `expression "${name}" ${what}`, expected: form });
  let rest = given;
  let format: string | undefined;
  let zone: string | undefined;
  while (rest !== '') {
    const argument = ARGUMENT.exec(rest);
    if (argument === null || !isDate(name)) return wrong(`cannot take "${rest.trim()}"`);
    const value = (argument[2] ?? argument[3] ?? '').replace(/\\(['"\\])/g, '$1');
    if (argument[1] === undefined && format === undefined) format = value;
    else if (argument[1] === 'tz' && zone === undefined) zone = value;
    else return wrong(`cannot take "${argument[0].trim()}"`);
    rest = rest.slice(argument[0].length);
  }
  if (isDate(name) && format === undefined) return wrong('needs a format');
  if (zone !== undefined && !isZone(zone)) return wrong(`names the unknown time zone "${zone}"`);
  const bad = format === undefined ? undefined : unknownToken(format, zone);
  if (bad !== undefined) return wrong(`has "${bad}" in its format, which is not supported; write [${bad}] for the plain text`);
  return ok({ kind: 'expression', name, ...present({ format, zone }) });
}
