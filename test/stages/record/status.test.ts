import { describe, expect, test } from '@jest/globals';
import { decideWhatRuns, type HistoryRow, type StatusFacts, type WhatRuns } from '../../../src/stages/record/decide-status.ts';
import { renderRecord, wayBack } from '../../../src/stages/record/report.ts';
import { renderStatus, type StatusPlace, statusRows } from '../../../src/stages/record/status-report.ts';
import { aRecord, aRecordOf, NEW_DIGEST, OLD_DIGEST } from '../../support/builders/deployment-record.ts';

const row = (revision: number, status: string, verified = true): HistoryRow => ({
  ...{ revision, status, verified },
  created: `2026-11-2${revision % 10}T08:00:00Z`,
});
const four = aRecordOf(4, { digest: OLD_DIGEST, finishedAt: '2026-11-20T08:00:00.000Z' });
const failed = aRecordOf(5, {
  result: 'rolled-back',
  rollback: { revision: 6, to: 4, smoke: 'pass', reason: 'ST022 check "home": 500', commit: four.commit, digest: OLD_DIGEST },
});
const image = (digest: string): string => `registry.example/shop@${digest}`;
const facts = (parts: Partial<StatusFacts>): StatusFacts => ({
  name: 'release web in namespace shop',
  history: [row(3, 'superseded'), row(4, 'superseded'), row(5, 'deployed')],
  records: [four, aRecordOf(5)],
  images: [image(NEW_DIGEST)],
  github: undefined,
  ...parts,
});
const runsOf = (parts: Partial<StatusFacts>): Extract<WhatRuns, { kind: 'runs' }> => {
  const runs = decideWhatRuns(facts(parts));
  if (runs.kind !== 'runs') throw new Error('nothing runs');
  return runs;
};
const place: StatusPlace = {
  ...{ environment: 'production', service: 'shop', name: 'release web in namespace shop' },
  byHand: (revision) => `helm rollback web ${revision}`,
};

describe('what runs', () => {
  test('is nothing where nothing was ever deployed', () => {
    expect(decideWhatRuns(facts({ history: [] }))).toEqual({ kind: 'nothing' });
    expect(renderStatus({ kind: 'nothing' }, place, [])).toContain('was never deployed');
  });

  test('is the deployed revision, also when a later one failed; back is the last verified one before', () => {
    const runs = runsOf({ history: [row(3, 'superseded'), row(4, 'superseded', false), row(5, 'deployed'), row(6, 'failed')] });
    expect([runs.row.revision, runs.facts?.commit, runs.backTo?.revision, runs.drift]).toEqual([5, aRecordOf(5).commit, 3, []]);
  });

  test('without a verified one before, back is the last good one; without any it is none', () => {
    const history = [row(3, 'superseded', false), row(4, 'failed', false), row(5, 'deployed')];
    expect(runsOf({ history }).backTo?.revision).toBe(3);
    expect(runsOf({ history: [row(5, 'deployed')] }).backTo).toBeUndefined();
  });

  test('after a way back it is not offered to go back to the same', () => {
    const history = [row(3, 'superseded'), row(4, 'superseded'), row(5, 'superseded', false), row(6, 'deployed')];
    const runs = runsOf({ history, records: [four, failed], images: [image(OLD_DIGEST)] });
    expect([runs.facts?.commit, runs.backTo?.revision, runs.drift]).toEqual([four.commit, 3, []]);
  });
});

