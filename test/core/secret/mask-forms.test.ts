import { expect, test } from '@jest/globals';
import { maskForms, redact } from '../../../src/core/secret/mask-forms.ts';

test('a secret is masked whole, by line, in base64 and in its URL and JSON forms', () => {
  const forms = maskForms('p@ss "w"\nline-two');
  expect(forms).toContain('p@ss "w"\nline-two');
  expect(forms).toContain('line-two');
  expect(forms).toContain(Buffer.from('p@ss "w"\nline-two').toString('base64'));
  expect(forms).toContain(encodeURIComponent('p@ss "w"\nline-two'));
  expect(forms).toContain('p@ss \\"w\\"\\nline-two');
});

test('pieces that are too short to mask are left out', () => {
  expect(maskForms('abc')).toEqual([Buffer.from('abc').toString('base64')]);
});

test('redaction removes every form, the longest first', () => {
  const secret = 'hunter22';
  const body = `a ${secret} b ${Buffer.from(secret).toString('base64')} c ${encodeURIComponent(secret)}`;
  expect(redact(body, [secret])).toBe('a *** b *** c ***');
});
