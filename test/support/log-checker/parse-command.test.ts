import { describe, expect, test } from '@jest/globals';
import { outputLines, parseCommand, runnerCommands } from './parse-command.ts';

const parse = (line: string) => parseCommand(line, runnerCommands);

describe('parseCommand reads what the runner reads', () => {
  test.each([
    ['plain', '::notice::hello', { name: 'notice', properties: {}, data: 'hello' }],
    ['after spaces', ' \t ::notice::hello', { name: 'notice', properties: {}, data: 'hello' }],
    ['any case', '::NOTICE::hello', { name: 'NOTICE', properties: {}, data: 'hello' }],
    ['properties', '::error title=A,line=3::x', { name: 'error', properties: { title: 'A', line: '3' }, data: 'x' }],
    ['escapes of data', '::notice::a%0Ab%3A%25', { name: 'notice', properties: {}, data: 'a\nb%3A%' }],
    ['escapes of properties', '::error title=a%3Ab%2Cc%25::', { name: 'error', properties: { title: 'a:b,c%' }, data: '' }],
    ['an = inside a value', '::set-output name=a=b::c', { name: 'set-output', properties: { name: 'a=b' }, data: 'c' }],
    ['brackets, anywhere', 'time ##[set-output name=a;x=y]v', { name: 'set-output', properties: { name: 'a', x: 'y' }, data: 'v' }],
    ['escapes in brackets', '##[error title=a%3Bb%5D]c%5D', { name: 'error', properties: { title: 'a;b]' }, data: 'c]' }],
    ['the colon form first', '::notice::see ##[error]x', { name: 'notice', properties: {}, data: 'see ##[error]x' }],
  ])('%s', (_, line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  test.each([
    ['not at the start', 'x ::error::y'],
    ['unknown name', '::hello::x'],
    ['no second colons', '::error'],
    ['no closing bracket', '##[error'],
    ['a space before the name', ':: error::x'],
    ['nothing', ''],
  ])('no command: %s', (_, line) => {
    expect(parse(line)).toBeUndefined();
  });

  test('a lone carriage return ends a line, so that it can start a command', () => {
    expect(outputLines('a\r::error::b\r\nc\nd')).toEqual(['a', '::error::b', 'c', 'd']);
  });
});
