import { expect, test } from '@jest/globals';
import { timedMatcher } from '../../../src/adapters/pattern/timed-matcher.ts';

test('groups of each text, undefined where nothing matches', () => {
  expect(timedMatcher({ source: 'v(\\d+)(x)?', flags: '' }, ['v12', 'none', 'V3'])).toEqual({
    kind: 'tried',
    groups: [['v12', '12', undefined], undefined, undefined],
  });
  expect(timedMatcher({ source: 'v(\\d+)', flags: 'i' }, ['V3'])).toEqual({ kind: 'tried', groups: [['V3', '3']] });
});

test.each(['^(a+)+$', '(a|aa)+$', '(.*a){20}$'])('%s is stopped', (source) => {
  const start = performance.now();
  expect(timedMatcher({ source, flags: '' }, [`${'a'.repeat(40)}!`])).toEqual({ kind: 'too-slow' });
  expect(performance.now() - start).toBeLessThan(8_000);
});

test('ten thousand names are tried in time', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `v1.${index}.0`);
  const tried = timedMatcher({ source: '^v(.*)$', flags: '' }, names);
  expect(tried.kind === 'tried' ? tried.groups.length : 0).toBe(10_000);
});

test('a pattern is data: it reaches nothing of the process', () => {
  const pattern = { source: '"; process\\.exit\\(1\\); "|process', flags: '' };
  expect(timedMatcher(pattern, ['process'])).toEqual({ kind: 'tried', groups: [['process']] });
});
