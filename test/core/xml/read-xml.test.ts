import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXml, XmlError, type XmlEvent } from '../../../src/core/xml/read-xml.ts';

const read = (text: string): readonly XmlEvent[] => [...readXml(text)];
/** `<a>`, `</a>`, text in quotes. */
const shown = (text: string): string =>
  read(text)
    .map((event) => {
      if (event.kind === 'text') return JSON.stringify(event.text);
      if (event.kind === 'close') return `</${event.name}>`;
      const attributes = [...event.attributes].map(([key, value]) => ` ${key}=${JSON.stringify(value)}`).join('');
      return `<${event.name}${attributes}>`;
    })
    .join('');

describe('what tools write', () => {
  test.each([
    ['<a/>', '<a></a>'],
    ['<?xml version="1.0"?>\n<!-- c > --><a b="1" c=\'2\'>x</a>\n', '<a b="1" c="2">"x"</a>'],
    ['\ufeff<a><b/></a>', '<a><b></b></a>'],
    ['<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>', '<a></a>'],
    ['<a b="&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;"/>', '<a b="<>&\\"\'A😀"></a>'],
    ['<a>&#10;::error::owned</a>', '<a>"\\n::error::owned"</a>'],
    ['<a><![CDATA[<not/> &amp; ]]]]></a>', '<a>"<not/> &amp; ]]"</a>'],
    ['<ns:a xml:b = "1" />', '<ns:a xml:b="1"></ns:a>'],
    ['<größe/>', '<größe></größe>'],
  ])('%j', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('what is refused, with its line', () => {
  test.each([
    ['', 'line 1: no element'],
    ['plain', 'line 1: text outside of elements'],
    ['<a>', 'line 1: <a> is not closed'],
    ['<a>\n</b>', 'line 2: </b> closes what is not open'],
    ['<a/><b/>', 'line 1: a second root element'],
    ['<a/>x', 'line 1: text outside of elements'],
    ['<a', 'line 1: <a> is not closed'],
    ['<a\n\nb></a>', 'line 3: attribute b has no value'],
    ['<a b=1/>', 'line 1: attribute b is not quoted'],
    ['<a b="1" b="2"/>', 'line 1: attribute b twice'],
    ['<a b="1"c="2"/>', 'line 1: <a> is not closed'],
    ['<a b="1/>', 'line 1: it ends before "'],
    ['<1/>', 'line 1: no name where one must stand'],
    ['<a>&nbsp;</a>', 'line 1: the entity &nbsp; is not read'],
    ['<a>&lt</a>', 'line 1: the entity &lt is not read'],
    ['<a>&#x110000;</a>', 'line 1: the entity &#x110000; is not read'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'line 1: a document type with declarations of its own is not read'],
    [
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'line 1: a document type with declarations of its own is not read',
    ],
    ['<a><!-- ', 'line 1: it ends before -->'],
    ['<![CDATA[x]]><a/>', 'line 1: CDATA outside of elements'],
    [`${'<a>'.repeat(201)}${'</a>'.repeat(201)}`, 'line 1: more than 200 levels'],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(new XmlError(message));
  });
});

describe('properties', () => {
  const pieces = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '<a',
    'a',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '&',
    ';',
    '&#',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!',
    '[',
    '<?',
    '?>',
  );
  test('whatever it is given, it ends, and throws nothing but XmlError', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }), (parts) => {
        try {
          const events = read(parts.join(''));
          expect(events.filter(({ kind }) => kind === 'open')).toHaveLength(events.filter(({ kind }) => kind === 'close').length);
        } catch (error) {
          expect(error).toBeInstanceOf(XmlError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('an attribute and a text come back as they were escaped', () => {
    const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), (value, text) => {
        expect(read(`<a b="${escaped(value)}">${escaped(text)}</a>`)).toEqual([
          { kind: 'open', name: 'a', attributes: new Map([['b', value]]) },
          { kind: 'text', text },
          { kind: 'close', name: 'a' },
        ]);
      }),
    );
  });

  test('events never hold more than the document does: nothing in it can grow', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('&amp;', '&#65;', 'x', '<b>y</b>', '<!--z-->'), { maxLength: 50 }), (parts) => {
        const text = `<a>${parts.join('')}</a>`;
        const told = read(text).reduce((sum, event) => sum + (event.kind === 'text' ? event.text.length : event.name.length), 0);
        expect(told).toBeLessThanOrEqual(2 * text.length);
      }),
    );
  });
});

test('a document of a few MiB takes a moment, also when it is wrong at its end', () => {
  const cases = '<testcase classname="a.b" name="c &amp; d" time="0.1"/>\n'.repeat(60_000);
  const start = performance.now();
  expect(read(`<s>${cases}</s>`)).toHaveLength(180_002);
  expect(() => read(`<s>${cases}`)).toThrow('line 60001: <s> is not closed');
  expect(() => read(`<s>${'<!--'.repeat(100_000)}`)).toThrow('it ends before -->');
  expect(performance.now() - start).toBeLessThan(20_000);
});
