import { describe, expect, test } from '@jest/globals';
import type { Git, GitQuestion, GitState, HistoryQuestion } from '../../../src/core/clone/clone.ts';
import { decideTags } from '../../../src/stages/build-tag/decide.ts';
import { gatherFacts } from '../../../src/stages/build-tag/gather.ts';
import type { TagRequest } from '../../../src/stages/build-tag/request.ts';
import { clone, codesOf, jobContext, SHA, tagFacts, tagPlan } from '../../support/builders/tag-facts.ts';

const OLD = '1'.repeat(40);
const shallow = clone({ shallow: true });
const whole = clone({ tags: [{ name: 'v1.0.0', commit: OLD }], nearest: { name: 'v1.0.0', distance: 3 } });

/** A clone that can be deepened: it remembers what it was asked. */
function fakeGit(states: readonly GitState[], deepened: { ok: true } | { ok: false; words: string } = { ok: true }) {
  const asked: { questions: GitQuestion[]; deepened: number; histories: HistoryQuestion[]; tagsBefore: number } = {
    questions: [],
    deepened: 0,
    histories: [],
    tagsBefore: 0,
  };
  const git: Git = {
    read: async (question) => {
      asked.questions.push(question);
      return states[Math.min(asked.deepened, states.length - 1)] ?? { kind: 'none', why: 'no-repository' };
    },
    deepen: async () => {
      if (!deepened.ok) return { ok: false, error: deepened.words };
      asked.deepened += 1;
      return { ok: true, value: undefined };
    },
    tagsBefore: async () => {
      asked.tagsBefore += 1;
      return ['v1.0.0', 'shop/v2.0.0'];
    },
    history: async (question) => {
      asked.histories.push(question);
      return [{ id: SHA, parents: [OLD], message: 'feat: x', files: ['shop/a'] }];
    },
  };
  return { git, asked };
}

async function run(request: Partial<TagRequest>, states: readonly GitState[], deepened?: Parameters<typeof fakeGit>[1]) {
  const { git, asked } = fakeGit(states, deepened);
  const plan = tagPlan(request);
  const { git: _, ...known } = tagFacts(jobContext());
  const facts = await gatherFacts(plan, known, git);
  const decision = decideTags(plan, facts);
  return { asked, facts, decision, codes: codesOf(decision), primary: decision.identity.primary };
}

describe('a shallow clone', () => {
  test.each<[string, Partial<TagRequest>]>([
    ['type=primary', { tags: 'type=primary' }],
    ['a production image', { productionRegistries: ['docker.io/org/app'] }],
    ['bump', { bump: 'conventional' }],
    ['components', { components: 'shop,path=shop' }],
    ['git-tag', { gitTag: true }],
  ])('is deepened for %s', async (_, request) => {
    const { asked, codes, facts } = await run(request, [shallow, whole]);
    expect([asked.deepened, codes]).toEqual([1, []]);
    expect(facts.git).toEqual(whole);
  });

  test('is left as it is when nothing needs more, with a warning and no primary', async () => {
    const { asked, codes, decision, primary } = await run({ tags: 'type=sha' }, [shallow, whole]);
    expect([asked.deepened, codes, decision.kind, primary]).toEqual([0, ['warning BT020'], 'tagged', undefined]);
  });

  test.each<[TagRequest['shallow'], string, number, readonly string[]]>([
    ['fetch', 'type=sha', 1, []],
    ['warn', 'type=sha', 0, ['warning BT020']],
    ['warn', 'type=primary', 0, ['BT001', 'warning BT020']],
    ['fail', 'type=sha', 0, ['BT020']],
    ['fail', 'type=primary', 0, ['BT020', 'BT001']],
  ])('%s with %s', async (mode, tags, deepened, expected) => {
    const { asked, codes } = await run({ shallow: mode, tags }, [shallow, whole]);
    expect([asked.deepened, codes]).toEqual([deepened, expected]);
  });

  test('that cannot be deepened is BT020 with the remote’s words', async () => {
    const { codes, decision } = await run({ tags: 'type=primary' }, [shallow], { ok: false, words: 'fatal: no route' });
    expect(codes).toContain('BT020');
    expect(decision.kind === 'refused' && decision.problems[0]?.what).toContain('fetching it failed: fatal: no route');
  });

  test('whose commit carries a version tag needs nothing', async () => {
    const tagged = clone({ shallow: true, tags: [{ name: 'v2.0.0', commit: SHA }] });
    const { asked, primary, codes } = await run({ tags: 'type=primary' }, [tagged]);
    expect([asked.deepened, primary, codes]).toEqual([0, '2.0.0-860c190', []]);
  });
});

describe('what git is asked for', () => {
  test('is changed files only where they matter', async () => {
    expect((await run({ tags: 'type=sha' }, [whole])).asked.questions).toEqual([
      { sha: SHA, shaLength: 7, versionTags: ['v[0-9]*.[0-9]*.[0-9]*', '[0-9]*.[0-9]*.[0-9]*'], changes: false },
    ]);
    expect((await run({ productionRegistries: ['docker.io'] }, [whole])).asked.questions[0]?.changes).toBe(true);
  });

  test('is commits only where a version comes from them', async () => {
    const bases = async (request: Partial<TagRequest>, state: GitState = whole) => (await run(request, [state])).asked.histories;
    expect(await bases({ tags: 'type=primary' })).toEqual([]);
    expect(await bases({ bump: 'conventional' })).toEqual([{ bases: [OLD], files: false }]);
    expect(await bases({ bump: 'conventional' }, clone({ tags: [{ name: 'v1.0.0', commit: SHA }] }))).toEqual([]);
    expect(await bases({ bump: 'conventional' }, clone())).toEqual([{ bases: [], files: false }]);
    const tags = [{ name: 'shop/v2.0.0', commit: OLD }];
    expect(await bases({ components: 'shop,path=shop' }, clone({ tags }))).toEqual([{ bases: [OLD], files: true }]);
    expect(await bases({ components: 'shop,path=shop\nnew,path=new' }, clone({ tags }))).toEqual([{ bases: [], files: true }]);
  });
});

test('a deleted ref asks for nothing more', async () => {
  const { git, asked } = fakeGit([shallow]);
  const { git: _, ...known } = tagFacts(jobContext('push', 'refs/heads/old', { deleted: true }));
  const plan = tagPlan({ tags: 'type=primary' });
  const decision = decideTags(plan, await gatherFacts(plan, known, git));
  expect([asked.deepened, codesOf(decision), decision.sets]).toEqual([0, ['BT026'], []]);
});
