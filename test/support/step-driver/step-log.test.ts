import { describe, expect, test } from '@jest/globals';
import { SecretMasker } from './secret-masker.ts';
import { StepLog } from './step-log.ts';

const play = (lines: readonly string[], debug = false): StepLog => {
  const log = new StepLog(new SecretMasker(), debug);
  for (const line of lines) log.line(line);
  return log;
};

describe('StepLog', () => {
  test('shows groups and annotations, hides debug and masks', () => {
    const log = play(['::group::Plan', 'a', '::endgroup::', '::debug::d', '::add-mask::s3cr3t', 'x s3cr3t', '::error title=T::bad s3cr3t']);
    expect(log.shown).toEqual(['##[group]Plan', 'a', '##[endgroup]', 'x ***', '##[error]bad ***']);
    expect(log.annotations).toEqual([{ type: 'error', title: 'T', message: 'bad ***' }]);
    expect(log.failed).toBe(false);
  });

  test('shows debug when debugging is on', () => {
    expect(play(['::debug::d'], true).shown).toEqual(['##[debug]d']);
  });

  test('a masked value of several lines hides each of them', () => {
    expect(play(['::add-mask::first%0Asecond', 'the second line']).shown).toEqual(['the *** line']);
  });

  test('a fence keeps commands from acting until its token comes, in either form', () => {
    const fenced = ['::stop-commands::t0k3n-t0k3n', '::error::a', '##[set-output name=b]c', '::t0k3n-t0k3n::', '::set-output name=x::y'];
    const log = play(fenced);
    expect([...log.outputs]).toEqual([['x', 'y']]);
    expect(log.annotations.map((each) => each.type)).toEqual(['warning']);
    expect(log.shown.slice(0, 4)).toEqual(['::stop-commands::***', '::error::a', '##[set-output name=b]c', '::***::']);
    expect(play(['::stop-commands::t0k3n', 'x ##[t0k3n]', '::notice::on']).annotations).toHaveLength(1);
  });

  test.each([[''], ['error'], ['pause-logging']])('refuses the token %j', (token) => {
    const log = play([`::stop-commands::${token}`, '::notice::still obeyed']);
    expect(log.failed).toBe(true);
    expect(log.annotations.map((each) => each.type)).toEqual(['error', 'notice']);
  });

  test.each([['::set-env name=PATH::/evil'], ['::add-path::/evil'], ['##[add-path]/evil']])('%s is disabled and fails the step', (line) => {
    expect(play([line]).failed).toBe(true);
  });

  test('ten annotations of a type count, 4096 characters each', () => {
    const log = play([...Array.from({ length: 12 }, (_, index) => `::error::${index}`), `::warning::${'x'.repeat(5000)}`]);
    expect(log.annotations.filter((each) => each.type === 'error')).toHaveLength(10);
    expect(log.annotations.at(-1)?.message).toHaveLength(4096);
    expect(log.shown).toHaveLength(13);
  });
});
