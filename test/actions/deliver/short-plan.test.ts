import { describe, expect, test } from '@jest/globals';
import { expectedOf, shortPlan } from '../../../src/actions/deliver/smoke.ts';
import { factsOf } from '../../../src/core/deployment-record/running.ts';
import { readChecks } from '../../../src/core/probe/read-checks.ts';
import { aRecordOf, OLD_DIGEST } from '../../support/builders/deployment-record.ts';

const read = readChecks({ served: { path: '/version', json: '$.commit' }, checks: ['GET / 200', 'GET /new 200'] }, 'smoke.yml');
if (!read.ok) throw new Error('the checks are wrong');
const plan = read.value;
const came = (smoke: object) =>
  factsOf([aRecordOf(4, { digest: OLD_DIGEST, smoke: { verdict: 'pass', passed: 2, failed: 0, ...smoke } })], 4);

describe('the smoke test of a version that came back', () => {
  test('asks what this version passed when it was delivered, and nothing that came later', () => {
    const short = shortPlan(plan, came({ checks: ['GET / 200', 'GET /gone 200'], served: '1.4.2' }));
    expect(short.checks.map(({ name }) => name)).toEqual(['GET / 200']);
    expect(short.served).toEqual(plan.served);
    expect(short.backoff).toEqual(plan.backoff);
  });

  test('expects the version and the digest that it was proved to be, not those of the inputs', () => {
    expect(expectedOf(came({ served: '1.4.2' }))).toEqual({ version: '1.4.2', digest: OLD_DIGEST });
  });

  test.each([
    ['a version whose endpoint was never asked', came({ checks: [] })],
    ['a version that no record knows', undefined],
  ])('does not ask %s for its version', (_, facts) => {
    expect(shortPlan(plan, facts)).toEqual({ backoff: plan.backoff, checks: [] });
    expect(expectedOf(facts).version).toBeUndefined();
  });
});
