import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyName, anyStep, judgeStep, uniqueTag } from '../../support/build-tag/any-step.ts';

/* A hundred thousand of each: npm run soak -- build-tag. */
describe('whatever the ref, the event, the rules and the clone', () => {
  test('each tag is legal, or the step fails with a code and names the place; never a crash', () => {
    const endings = { tagged: 0, refused: 0, unread: 0 };
    fc.assert(
      fc.property(anyStep, (step) => {
        const { ending, wrong } = judgeStep(step);
        endings[ending] += 1;
        expect(wrong).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(...Object.values(endings))).toBeGreaterThan(10);
  });

  test('unique: two branches never share a tag', () => {
    fc.assert(
      fc.property(anyName, anyName, (one, other) => {
        if (one !== other) expect(uniqueTag(one)).not.toBe(uniqueTag(other));
      }),
      { numRuns: 2_000 },
    );
  });
});
