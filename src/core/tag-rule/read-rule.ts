import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { GLOBAL_SCOPE, PEP440_SCOPE, SCHEDULE_SCOPE, type Scope, SEMVER_SCOPE, type Template } from '../template/template.ts';
import { type AttributeReader, attributeReader } from './attribute-reader.ts';
import type { SourceEntry } from './list-input.ts';
import { ATTRIBUTES, PRIORITIES, type Rule, type RuleBase, type RuleType } from './rule.ts';
import { badValue, unknownWord } from './rule-problems.ts';

/** The rule, unless too little of the line could be read, and all that is wrong with it. */
export interface ReadRule {
  readonly rule: Rule | undefined;
  readonly problems: readonly Problem[];
}

const TYPES = Object.keys(PRIORITIES) as RuleType[];
const EVERYWHERE = ['type', 'enable', 'priority', 'prefix', 'suffix'];
const text = (value: string): Template => (value === '' ? [] : [{ kind: 'text', text: value }]);

/** Reads one line of `tags`, the `number`th rule; a bare word is `value`, and no `type` means raw. */
export function readRule(entry: SourceEntry, number: number): ReadRule {
  const reader = attributeReader(entry, 'value');
  const named = reader.get('type');
  const type = TYPES.find((known) => known === (named?.value ?? 'raw'));
  if (type === undefined) {
    reader.problems.push(unknownWord(entry, named?.column ?? 1, 'type', named?.value ?? '', TYPES));
    return { rule: undefined, problems: reader.problems };
  }
  reader.expectOnly([...EVERYWHERE, ...ATTRIBUTES[type]]);
  const base: RuleBase = {
    number,
    entry,
    priority: readPriority(reader, type),
    enable: reader.template('enable', GLOBAL_SCOPE) ?? text('true'),
    prefix: reader.template('prefix', GLOBAL_SCOPE) ?? ownPrefix(reader, type),
    suffix: reader.template('suffix', GLOBAL_SCOPE),
  };
  return { rule: finish(base, type, reader), problems: reader.problems };
}

function finish(base: RuleBase, type: RuleType, reader: AttributeReader): Rule {
  switch (type) {
    case 'primary':
      return { ...base, type };
    case 'schedule':
      return { ...base, type, pattern: reader.template('pattern', SCHEDULE_SCOPE) ?? text('nightly') };
    case 'semver':
    case 'pep440':
      return {
        ...base,
        type,
        pattern: needed(reader, 'pattern', `type=${type},pattern={{version}}`, type === 'semver' ? SEMVER_SCOPE : PEP440_SCOPE),
        value: reader.template('value', GLOBAL_SCOPE),
        match: reader.pattern('match'),
      };
    case 'match':
      return { ...base, type, ...readMatch(reader) };
    case 'edge':
      return { ...base, type, branch: reader.get('branch')?.value || undefined };
    case 'ref':
      if (reader.get('event') === undefined) reader.missing('event', 'type=ref,event=branch');
      return { ...base, type, event: reader.word('event', ['branch', 'tag', 'pr']) ?? 'branch' };
    case 'raw':
      return { ...base, type, value: needed(reader, 'value', 'type=raw,value=edge', GLOBAL_SCOPE) };
    case 'sha':
      return { ...base, type, format: reader.word('format', ['short', 'long']) ?? 'short' };
  }
}

function readMatch(reader: AttributeReader): Pick<Rule & { type: 'match' }, 'pattern' | 'group' | 'value'> {
  if (reader.get('pattern') === undefined) reader.missing('pattern', 'type=match,pattern=\\d+\\.\\d+');
  const group = reader.get('group')?.value ?? '0';
  if (!/^\d{1,2}$/.test(group))
    reader.problems.push(
      badValue(
        reader.entry,
        reader.get('group')?.column,
        `attribute "group" is "${oneLine(group, 40)}"`,
        'the number of a group, 0 for the whole match',
      ),
    );
  return {
    pattern: reader.pattern('pattern') ?? { source: '', flags: '' },
    group: Number(group),
    value: reader.template('value', GLOBAL_SCOPE),
  };
}

function needed(reader: AttributeReader, key: string, example: string, scope: Scope): Template {
  if (reader.get(key) === undefined) reader.missing(key, example);
  return reader.template(key, scope) ?? [];
}

function readPriority(reader: AttributeReader, type: RuleType): number {
  const given = reader.get('priority');
  if (given === undefined) return PRIORITIES[type];
  if (!/^-?\d+(\.\d+)?$/.test(given.value))
    reader.problems.push(
      badValue(reader.entry, given.column, `attribute "priority" is "${oneLine(given.value, 40)}"`, 'a number, such as 900'),
    );
  return Number(given.value);
}

function ownPrefix(reader: AttributeReader, type: RuleType): Template | undefined {
  if (type === 'sha') return text('sha-');
  return type === 'ref' && reader.get('event')?.value === 'pr' ? text('pr-') : undefined;
}
