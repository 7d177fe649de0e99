import { describe, expect, test } from '@jest/globals';
import type { UpstreamRules } from '../../../src/core/policy/rules-for.ts';
import type { CheckFact, JobFact, StatusFact } from '../../../src/core/upstream/facts.ts';
import { judgeUpstream, type UpstreamFacts } from '../../../src/core/upstream/judge-upstream.ts';
import { parseNeeds } from '../../../src/core/upstream/needs.ts';

const SHA = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
let id = 0;
const standing = (word: string) =>
  ['queued', 'in_progress', 'waiting', 'pending'].includes(word)
    ? { status: word, conclusion: null }
    : { status: 'completed', conclusion: word };
const job = (name: string, word: string, attempt = 1): JobFact => ({ id: ++id, name, attempt, ...standing(word) });
const check = (name: string, word: string, more: Partial<CheckFact> = {}): CheckFact => ({
  ...{ id: ++id, name, app: 'github-actions', startedAt: '2026-11-25T10:00:00Z', ...standing(word) },
  ...more,
});
const ci = (name: string, word: string, runId = 2) => check(name, word, { workflow: 'ci.yml', runId });
const status = (context: string, state: string): StatusFact => ({ context, state });
const rules = (more: Partial<UpstreamRules> = {}): UpstreamRules => ({
  ...{ required: [], alertOnly: [['e2e*']], allowSkipped: [[]], settleMs: 0 },
  ...more,
});

function judge(facts: Partial<UpstreamFacts>, more: Partial<UpstreamRules> = {}) {
  const word = judgeUpstream({ sha: SHA, runId: '1', jobs: [], checks: [], statuses: [], ...facts }, rules(more));
  const { finding } = word;
  const told =
    finding.kind === 'closed'
      ? `${finding.problem.code}${finding.canOpen ? '?' : ''} ${finding.why.replace('upstream: ', '')}`
      : `open ${finding.why}`;
  return { told, remarks: word.remarks.map(({ problem }) => `${problem.code} ${problem.what}`), isStale: word.isStale };
}

