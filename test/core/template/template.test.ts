import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTemplate } from '../../../src/core/template/parse-template.ts';
import { renderTemplate, uses } from '../../../src/core/template/render-template.ts';
import { GLOBAL_SCOPE } from '../../../src/core/template/template.ts';

const values = { branch: 'a/b&c', sha: 'abc1234', tag: '', base_ref: '{{sha}}' };
const moments = { date: Date.UTC(2026, 0, 2, 3, 4, 5), commit_date: undefined };
const render = (text: string) => {
  const parsed = parseTemplate(text, GLOBAL_SCOPE);
  return parsed.ok ? renderTemplate(parsed.value, values, moments) : parsed.error;
};

describe('expressions', () => {
  test.each([
    ['plain', 'plain'],
    ['x-{{sha}}-y', 'x-abc1234-y'],
    ['{{ sha }}{{{sha}}}{{{ sha }}}', 'abc1234abc1234abc1234'],
    ['{{~sha~}}{{&sha}}', 'abc1234abc1234'],
    ['{{!a comment}}x', 'x'],
    ['\\{{sha}}', '{{sha}}'],
    ['{{branch}}', 'a/b&c'],
    ["{{date 'YYYYMMDD'}}", '20260102'],
    ['{{date "HH:mm" tz="Asia/Tokyo"}}', '12:04'],
    ["{{date 'YYYY' tz='Europe/Paris'}}", '2026'],
    ["{{date '[week] W'}}", 'week 1'],
  ])('%j gives %j', (text, expected) => {
    expect(render(text)).toEqual({ text: expected, empty: [] });
  });

  test('a value is data: what looks like an expression in it stays as it is', () => {
    expect(render('{{base_ref}}')).toEqual({ text: '{{sha}}', empty: [] });
  });

  test('names without a value are told', () => {
    expect(render("{{tag}}x{{commit_date 'YYYY'}}")).toEqual({ text: 'x', empty: ['tag', 'commit_date'] });
  });

  test.each([
    ['{{nope}}', 0, 'expression "{{nope}}" is unknown here'],
    ['ab{{brnch}}', 2, 'did you mean "{{branch}}"?'],
    ['{{sha', 0, '"{{sha" is not closed'],
    ['{{#if sha}}', 0, 'is unknown here'],
    ['{{sha.length}}', 0, 'is unknown here'],
    ['{{../sha}}', 0, 'is unknown here'],
    ["{{sha 'x'}}", 0, 'cannot take'],
    ['{{date}}', 0, 'needs a format'],
    ["{{date 'YYYY' 'MM'}}", 0, 'cannot take'],
    ["{{date 'YYYY' zone='UTC'}}", 0, 'cannot take'],
    ["{{date 'YYYY' tz='Mars/Olympus'}}", 0, 'unknown time zone'],
    ["{{date 'GGGGG'}}", 0, 'has "GGGGG" in its format'],
    ["{{date 'z' tz='Asia/Tokyo'}}", 0, 'has "z" in its format'],
  ])('%j is a fault', (text, offset, what) => {
    expect(render(text)).toMatchObject({ offset, what: expect.stringContaining(what) });
  });

  test('any text is a template or a fault, in no time', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{{{', '}}}', '\\', "'", '"', '~', '!', 'sha', "date 'YYYY'", ' tz='));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const parsed = parseTemplate(pieces.join(''), GLOBAL_SCOPE);
        if (parsed.ok) renderTemplate(parsed.value, values, moments);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('uses finds names', () => {
  const parsed = parseTemplate('a{{sha}}', GLOBAL_SCOPE);
  expect(parsed.ok && [uses(parsed.value, 'sha'), uses(parsed.value, 'tag')]).toEqual([true, false]);
});
