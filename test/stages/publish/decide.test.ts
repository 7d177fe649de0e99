import { describe, expect, test } from '@jest/globals';
import type { Digest } from '../../../src/core/digest/digest.ts';
import { sha256Of } from '../../../src/core/digest/sha256.ts';
import type { StoredState } from '../../../src/core/publish/store.ts';
import { judgeStored } from '../../../src/stages/publish/decide.ts';
import { fakeStore } from '../../support/fakes/store.ts';

const [ours, theirs, content] = [sha256Of('ours'), sha256Of('theirs'), sha256Of('content')];
const stored = (digest: Digest, contentDigest?: Digest, about = 'commit abc'): StoredState => ({
  kind: 'stored',
  digest,
  claim: false,
  about,
  ref: 'x',
  ...(contentDigest === undefined ? {} : { contentDigest }),
});
const plan = (target = 'oci://a.example/shop:1.0.0') => fakeStore({ target, digest: ours, contentDigest: content }).plan;
const mutable = plan('oci://a.example/shop:edge mutable');

describe('a version is written once', () => {
  test.each<[string, StoredState, 'error' | 'skip', string, string | undefined]>([
    ['a free name is created', { kind: 'absent' }, 'error', 'create', undefined],
    ['the same bytes are unchanged', stored(ours), 'error', 'unchanged', undefined],
    ['the same content packed otherwise is unchanged, with a notice', stored(theirs, content), 'error', 'unchanged', 'AP011'],
    ['other bytes are refused', stored(theirs, sha256Of('other')), 'error', 'refused', 'AP010'],
    ['other bytes whose content nobody knows too', stored(theirs), 'error', 'refused', 'AP010'],
    ['with skip they are kept, with a warning', stored(theirs), 'skip', 'kept', 'AP010'],
    [
      'a refusal of the store is one with skip too',
      { kind: 'refused', problem: { code: 'AP020', fault: 'user', what: 'no' } },
      'skip',
      'refused',
      'AP020',
    ],
  ])('%s', (_, state, onConflict, kind, code) => {
    const verdict = judgeStored(plan(), state, onConflict);
    const problem =
      verdict.kind === 'refused'
        ? verdict.problem
        : verdict.kind === 'kept'
          ? verdict.warning
          : verdict.kind === 'unchanged'
            ? verdict.notice
            : undefined;
    expect([verdict.kind, problem?.code]).toEqual([kind, code]);
  });

  test('the conflict names both digests and what stands there, in one harmless line', () => {
    const verdict = judgeStored(plan(), stored(theirs, undefined, 'commit ##[error]x\n::error::y'), 'error');
    expect(verdict.kind === 'refused' && verdict.problem.what).toBe(
      `oci://a.example/shop:1.0.0 holds ${theirs} (commit #\u200d#[error]x ::error::y); this build is ${ours}`,
    );
  });
});

describe('a mutable name', () => {
  test.each<[string, StoredState, string]>([
    ['is created', { kind: 'absent' }, 'create'],
    ['moves', stored(theirs), 'move'],
    ['moves to another packing too: it shall stand at these bytes', stored(theirs, content), 'move'],
    ['stays where it stands right', stored(ours), 'unchanged'],
  ])('%s', (_, state, kind) => {
    expect(judgeStored(mutable, state, 'error').kind).toBe(kind);
  });
});
