import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readJunit } from '../../../src/core/test-report/read-junit.ts';

/** `passed failed skipped flaky`, or the reason. */
const counts = (text: string): string => {
  const read = readJunit(text);
  if (!read.ok) return read.error;
  const { passed, failed, skipped, flaky } = read.value;
  return `${passed} ${failed} ${skipped} ${flaky}`;
};

describe('counting', () => {
  test.each([
    [
      'cases, not the totals of suites',
      '<testsuite tests="9" failures="9"><testcase name="a"/><testcase name="b"/></testsuite>',
      '2 0 0 0',
    ],
    ['nested suites', '<testsuites><testsuite><testsuite><testcase name="a"/></testsuite></testsuite></testsuites>', '1 0 0 0'],
    [
      'a failure and an error',
      '<testsuite><testcase name="a"><failure/></testcase><testcase name="b"><error/></testcase></testsuite>',
      '0 2 0 0',
    ],
    ['a case with both is one', '<testsuite><testcase name="a"><failure/><error/></testcase></testsuite>', '0 1 0 0'],
    ['a failure that is also called skipped', '<testsuite><testcase name="a"><skipped/><failure/></testcase></testsuite>', '0 1 0 0'],
    ['skipped', '<testsuite><testcase name="a"><skipped message="not here"/></testcase></testsuite>', '0 0 1 0'],
    ['flaky: it passed at last', '<testsuite><testcase name="a"><flakyFailure message="x"/></testcase></testsuite>', '1 0 0 1'],
    ['a re-run that failed too', '<testsuite><testcase name="a"><failure/><rerunFailure/></testcase></testsuite>', '0 1 0 0'],
    ['a suite that crashed before its first case', '<testsuite name="s" errors="1" tests="0"/>', '0 1 0 0'],
    [
      'the crash of an inner suite is one failure',
      '<testsuites><testsuite failures="1"><testsuite name="s" failures="1"/></testsuite></testsuites>',
      '0 1 0 0',
    ],
    ['an empty suite', '<testsuite/>', '0 0 0 0'],
    [
      'output that looks like a failure',
      '<testsuite><testcase name="a"><system-out>&lt;failure/&gt;</system-out></testcase></testsuite>',
      '1 0 0 0',
    ],
    ['a failure outside of any case is of nobody', '<testsuite><failure/><testcase name="a"/></testsuite>', '1 0 0 0'],
  ])('%s', (_, text, expected) => {
    expect(counts(text)).toBe(expected);
  });

  test('failures are named by class and name, with their message or type', () => {
    const read = readJunit(
      '<testsuite><testcase classname="Pay" name="card"><failure message="no route"/></testcase><testcase name="b"><error type="E"/></testcase></testsuite>',
    );
    expect(read).toMatchObject({
      ok: true,
      value: {
        failures: [
          { name: 'Pay › card', message: 'no route' },
          { name: 'b', message: 'E' },
        ],
      },
    });
  });

  test.each([
    ['<html/>', 'its root is <html>, not <testsuites> or <testsuite>'],
    ['<testsuite><testcase>', 'line 1: <testcase> is not closed'],
    ['', 'line 1: no element'],
    ['<!DOCTYPE t [<!ENTITY x "y">]><testsuite/>', 'line 1: a document type with declarations of its own is not read'],
  ])('%j is no report', (text, reason) => {
    expect(counts(text)).toBe(reason);
  });
});

describe('properties', () => {
  const outcome = fc.constantFrom('', '<failure/>', '<error/>', '<skipped/>', '<flakyError/>');
  const suite = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      outcome.map((inner) => `<testcase name="x">${inner}</testcase>`),
      fc.array(tie('tree'), { maxLength: 4 }).map((inner) => `<testsuite>${inner.join('')}</testsuite>`),
    ),
  })).tree;

  test('every case counts exactly once, however suites are nested', () => {
    fc.assert(
      fc.property(fc.array(suite, { maxLength: 6 }), (parts) => {
        const text = `<testsuites>${parts.join('')}</testsuites>`;
        const read = readJunit(text);
        if (!read.ok) throw new Error(read.error);
        const { passed, failed, skipped, flaky, failures } = read.value;
        expect(passed + failed + skipped).toBe(text.split('<testcase').length - 1);
        expect(failed).toBe(text.split(/<failure|<error/).length - 1);
        expect([failures.length, flaky]).toEqual([failed, text.split('<flaky').length - 1]);
      }),
    );
  });

  test('any text is a count or a reason in one line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ maxLength: 8 }).map((text) => `<testsuite>${text}</testsuite>`),
        ),
        (text) => {
          const read = readJunit(text);
          if (!read.ok) expect(read.error).not.toBe('');
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
