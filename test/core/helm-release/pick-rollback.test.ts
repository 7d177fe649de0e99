import { describe, expect, test } from '@jest/globals';
import { describesFailure, pickRollback } from '../../../src/core/helm-release/pick-rollback.ts';
import {
  currentRevision,
  isOurs,
  pendingRevision,
  type ReleaseStatus,
  type Revision,
  runMark,
  runOf,
} from '../../../src/core/helm-release/release.ts';

const row = (revision: number, status: ReleaseStatus, verified = false): Revision => ({
  revision,
  status,
  verified,
  secret: `sh.helm.release.v1.web.v${revision}`,
  resourceVersion: '1',
  created: '2026-11-24T12:00:00Z',
});

describe('the way back', () => {
  test.each([
    [
      'the last that passed its smoke test',
      [row(1, 'superseded', true), row(2, 'superseded', true), row(3, 'superseded'), row(4, 'failed')],
      4,
      { kind: 'verified', revision: 2 },
    ],
    [
      'a verified one even when helm called a later one good',
      [row(1, 'superseded', true), row(2, 'deployed'), row(3, 'failed')],
      3,
      { kind: 'verified', revision: 1 },
    ],
    [
      'the last good one when none is verified',
      [row(1, 'superseded'), row(2, 'deployed'), row(3, 'failed')],
      3,
      { kind: 'last-good', revision: 2 },
    ],
    ['never itself', [row(1, 'superseded', true), row(2, 'deployed', true)], 2, { kind: 'verified', revision: 1 }],
    ['never a later one', [row(1, 'superseded'), row(2, 'failed'), row(3, 'deployed', true)], 2, { kind: 'last-good', revision: 1 }],
    ['nowhere when all have failed', [row(1, 'failed'), row(2, 'failed')], 2, { kind: 'none' }],
    ['nowhere from the first', [row(1, 'failed')], 1, { kind: 'none' }],
  ] as const)('%s', (_, history, failed, expected) => expect(pickRollback(history, failed, () => false)).toEqual(expected));

  test('is not a failed install that turned superseded', () => {
    const history = [row(1, 'superseded'), row(2, 'superseded'), row(3, 'failed')];
    expect(pickRollback(history, 3, (revision) => revision === 2)).toEqual({ kind: 'last-good', revision: 1 });
  });
});

test.each([
  ['Release "web" failed: context canceled', true],
  ['Upgrade "web" failed: timed out', true],
  ['Rollback "web" failed: x', true],
  ['left pending-install by a dead run; repaired by acme/shop run 7', true],
  ['stopped by acme/shop run 7', true],
  ['found failed by acme/shop run 7: HD059 it was not done', true],
  ['acme/shop@abc run 7', false],
  ['back to revision 2 by acme/shop run 7: HD051 the pod failed: Error', false],
  [undefined, false],
])("whether helm's description tells a failure: %p", (description, expected) => expect(describesFailure(description)).toBe(expected));

test('what runs is the deployed revision, else the last that is not pending', () => {
  expect(currentRevision([row(1, 'deployed'), row(2, 'failed')])?.revision).toBe(1);
  expect(currentRevision([row(1, 'failed'), row(2, 'pending-upgrade')])?.revision).toBe(1);
  expect(currentRevision([])).toBeUndefined();
});

test('only the last revision can be one that a dead helm left pending', () => {
  expect(pendingRevision([row(1, 'deployed'), row(2, 'pending-upgrade')])?.revision).toBe(2);
  expect(pendingRevision([row(1, 'pending-rollback'), row(2, 'deployed')])).toBeUndefined();
  expect(pendingRevision([])).toBeUndefined();
});

describe('whose a pending revision is', () => {
  const ours = (revision: number, status: ReleaseStatus): Revision => ({ ...row(revision, status), run: '7' });
  test.each([
    ['ours when it says so', [row(1, 'deployed'), ours(2, 'pending-upgrade')], true],
    ['not ours when it does not', [ours(1, 'deployed'), row(2, 'pending-upgrade')], false],
    ['ours when it is the way back from a revision of ours', [row(1, 'superseded'), ours(2, 'failed'), row(3, 'pending-rollback')], true],
    [
      'not ours when it is a way back from a revision of somebody else',
      [ours(1, 'superseded'), row(2, 'failed'), row(3, 'pending-rollback')],
      false,
    ],
  ] as const)('%s', (_, history, expected) => expect(isOurs(history, history.at(-1) as Revision)).toBe(expected));

  test.each([
    [runMark('9001', 4), 4, '9001'],
    [runMark('9001', 4), 5, undefined],
    [runMark('9001', 14), 4, undefined],
    ['9001', 4, undefined],
    [undefined, 4, undefined],
  ])('the mark %p counts for revision %d: %p', (mark, revision, expected) => expect(runOf(mark, revision)).toBe(expected));
});
