import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatOwnStatus, parseOwnStatus } from '../../../src/core/deployment-record/own-status.ts';

const digest = `sha256:${'ab'.repeat(32)}`;

describe('our own status', () => {
  test('names service, digest and smoke test', () => {
    expect(formatOwnStatus({ service: 'shop', digest, smoke: 'pass' })).toBe(`tidegate/1 shop ${digest} smoke=pass`);
    expect(formatOwnStatus({ service: 'shop', smoke: 'none' })).toBe('tidegate/1 shop - smoke=none');
  });

  test("is at most GitHub's 140 characters, and comes back as it was", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9._-]{1,46}$/);
    fc.assert(
      fc.property(word, fc.constantFrom('pass', 'fail', 'none' as const), fc.boolean(), (service, smoke, pinned) => {
        const status = { service, smoke, ...(pinned ? { digest } : {}) };
        const text = formatOwnStatus(status);
        expect(text.length).toBeLessThanOrEqual(140);
        expect(parseOwnStatus(text)).toEqual(status);
      }),
    );
  });

  test('of a name that is too long or holds blanks still can be read', () => {
    const text = formatOwnStatus({ service: `my shop ${'x'.repeat(80)}`, digest, smoke: 'fail' });
    expect(text.length).toBeLessThanOrEqual(140);
    expect(parseOwnStatus(text)?.service).toBe(`my-shop-${'x'.repeat(38)}`);
  });

  test.each([
    ['nothing', ''],
    ['null', null],
    ['words of GitHub', 'Deployed successfully'],
    ['another version', `tidegate/2 shop ${digest} smoke=pass`],
    ['a word that does not exist', `tidegate/1 shop ${digest} smoke=maybe`],
    ['a short digest', 'tidegate/1 shop sha256:abcd smoke=pass'],
    ['more behind it', `tidegate/1 shop ${digest} smoke=pass really`],
    ['a second line', `tidegate/1 shop ${digest} smoke=pass\n`],
  ])('%s is none', (_, text) => expect(parseOwnStatus(text)).toBeUndefined());
});
