import { describe, expect, test } from '@jest/globals';
import { judgeSwitch } from '../../../src/core/window/judge-switch.ts';
import { readSwitch } from '../../../src/core/window/read-switch.ts';

/** The code when the policy asks for the switch, and when it does not. */
const word = (input: string | undefined, variable?: string) =>
  [true, false].map((isNeeded) => {
    const finding = judgeSwitch(readSwitch(input, variable), isNeeded);
    return finding.kind === 'closed' ? `${finding.problem.code}${finding.canOpen ? '' : '!'}` : 'open';
  });

describe('one value', () => {
  test.each(['true', 'True', 'TRUE', ' true ', 'true\n'])('%j opens', (value) => {
    expect(word(value)).toEqual(['open', 'open']);
  });

  test.each(['false', 'False', 'FALSE'])('%j closes, whether the policy asks or not', (value) => {
    expect(word(value)).toEqual(['DW007', 'DW007']);
  });

  test.each(['1', 'yes', 'on', "'true'", '"true"', 'tRUE', 'true;', 'open', 'null', '0', '!true'])('%j is refused', (value) => {
    expect(word(value)).toEqual(['DW004!', 'DW004!']);
  });

  test('none is closed where the policy asks', () => {
    expect([word(undefined), word(undefined, ''), word(undefined, 'true'), word(undefined, 'false')]).toEqual([
      ['DW005', 'open'],
      ['DW005', 'open'],
      ['open', 'open'],
      ['DW007', 'DW007'],
    ]);
  });
});

describe('several levels are AND-ed', () => {
  test.each([
    ['organisation=true\nrepository=true', ['open', 'open']],
    ['organisation=false\nrepository=true', ['DW007', 'DW007']],
    ['organisation=\nrepository=true', ['DW005', 'open']],
    ['true\ntrue', ['open', 'open']],
    // an unset variable leaves a blank line: it must not vanish
    ['\ntrue', ['DW005', 'open']],
    ['true\n\n', ['DW005', 'open']],
    ['true\n\ntrue', ['DW005', 'open']],
    ['organisation=yes\nrepository=true', ['DW004!', 'DW004!']],
    ['a=false\nb=maybe', ['DW004!', 'DW004!']],
  ])('%j', (input, expected) => {
    expect(word(input)).toEqual(expected);
  });

  test('the variable counts beside the input, and each level is named', () => {
    expect(word('true', 'false')).toEqual(['DW007', 'DW007']);
    const finding = judgeSwitch(readSwitch('organisation=true\nrepository=false', 'false'), true);
    expect(finding.why).toBe('DEPLOY_WINDOW is false (repository, env DEPLOY_WINDOW)');
  });
});
