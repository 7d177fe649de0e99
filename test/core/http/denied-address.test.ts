import { expect, test } from '@jest/globals';
import { deniedAddress } from '../../../src/core/http/denied-address.ts';

test.each([
  '169.254.169.254',
  '169.254.170.2',
  '[fe80::1]',
  'fd00:ec2::254',
  '100.100.100.200',
  '168.63.129.16',
  'metadata.google.internal',
  'METADATA.google.internal.',
  '[::ffff:a9fe:a9fe]',
  '::ffff:169.254.169.254',
])('%s is denied', (host) => {
  expect(deniedAddress(host)).toBe(true);
});

test.each(['127.0.0.1', '10.0.0.4', '192.168.1.1', '::1', 'example.com', 'fd00::1', '169.253.0.1'])('%s is allowed', (host) => {
  expect(deniedAddress(host)).toBe(false);
});