describe('needs', () => {
  test.each<[string, Record<string, string>, JobFact[], string]>([
    ['green by both', { build: 'success' }, [job('build', 'success')], 'open green: build'],
    ['failed', { build: 'failure' }, [job('build', 'failure')], 'DW012 "build" is failure'],
    ['cancelled', { build: 'cancelled' }, [job('build', 'cancelled')], 'DW012 "build" is cancelled'],
    ['skipped', { build: 'skipped' }, [job('build', 'skipped')], 'DW012 "build" is skipped'],
    [
      'hidden by continue-on-error',
      { build: 'success' },
      [job('build', 'failure')],
      'DW011 "build" is failure although needs says success (continue-on-error)',
    ],
    [
      'timed out behind it',
      { build: 'success' },
      [job('build', 'timed_out')],
      'DW011 "build" is timed_out although needs says success (continue-on-error)',
    ],
    [
      'one of a matrix',
      { unit: 'success' },
      [job('unit (18)', 'success'), job('unit (20)', 'failure')],
      'DW011 "unit (20)" is failure although needs says success (continue-on-error)',
    ],
    [
      'one of a called workflow',
      { build: 'success' },
      [job('build / image', 'success'), job('build / scan', 'failure')],
      'DW011 "build / scan" is failure although needs says success (continue-on-error)',
    ],
    [
      'skipped inside a called workflow',
      { build: 'success' },
      [job('build / image', 'success'), job('build / docs', 'skipped')],
      'open green: build',
    ],
    ['a name that only begins so', { build: 'success' }, [job('build', 'success'), job('build-extra', 'failure')], 'open green: build'],
    ['red in an older attempt', { build: 'success' }, [job('build', 'failure', 1), job('build', 'success', 2)], 'open green: build'],
    [
      'green in an older attempt',
      { build: 'success', unit: 'success' },
      [job('build', 'success', 1), job('unit', 'failure', 1), job('unit', 'success', 2)],
      'open green: build, unit',
    ],
    [
      'red in the newest attempt',
      { build: 'success' },
      [job('build', 'failure', 2), job('build', 'success', 1)],
      'DW011 "build" is failure although needs says success (continue-on-error)',
    ],
    [
      'an unknown word',
      { build: 'success' },
      [job('build', 'action_required')],
      'DW011 "build" is action_required although needs says success (continue-on-error)',
    ],
    ['an unknown result', { build: 'odd' }, [], 'DW012 "build" is odd'],
  ])('%s', (_, needs, jobs, expected) => {
    expect(judge({ needs, jobs }).told).toBe(expected);
  });

  test('skipped may be allowed by name', () => {
    const facts = { needs: { docs: 'skipped', build: 'success' }, jobs: [job('docs', 'skipped'), job('build', 'success')] };
    expect(judge(facts, { allowSkipped: [['docs']] }).told).toBe('open green: docs, build');
    expect(judge(facts, { allowSkipped: [['docs'], []] }).told).toBe('DW012 "docs" is skipped');
  });

  test('alert-only never blocks, and is warned of', () => {
    const word = judge({ needs: { build: 'success', e2e: 'failure' }, jobs: [job('build', 'success'), job('e2e', 'failure')] });
    expect(word).toMatchObject({ told: 'open green: build', remarks: ['DW015 "e2e" is failure; it may not block (alert-only)'] });
    const hidden = judge({ needs: { 'e2e-ui': 'success' }, jobs: [job('e2e-ui', 'failure')] });
    expect(hidden).toMatchObject({ told: 'open nothing that may block is red', remarks: [expect.stringContaining('e2e-ui')] });
  });

  test('a job with another name is judged by its result, with a warning', () => {
    const word = judge({ needs: { build: 'success' }, jobs: [job('Build it', 'failure')] });
    expect([word.told, word.remarks[0]?.slice(0, 46)]).toEqual(['open green: build', 'DW016 no job of this run is named "build": it ']);
  });

  test('a job that has not ended by its own check is an old answer, and may open', () => {
    expect(judge({ needs: { build: 'success' }, jobs: [job('build', 'in_progress')] })).toMatchObject({
      told: 'DW012? "build" has not ended (in_progress)',
      isStale: true,
    });
    const also = judge({ needs: { build: 'success', unit: 'failure' }, jobs: [job('build', 'in_progress'), job('unit', 'failure')] });
    expect(also).toMatchObject({ told: 'DW012 "unit" is failure, "build" has not ended (in_progress)', isStale: false });
  });

  test.each([undefined, {}])('nothing to judge is closed: %j', (needs) => {
    expect(judge(needs === undefined ? {} : { needs }).told).toBe('DW013 nothing to judge');
  });
});

