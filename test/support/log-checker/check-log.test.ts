import { describe, expect, test } from '@jest/globals';
import { actedOn, findCommands } from './check-log.ts';

const HOSTILE = '::set-output name=tag::evil\nx ##[add-path]/evil';

describe('actedOn', () => {
  test.each([
    ['printed as it is', HOSTILE, ['set-output', 'add-path']],
    ['indented', '   ::set-output name=tag::evil', ['set-output']],
    ['behind a prefix', 'pod web-1 | x ##[add-path]/evil', ['add-path']],
    ['after a carriage return', 'progress\r::set-output name=tag::evil', ['set-output']],
    ['after a fence was closed', `::stop-commands::t0k3n\nx\n::t0k3n::\n${HOSTILE}`, ['set-output', 'add-path']],
    ['closed by the bracket form', `::stop-commands::t0k3n\n##[t0k3n]\n${HOSTILE}`, ['set-output', 'add-path']],
  ])('finds text %s', (_, log, names) => {
    expect(actedOn(log, HOSTILE).map((command) => command.name)).toEqual(names);
  });

  test.each([
    ['in a fence', `::stop-commands::t0k3n\n${HOSTILE}\n::t0k3n::`],
    ['behind a prefix in the colon form', 'pod web-1 | ::set-output name=tag::evil'],
    ['quoted in an error of ours', '::error title=HD001::the pod says: ::set-output name=tag::evil'],
  ])('finds nothing in text %s', (_, log) => {
    expect(actedOn(log, HOSTILE)).toEqual([]);
  });

  test('finds a command that no runner knows yet', () => {
    expect(actedOn('a\n::grant-access::x', '::grant-access::x')).toMatchObject([{ name: 'grant-access', line: 2 }]);
  });

  test('refuses a text that could not act, for it would prove nothing', () => {
    expect(() => actedOn('', 'harmless')).toThrow('No line of this text is a command');
  });
});

test('a fence that stays open is an error', () => {
  expect(() => findCommands('a\n::stop-commands::t0k3n\nb')).toThrow('Line 2 stops the commands');
});
