import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isTag, sanitizeTag, tagText } from '../../../src/core/image-ref/tag-text.ts';

const compat = { sanitize: 'compat', maxLength: 128 } as const;
const unique = { sanitize: 'unique', maxLength: 128 } as const;

describe('compat does what metadata-action does', () => {
  test.each([
    ['main', 'main'],
    ['feature/a&b', 'feature-a-b'],
    ['a//b', 'a-b'],
    ['a b+c', 'a-b-c'],
    ['été', '-t-'],
    ['.hidden', '.hidden'],
    ['V1_2.3-x', 'V1_2.3-x'],
  ])('%s is %s', (text, expected) => {
    expect([tagText(text, compat), sanitizeTag(text)]).toEqual([expected, expected]);
  });
});

test('an ending stays whole inside the length', () => {
  const tag = tagText('x'.repeat(200), { sanitize: 'compat', maxLength: 63 }, '-dirty');
  expect([tag.length, tag.endsWith('-dirty')]).toEqual([63, true]);
});

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 300 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.stringMatching(/^[a-c/.-]{1,8}$/),
);
const length = fc.integer({ min: 16, max: 128 });

test('unique: every text gives a tag, and never two texts one', () => {
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(text, (one) => {
      const tag = tagText(one, unique);
      expect(isTag(tag)).toBe(true);
      expect(seen.get(tag) ?? one).toBe(one);
      seen.set(tag, one);
    }),
    { numRuns: 4_000 },
  );
});

test('no tag is longer than it may be, and a cut tells long names apart', () => {
  fc.assert(
    fc.property(text, text, length, fc.constantFrom('compat', 'unique'), (one, other, maxLength, sanitize) => {
      const style = { sanitize, maxLength };
      expect(tagText(one, style).length).toBeLessThanOrEqual(maxLength);
      const [a, b] = [`${'x'.repeat(maxLength)}${one}`, `${'x'.repeat(maxLength)}${other}`];
      if (a !== b) expect(tagText(a, style)).not.toBe(tagText(b, style));
    }),
    { numRuns: 1_500 },
  );
});