describe('required names', () => {
  const required = ['build'];
  test.each<[string, Partial<UpstreamFacts>, string]>([
    ['a job of this run', { jobs: [job('build', 'success')] }, 'open green: build'],
    ['a check of another workflow', { checks: [ci('build', 'success')] }, 'open green: build (ci.yml)'],
    ['a check of another app', { checks: [check('build', 'success', { app: 'buildkite' })] }, 'open green: build (buildkite)'],
    ['a status', { statuses: [status('build', 'success')] }, 'open green: build (status)'],
    ['the caller’s part', { jobs: [job('build / image', 'success')] }, 'open green: build / image'],
    [
      'absent',
      { jobs: [job('lint', 'success')], checks: [ci('unit', 'success')] },
      'DW010? "build" not found on 1a2b3c4 (found: lint, unit)',
    ],
    ['absent, with nothing at all', {}, 'DW010? "build" not found on 1a2b3c4 (found: nothing)'],
    ['still running', { checks: [ci('build', 'in_progress')] }, 'DW012? "build (ci.yml)" has not ended (in_progress)'],
    ['pending as a status', { statuses: [status('build', 'pending')] }, 'DW012? "build (status)" has not ended (pending)'],
    ['an error as a status', { statuses: [status('build', 'error')] }, 'DW012 "build (status)" is error'],
    ['neutral', { checks: [ci('build', 'neutral')] }, 'DW012 "build (ci.yml)" is neutral'],
    ...(['failure', 'cancelled', 'stale', 'action_required', 'timed_out', 'startup_failure'] as const).map(
      (word): [string, Partial<UpstreamFacts>, string] => [word, { checks: [ci('build', word)] }, `DW012 "build (ci.yml)" is ${word}`],
    ),
    ['red there, green here', { jobs: [job('build', 'success')], checks: [ci('build', 'failure')] }, 'DW012 "build (ci.yml)" is failure'],
    ['green there, red here', { jobs: [job('build', 'failure')], checks: [ci('build', 'success')] }, 'DW012 "build" is failure'],
    [
      'red in an older run of that workflow',
      { checks: [ci('build', 'failure', 2), ci('build', 'success', 3)] },
      'open green: build (ci.yml)',
    ],
    [
      'red in the newest run of that workflow',
      { checks: [ci('build', 'failure', 3), ci('build', 'success', 2)] },
      'DW012 "build (ci.yml)" is failure',
    ],
    [
      'only in an older run of that workflow',
      { checks: [ci('build', 'success', 2), ci('lint', 'success', 3)] },
      'DW010? "build" not found on 1a2b3c4 (found: lint)',
    ],
    [
      'an app that tried twice',
      { checks: [check('build', 'success', { app: 'x', startedAt: '2026-11-25T11:00:00Z' }), check('build', 'failure', { app: 'x' })] },
      'open green: build (x)',
    ],
  ])('%s', (_, facts, expected) => {
    expect(judge(facts, { required }).told).toBe(expected);
  });

  test('a queued check of an app is newer than one that ended', () => {
    const { startedAt: _, ...queued } = check('build', 'queued', { app: 'x' });
    expect(judge({ checks: [queued, check('build', 'success', { app: 'x' })] }, { required }).told).toBe(
      'DW012? "build (x)" has not ended (queued)',
    );
  });

  test('a workflow’s file selects one of several', () => {
    const checks = [ci('build', 'success'), check('build', 'failure', { workflow: 'nightly.yml', runId: 9 })];
    expect(judge({ checks }, { required: ['ci.yml / build'] }).told).toBe('open green: build (ci.yml)');
    expect(judge({ checks }, { required: ['* / build'] }).told).toBe('DW012 "build (nightly.yml)" is failure');
  });

  test('this job itself and this run’s checks count once', () => {
    const self = job('deploy', 'in_progress');
    const checks = [
      check('deploy', 'in_progress', { id: self.id, workflow: 'release.yml', runId: 1 }),
      check('build', 'failure', { workflow: 'release.yml', runId: 1 }),
    ];
    const facts = { self: self.id, jobs: [self, job('build', 'success')], checks };
    expect(judge(facts, { required: ['*'] }).told).toBe('open green: build');
  });

  test('of several bad ones all are told, the worst first', () => {
    const facts = {
      needs: { a: 'success' },
      jobs: [job('a', 'failure')],
      checks: [ci('b', 'failure'), ci('c', 'queued')],
    };
    expect(judge(facts, { required: ['b', 'c', 'd'] }).told).toBe(
      'DW011 "a" is failure although needs says success (continue-on-error), "b (ci.yml)" is failure, "d" not found on 1a2b3c4 (found: a, b, c), "c (ci.yml)" has not ended (queued)',
    );
  });

  test('an alert-only one must be there, and may be red', () => {
    expect(judge({ checks: [ci('e2e chrome', 'failure')] }, { required: ['e2e*'] })).toMatchObject({
      told: 'open nothing that may block is red',
      remarks: ['DW015 "e2e chrome (ci.yml)" is failure; it may not block (alert-only)'],
    });
    expect(judge({ checks: [ci('e2e chrome', 'in_progress')] }, { required: ['e2e*'] }).remarks).toEqual([]);
    expect(judge({}, { required: ['e2e*'] }).told).toContain('DW010');
  });
});

describe('the needs context', () => {
  test('is read by key', () => {
    const text = JSON.stringify({ build: { result: 'success', outputs: { a: 'b' } }, docs: { result: 'skipped', outputs: {} } });
    expect(parseNeeds(text)).toEqual({ ok: true, value: { build: 'success', docs: 'skipped' } });
    expect(parseNeeds('{}')).toEqual({ ok: true, value: {} });
  });

  test.each([
    '',
    '[]',
    'null',
    '"x"',
    '{"build":null}',
    '{"build":{}}',
    '{"build":{"result":1}}',
    '{"build":"success"}',
    '{"build":{"result":""}}',
  ])('%j is refused', (text) => {
    expect(parseNeeds(text)).toMatchObject({ ok: false, error: { code: 'IN003', remedy: 'needs: $' + '{{ toJSON(needs) }}' } });
  });
});