describe('drift', () => {
  const told = (parts: Partial<StatusFacts>): readonly string[] => runsOf(parts).drift.map(({ code, what }) => `${code} ${what}`);

  test.each<[string, Partial<StatusFacts>]>([
    ['GitHub says the same', { github: { digest: NEW_DIGEST, commit: aRecordOf(5).commit, at: '' } }],
    ['GitHub has no word', { github: undefined }],
    ['GitHub could not be asked', { github: 'unread' }],
    ['images by tag say nothing', { images: ['registry.example/shop:1'] }],
    ['there are no workloads', { images: [] }],
    ['a sidecar has another digest', { images: [image(NEW_DIGEST), image(OLD_DIGEST)] }],
  ])('is none when %s', (_, parts) => expect(told(parts)).toEqual([]));

  test.each<[string, Partial<StatusFacts>, RegExp]>([
    ['a revision that no record knows', { records: [four] }, /revision 5 \(deployed\) has no record/],
    ['images that somebody set', { images: [image(OLD_DIGEST)] }, /the workloads run .*0d0d.*the record of revision 5 says sha256:abab/],
    [
      'another digest at GitHub',
      { github: { digest: OLD_DIGEST, commit: four.commit, at: '' } },
      /GitHub's newest deployment .* sha256:0d0d.*the cluster runs sha256:abab/,
    ],
    [
      'another commit at GitHub, without digests',
      {
        records: [aRecordOf(5, { images: [] }), aRecordOf(5)].map(({ digest: _, ...one }) => ({ ...one, images: [] })),
        github: { commit: four.commit, at: '' },
      },
      /of commit 444444444444, the cluster runs 555555555555/,
    ],
  ])('%s', (_, parts, expected) => {
    expect(told(parts)).toHaveLength(1);
    expect(told(parts)[0]).toMatch(expected);
  });
});

describe('told', () => {
  test('what runs, since when, from which commit, approved by whom, and how to go back', () => {
    const runs = runsOf({});
    expect(statusRows(runs, { ...place, behind: 2, branch: 'main' })).toEqual([
      ['what runs', 'revision 5 (deployed) of release web in namespace shop'],
      ['since', '2026-11-24T12:01:30.000Z'],
      ['commit', '555555555555, 2 behind main'],
      ['digest', NEW_DIGEST],
      ['started by', 'alice'],
      ['approved by', 'bob'],
      ['smoke test', 'passed'],
      ['go back', 'to revision 4, which passed its smoke test'],
    ]);
    const markdown = renderStatus(runs, place, runs.drift);
    expect(markdown).toContain('mode: rollback\nto: 4\nreason: …\n# by hand: helm rollback web 4');
    expect(markdown).toContain('[run 105](https://github.com/acme/shop/actions/runs/105)');
  });

  test('a version that came back: since then, by which run, approved as it was delivered', () => {
    const history = [row(4, 'superseded'), row(5, 'superseded', false), row(6, 'deployed')];
    const rows = Object.fromEntries(statusRows(runsOf({ history, records: [four, failed] }), { ...place, behind: 0, branch: 'main' }));
    expect(rows).toMatchObject({
      'what runs': 'revision 6 (deployed) of release web in namespace shop, restored by run 105: ST022 check "home": 500',
      since: failed.finishedAt,
      commit: '444444444444, the head of main',
      'approved by': 'bob',
    });
  });

  test('a revision of other hands: what helm says, and that the rest is not known', () => {
    const rows = Object.fromEntries(statusRows(runsOf({ records: [] }), place));
    expect(rows).toMatchObject({ since: '2026-11-25T08:00:00Z', commit: 'not known', 'approved by': 'not known', 'smoke test': 'passed' });
  });

  test('names from outside stay text', () => {
    const records = [aRecord({ actor: '<img src=x>', approvals: [{ user: '@everybody' }] })];
    const markdown = renderStatus(runsOf({ records }), place, []);
    expect(markdown).not.toContain('<img');
    expect(markdown).not.toContain('@everybody');
  });
});

describe('the record in the summary', () => {
  const previous = { revision: 4, commit: four.commit };

  test('says what was delivered, and the way back', () => {
    const markdown = renderRecord(aRecord({ previous, goBack: 'helm rollback web 4 --namespace shop --wait' }));
    for (const part of ['succeeded', '`555555555555`', 'bob', '1m30s', 'to: 4', 'helm rollback web 4 --namespace shop --wait'])
      expect(markdown).toContain(part);
  });

  test('of a rollback says where it is back, and offers no further way', () => {
    const markdown = renderRecord({ ...failed, previous });
    expect(markdown).toContain('to revision 4, as revision 6; second smoke test: pass');
    expect(wayBack({ ...failed, previous })).toEqual([]);
  });

  test('of a first deployment offers none', () => expect(wayBack(aRecord())).toEqual([]));
});
