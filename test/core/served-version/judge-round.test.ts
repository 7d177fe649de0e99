import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../src/core/probe/answer.ts';
import type { ServedSpec } from '../../../src/core/probe/check.ts';
import type { PodFacts, WorkloadFacts } from '../../../src/core/served-version/facts.ts';
import { judgeRound } from '../../../src/core/served-version/judge-round.ts';
import { COMMIT, DIGEST, IMAGE, OLD_COMMIT } from '../../support/fakes/shop.ts';

const OTHER = `registry.example/shop@sha256:${'cd'.repeat(32)}`;
const pod = (name: string, parts: Partial<PodFacts> & { image?: string; imageId?: string } = {}): PodFacts => {
  const { image = IMAGE, imageId, ...rest } = parts;
  return {
    name,
    uid: `uid-${name}`,
    ready: true,
    terminating: false,
    revision: 'new',
    owner: 'ReplicaSet web-new',
    containers: [{ name: 'shop', image, ...(imageId === undefined ? {} : { imageId }) }],
    scheme: 'http',
    port: 8080,
    ...rest,
  };
};
const web = (pods: readonly PodFacts[], parts: Partial<WorkloadFacts> = {}): WorkloadFacts => ({
  ref: { namespace: 'shop', kind: 'Deployment', name: 'web' },
  observed: true,
  revision: 'new',
  wanted: 2,
  images: [IMAGE],
  pods,
  ...parts,
});
const served: ServedSpec = { path: '/version', from: { kind: 'body' }, match: 'prefix', via: ['pods'], settleMs: 5_000 };
const said = (text: string, status = 200): Answer => ({ kind: 'answer', status, headers: {}, text, durationMs: 1 });
const round = (workloads: readonly WorkloadFacts[], answers: Record<string, Answer> = {}) => ({
  workloads,
  answers: new Map(Object.entries(answers).map(([name, answer]) => [`uid-${name}`, answer])),
  asked: Object.keys(answers).length > 0,
});
const both = [pod('a'), pod('b')];

describe('the rollout comes first', () => {
  test.each<[string, WorkloadFacts, string, string]>([
    [
      'an unseen specification',
      web(both, { observed: false }),
      'ST020',
      'deployment/web: its controller has not seen the newest specification',
    ],
    [
      'an old pod',
      web([...both, pod('c', { revision: 'old', owner: 'ReplicaSet web-old' })]),
      'ST011',
      'pod c (ReplicaSet web-old) is of an older revision of deployment/web and still runs: the rollout is not finished',
    ],
    ['too few', web([pod('a')]), 'ST020', 'deployment/web: 1 of 2 replicas of the new revision are ready'],
    ['not ready', web([pod('a'), pod('b', { ready: false })]), 'ST020', 'deployment/web: 1 of 2 replicas of the new revision are ready'],
    [
      'a stranger behind the Service',
      web(both, { endpoints: ['a', 'b', 'x'] }),
      'ST011',
      'pod x stands behind a Service of deployment/web and is none of its new replicas: the rollout is not finished, or a second Deployment matches the Service',
    ],
    [
      'not yet behind the Service',
      web(both, { endpoints: ['a'] }),
      'ST011',
      'pod b is ready, but not yet behind the Service of deployment/web',
    ],
  ])('%s is waited for', (_, facts, code, why) => {
    expect(judgeRound(round([facts]), { digest: DIGEST }, undefined)).toEqual({ kind: 'waiting', code, why });
  });

  test('old pods on their way out do not count', () => {
    const facts = web([...both, pod('c', { revision: 'old', terminating: true })], { endpoints: ['a', 'b'] });
    expect(judgeRound(round([facts]), { digest: DIGEST }, undefined)).toEqual({ kind: 'proved', key: 'web/uid-a web/uid-b', weaker: [] });
  });

  test('one Service before two workloads is no stranger', () => {
    const api = web([pod('x')], { ref: { namespace: 'shop', kind: 'Deployment', name: 'api' }, wanted: 1, endpoints: ['a', 'b', 'x'] });
    expect(judgeRound(round([web(both, { endpoints: ['a', 'b', 'x'] }), api]), { digest: DIGEST }, undefined).kind).toBe('proved');
  });
});

