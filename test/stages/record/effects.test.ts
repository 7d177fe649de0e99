import { describe, expect, test } from '@jest/globals';
import { type DeploymentHandle, openDeployment, writeRecord } from '../../../src/stages/record/effects.ts';
import { aRecord, NEW_DIGEST, OLD_DIGEST } from '../../support/builders/deployment-record.ts';
import { type FakePlaces, fakePlaces } from '../../support/fakes/deployments.ts';

const DRAFT = { ref: '5'.repeat(40), environment: 'production', task: 'deploy', description: 'shop by run 105', payload: {} } as const;
const RUN = 'https://github.com/acme/shop/actions/runs/105';
const open = (places: FakePlaces, job: Parameters<typeof openDeployment>[1]) => openDeployment(places, job, DRAFT, RUN);

describe('the deployment to speak on', () => {
  test("is the job's own one, and none is made beside it", async () => {
    const places = fakePlaces({ '40004': 77 });
    expect(await open(places, { own: false, checkRunId: '40004' })).toEqual({ kind: 'of-job', id: 77 });
    expect(places.made.map(({ id, statuses }) => [id, statuses])).toEqual([[77, []]]);
  });

  test.each([
    ['the inputs say that the job has none', { own: true, checkRunId: '40004' }],
    ['the inputs say so and nobody knows the check run', { own: true }],
    ['GitHub says that the job has none', { own: false, checkRunId: '40005' }],
  ])('is made when %s, and is in progress', async (_, job) => {
    const places = fakePlaces();
    expect(await open(places, job)).toEqual({ kind: 'own', id: 900 });
    expect(places.made).toEqual([
      { ...DRAFT, id: 900, statuses: [{ state: 'in_progress', description: 'tidegate is delivering', logUrl: RUN }] },
    ]);
    expect(places.warnings).toEqual([]);
  });

  test('is the one that GitHub made, whatever the inputs say', async () => {
    const places = fakePlaces({ '40004': 77 });
    expect(await open(places, { own: true, checkRunId: '40004' })).toEqual({ kind: 'of-job', id: 77 });
    expect(places.warnings.map(({ code }) => code)).toEqual(['RC015']);
  });

  test('is made when the inputs ask for it and GitHub does not say', async () => {
    const places = fakePlaces();
    places.broken.add('ofJob');
    expect(await open(places, { own: true, checkRunId: '40004' })).toEqual({ kind: 'own', id: 900 });
    expect(places.warnings).toEqual([]);
  });

  test('is none when nobody can tell which is the job’s own: a second one would be worse', async () => {
    const places = fakePlaces();
    expect(await open(places, { own: false })).toBeUndefined();
    expect(places.made).toEqual([]);
    expect(places.warnings.map(({ code }) => code)).toEqual(['RC012']);
  });

  test.each(['ofJob', 'create'])('is none when %s fails, with a warning', async (what) => {
    const places = fakePlaces();
    places.broken.add(what);
    expect(await open(places, { own: false, checkRunId: '40005' })).toBeUndefined();
    expect(places.warnings.map(({ code, what: text }) => [code, text])).toEqual([
      ['RC010', `finding or making GitHub's deployment failed: ${what} is broken`],
    ]);
  });

  test('is kept when only its first status fails', async () => {
    const places = fakePlaces();
    places.broken.add('setStatus');
    expect(await open(places, { own: true })).toEqual({ kind: 'own', id: 900 });
    expect(places.warnings).toHaveLength(1);
  });
});

const HANDLE: DeploymentHandle = { kind: 'of-job', id: 77 };
const ROLLBACK = { revision: 6, to: 4, smoke: 'pass', reason: 'ST022 check "home"', commit: '4'.repeat(40), digest: OLD_DIGEST } as const;

describe('writing the record', () => {
  test('of a good delivery: beside the release, and as our own status', async () => {
    const places = fakePlaces({ '1': 77 });
    const record = aRecord();
    expect(await writeRecord(places, record, { deployment: HANDLE, url: 'https://shop.example', keep: true })).toEqual({});
    expect(places.records).toEqual([record]);
    expect(places.made).toHaveLength(1);
    expect(places.made[0]?.statuses).toEqual([
      {
        state: 'success',
        description: `tidegate/1 shop ${NEW_DIGEST} smoke=pass`,
        logUrl: record.run.url,
        environmentUrl: 'https://shop.example',
      },
    ]);
  });

  test('of one that was taken back: a failure, and exactly one deployment of the rollback', async () => {
    const places = fakePlaces({ '1': 77 });
    const record = aRecord({ result: 'rolled-back', smoke: { verdict: 'fail', passed: 2, failed: 1 }, rollback: ROLLBACK });
    expect(await writeRecord(places, record, { deployment: HANDLE, keep: true })).toEqual({ rollbackDeployment: 901 });
    expect(places.made.map(({ task, ref, statuses }) => [task, ref, statuses.at(-1)?.state, statuses.at(-1)?.description])).toEqual([
      ['deploy', 'main', 'failure', `tidegate/1 shop ${NEW_DIGEST} smoke=fail`],
      ['rollback', '4'.repeat(40), 'success', `tidegate/1 shop ${OLD_DIGEST} smoke=pass`],
    ]);
    expect(places.made[1]?.payload).toMatchObject({ to: 4, revision: 6, left: { digest: NEW_DIGEST, commit: record.commit } });
  });

  test('of one that wrote no revision: only our status', async () => {
    const places = fakePlaces({ '1': 77 });
    await writeRecord(places, aRecord({ result: 'failed', smoke: { verdict: 'none', passed: 0, failed: 0 } }), {
      deployment: HANDLE,
      keep: false,
    });
    expect(places.records).toEqual([]);
    expect(places.made[0]?.statuses.at(-1)?.description).toBe(`tidegate/1 shop ${NEW_DIGEST} smoke=none`);
  });

  test.each([
    [['append'], ['failure', 'success'], 1],
    [['setStatus'], [undefined, undefined], 2],
    [['create'], ['failure'], 1],
    [['append', 'setStatus', 'create'], [undefined], 3],
  ])('with %j broken: the other places are written, and every failure is a warning', async (broken, states, warnings) => {
    const places = fakePlaces({ '1': 77 });
    for (const what of broken) places.broken.add(what);
    const record = aRecord({ result: 'rolled-back', rollback: ROLLBACK });
    await writeRecord(places, record, { deployment: HANDLE, keep: true });
    expect(places.made.map(({ statuses }) => statuses.at(-1)?.state)).toEqual(states);
    expect(places.warnings.map(({ code }) => code)).toEqual(Array(warnings).fill('RC010'));
    expect(places.records).toHaveLength(broken.includes('append') ? 0 : 1);
  });
});
