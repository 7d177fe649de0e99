import { describe, expect, test } from '@jest/globals';
import { DEFAULT_TAGS, readRules } from '../../../src/core/tag-rule/read-rules.ts';

const read = (text: string) => readRules(text, DEFAULT_TAGS);
const problems = (text: string): readonly string[] => {
  const rules = read(text);
  return (rules.ok ? rules.value.lenient : rules.error).map(({ code, what }) => `${code} ${what}`);
};
const rules = (text: string) => {
  const found = read(text);
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value.rules;
};

describe('order', () => {
  test('is by priority, then as written', () => {
    const text =
      'type=sha\ntype=raw,value=a\ntype=ref,event=tag\ntype=edge\ntype=match,pattern=x\ntype=pep440,pattern={{raw}}\ntype=semver,pattern={{raw}}\ntype=primary\ntype=schedule';
    expect(rules(text).map(({ type }) => type)).toEqual(['schedule', 'primary', 'pep440', 'semver', 'match', 'edge', 'ref', 'raw', 'sha']);
  });
  test('a priority of its own counts, also a negative one', () => {
    expect(rules('type=sha,priority=2000\ntype=raw,value=a,priority=-1\ntype=edge').map(({ type }) => type)).toEqual([
      'sha',
      'edge',
      'raw',
    ]);
  });
  test('nothing means the four of metadata-action', () => {
    expect(rules(' \n').map(({ type }) => type)).toEqual(['schedule', 'ref', 'ref', 'ref']);
  });
});

describe('defaults', () => {
  test.each([
    ['type=schedule', { pattern: [{ kind: 'text', text: 'nightly' }], prefix: undefined }],
    ['type=sha', { format: 'short', prefix: [{ kind: 'text', text: 'sha-' }] }],
    ['type=sha,prefix=', { prefix: [] }],
    ['type=ref,event=pr', { event: 'pr', prefix: [{ kind: 'text', text: 'pr-' }] }],
    ['type=ref,event=branch', { event: 'branch', prefix: undefined }],
    ['type=match,pattern=/v(\\d+)/gi', { pattern: { source: 'v(\\d+)', flags: 'i' }, group: 0 }],
    ['type=edge,branch=', { branch: undefined }],
    ['word', { type: 'raw', value: [{ kind: 'text', text: 'word' }] }],
  ])('%s', (text, expected) => {
    expect(rules(text)[0]).toMatchObject(expected);
  });
});

describe('what is wrong', () => {
  test.each([
    ['type=nope', ['BT002 type "nope" is unknown']],
    ['type=semvr,pattern=x', ['BT002 type "semvr" is unknown, did you mean "semver"?']],
    ['type=sha,formt=long', ['BT002 attribute "formt" is unknown, did you mean "format"?']],
    ['type=raw,value=a,value=b', ['BT003 attribute "value" is given twice, as "a" and "b"']],
    ['type=semver', ['BT007 attribute "pattern" is missing']],
    ['type=ref', ['BT007 attribute "event" is missing']],
    ['type=ref,event=push', ['BT007 attribute "event" is "push"']],
    ['type=raw', ['BT007 attribute "value" is missing']],
    ['type=sha,priority=high', ['BT007 attribute "priority" is "high"']],
    ['type=match,pattern=a,group=one', ['BT007 attribute "group" is "one"']],
    ['type=match,pattern=(a', ['BT006 the pattern is no regular expression: Invalid regular expression: /(a/: Unterminated group']],
    [`type=match,pattern=${'a'.repeat(1_001)}`, ['BT006 the pattern has 1001 characters']],
    ['type=raw,value={{brnch}}', ['BT004 expression "{{brnch}}" is unknown here, did you mean "{{branch}}"?']],
    ['type=raw,value={{branch', ['BT004 "{{branch" is not closed']],
    ['type=sha,format=medium\ntype=nope', ['BT007 attribute "format" is "medium"', 'BT002 type "nope" is unknown']],
  ])('%s', (text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  test('stands with line and column', () => {
    const found = read('# first\ntype=sha,formt=long');
    expect(found.ok ? found.value.lenient.map(({ where }) => where) : []).toEqual(['input "tags", line 2, column 16: type=sha,formt=long']);
  });
});