describe('the digest', () => {
  const judge = (pods: readonly PodFacts[], images: readonly string[]) =>
    judgeRound(round([web(pods, { images })]), { digest: DIGEST }, undefined);

  test('another one is told', () => {
    expect(judge([pod('a', { image: OTHER }), pod('b', { image: OTHER })], [OTHER])).toEqual({
      kind: 'wrong',
      code: 'ST013',
      why: `pod a runs ${OTHER}, expected ${DIGEST}`,
    });
  });

  test('a tag whose imageID is the digest is weaker; without it nothing is known', () => {
    const tag = 'registry.example/shop:1.5';
    const known = pod('a', { image: tag, imageId: `registry.example/shop@${DIGEST}` });
    expect(judge([known, pod('b', { image: tag })], [tag])).toMatchObject({
      kind: 'proved',
      weaker: [
        'pod a was deployed by a tag; its imageID is the expected digest',
        'pod b was deployed by a tag (registry.example/shop:1.5); its digest is not known',
      ],
    });
  });

  test('a different imageID of a pinned pod is no fault: an image has several digests', () => {
    expect(judge([pod('a', { imageId: OTHER }), pod('b')], [IMAGE]).kind).toBe('proved');
  });

  test('a database of the same release is not asked for it; a second workload of the same repository is', () => {
    const db = web([pod('db', { image: 'registry.example/postgres:17' })], {
      ref: { namespace: 'shop', kind: 'StatefulSet', name: 'db' },
      wanted: 1,
      images: ['registry.example/postgres:17'],
    });
    expect(judgeRound(round([web(both), db]), { digest: DIGEST }, undefined)).toMatchObject({ kind: 'proved', weaker: [] });
    const worker = web([pod('w', { image: OTHER })], {
      ref: { namespace: 'shop', kind: 'Deployment', name: 'worker' },
      wanted: 1,
      images: [OTHER],
    });
    expect(judgeRound(round([web(both), worker]), { digest: DIGEST }, undefined)).toMatchObject({ kind: 'wrong', code: 'ST013' });
  });

  test('none expected: the revision is the proof, and that is said', () => {
    expect(judgeRound(round([web(both)]), {}, undefined)).toMatchObject({
      kind: 'proved',
      weaker: ['no digest was expected: the pods are of the newest revision'],
    });
  });
});

describe('the version', () => {
  const judge = (answers: Record<string, Answer>) => judgeRound(round([web(both)], answers), { digest: DIGEST, version: COMMIT }, served);

  test('every replica says it', () => {
    expect(judge({ a: said(COMMIT), b: said(COMMIT.slice(0, 7)) })).toEqual({ kind: 'proved', key: 'web/uid-a web/uid-b', weaker: [] });
  });

  test.each<[string, Record<string, Answer>, string, string, string]>([
    [
      'one says the old one',
      { a: said(COMMIT), b: said(OLD_COMMIT) },
      'wrong',
      'ST011',
      `1 of 2 replicas, pod b (ReplicaSet web-new), serves ${OLD_COMMIT}, expected ${COMMIT}`,
    ],
    [
      'one says too little',
      { a: said('1a2b') },
      'wrong',
      'ST012',
      'version endpoint /version of pod a says "1a2b": shorter than 7 characters proves nothing',
    ],
    ['one answers 500', { a: said('', 500) }, 'wrong', 'ST012', 'version endpoint /version of pod a answered 500'],
    ['one is not up yet', { a: said('', 503) }, 'waiting', 'ST012', 'version endpoint /version of pod a answered 503'],
    [
      'one hangs',
      { a: { kind: 'no-answer', code: 'TIMEOUT', message: 'no answer', durationMs: 1 } },
      'waiting',
      'ST020',
      'pod a: no answer',
    ],
    [
      'one went away',
      { a: { kind: 'no-way', why: 'gone', message: 'not found', durationMs: 1 } },
      'waiting',
      'ST011',
      'pod a went away while it was asked',
    ],
  ])('%s', (_, answers, kind, code, why) => {
    expect(judge(answers)).toEqual({ kind, code, why });
  });

  test('where the API server cannot reach the pods, the digest is said to be proved', () => {
    expect(judge({ a: { kind: 'no-way', why: 'unreachable', message: 'dial tcp', durationMs: 1 } })).toEqual({
      kind: 'no-way',
      why: 'unreachable',
      key: 'web/uid-a web/uid-b',
      digestProved: true,
      message: 'dial tcp',
    });
  });

  test('pods without a port cannot be asked, and that is no proof', () => {
    expect(judgeRound({ ...round([web(both)]), asked: true }, { digest: DIGEST, version: COMMIT }, served)).toMatchObject({
      kind: 'wrong',
      code: 'ST012',
    });
  });
});
