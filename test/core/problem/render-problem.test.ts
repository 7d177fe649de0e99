import { expect, test } from '@jest/globals';
import { type Problem, ProblemError } from '../../../src/core/problem/problem.ts';
import { problemBlock, problemLine } from '../../../src/core/problem/render-problem.ts';

const problem: Problem = {
  code: 'CR001',
  fault: 'user',
  what: 'this job has no ID token',
  where: 'job deploy',
  expected: 'permission id-token: write',
  remedy: 'Add:\npermissions:\n  id-token: write',
};

test('a line for the annotation', () => {
  expect(problemLine(problem)).toBe(
    'CR001 this job has no ID token At job deploy. Expected permission id-token: write. Add: permissions: id-token: write',
  );
  expect(problemLine({ code: 'IN099', fault: 'bug', what: 'short' })).toBe('IN099 short');
});

test('a block for the log, whose remedy can be pasted', () => {
  expect(problemBlock(problem)).toBe(
    [
      'CR001 this job has no ID token',
      '  where     job deploy',
      '  expected  permission id-token: write',
      '  remedy    Add:',
      '            permissions:',
      '              id-token: write',
      '  fault     this workflow or repository',
    ].join('\n'),
  );
});

test('an error carries its problems and its cause', () => {
  const cause = new Error('inner');
  const error = new ProblemError([problem, { code: 'CR002', fault: 'remote', what: 'second' }], { cause });
  expect(error.message).toBe('CR001 this job has no ID token; CR002 second');
  expect(error.cause).toBe(cause);
  expect(new ProblemError(problem).problems).toEqual([problem]);
});
