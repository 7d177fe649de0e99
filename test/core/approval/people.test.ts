import { describe, expect, test } from '@jest/globals';
import { authorsOf, type Person, type WrittenCommit } from '../../../src/core/approval/people.ts';

const person = (login: string | undefined, email = `${login}@example.com`): Person => ({
  email,
  ...(login === undefined ? {} : { login }),
});
const commit = (author: Person, message = 'x', committer = author): WrittenCommit => ({ author, committer, message });

describe('who wrote it', () => {
  test.each<[string, readonly WrittenCommit[], Record<string, number>, number]>([
    ['an author', [commit(person('Alice'))], { alice: 1 }, 0],
    ['an author twice', [commit(person('alice')), commit(person('ALICE'))], { alice: 2 }, 0],
    ['a committer', [commit(person('alice'), 'x', person('bob'))], { alice: 1, bob: 1 }, 0],
    ['the merge button is nobody', [commit(person('alice'), 'x', person('web-flow', 'noreply@github.com'))], { alice: 1 }, 0],
    ['the merge button without its account', [commit(person('alice'), 'x', person(undefined, 'noreply@github.com'))], { alice: 1 }, 0],
    ['no account', [commit(person(undefined, 'eve@example.com'))], {}, 1],
    ['no account, but a private address', [commit(person(undefined, '123+eve@users.noreply.github.com'))], { eve: 1 }, 0],
    [
      'a co-author whom another commit names',
      [commit(person('bob')), commit(person('alice'), 'x\n\nCo-authored-by: Bob <BOB@example.com>')],
      { bob: 2, alice: 1 },
      0,
    ],
    [
      'a co-author with a private address',
      [commit(person('alice'), 'x\n\nco-authored-by: R <49+renovate[bot]@users.noreply.github.com>')],
      { alice: 1, 'renovate[bot]': 1 },
      0,
    ],
    ['a co-author whom nobody knows', [commit(person('alice'), 'x\n\nCo-authored-by: Eve <eve@example.com>')], { alice: 1 }, 1],
    ['a trailer in the middle of a line', [commit(person('alice'), 'see Co-authored-by: Eve <eve@example.com>')], { alice: 1 }, 0],
    ['nothing', [], {}, 0],
  ])('%s', (_, commits, authors, unknown) => {
    expect(authorsOf(commits)).toEqual({ commits: commits.length, authors, unknown });
  });
});
