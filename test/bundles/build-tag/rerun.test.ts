import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { pushEvent, tagStep } from '../../support/build-tag/tag-step.ts';
import { freshDist } from '../../support/fresh-dist.ts';
import { testRepository } from '../../support/git/test-repository.ts';

beforeAll(async () => {
  await freshDist();
}, 120_000);

/** A clock that is `years` ahead, from before the first line of the bundle on. */
const clockAhead = (years: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `const N = Date; const shift = ${years * 31_557_600_000}; globalThis.Date = class extends N { constructor(...a) { a.length === 0 ? super(N.now() + shift) : super(...a); } static now() { return N.now() + shift; } };`,
  )}`,
});

const TAGS = [
  'type=primary',
  'type=ref,event=branch',
  'type=sha',
  "type=raw,value={{date 'YYYYMMDD-HHmmss'}}",
  "type=raw,value={{date 'dddd' tz='Asia/Tokyo'}}",
].join('\n');

async function outcome(workspace: string, sha: string, env: Readonly<Record<string, string>> = {}, context: object = {}) {
  const temp = await mkdtemp(join(tmpdir(), 'tidegate-temp-'));
  const result = await tagStep({
    ref: 'refs/heads/main',
    sha,
    workspace,
    env,
    event: pushEvent('refs/heads/main', { head_commit: { id: sha } }),
    context,
    runner: { temp },
    with: {
      images: 'prod.example.com/shop\nghcr.io/acme/shop',
      tags: TAGS,
      'production-registries': 'other.example.com',
      labels: 'by={{sha}}',
      dirty: 'fail',
    },
  });
  expect([result.exitCode, result.codes]).toEqual([0, []]);
  const { 'bake-file': file = '', ...rest } = result.outputs;
  const bake = await readFile(file, 'utf8').catch(() => 'gone');
  await rm(temp, { recursive: true });
  return {
    outputs: Object.entries(rest).filter(([name]) => !name.startsWith('bake-file')),
    bake,
    summary: result.summary,
    file: file.split('/').at(-1),
  };
}

describe('the same commit and inputs give the same bytes', () => {
  test('at another time, in another zone, language, folder, run and attempt', async () => {
    await using repository = await testRepository();
    await repository.commit('one');
    await repository.tag('v1.2.3', 'annotated');
    const sha = await repository.commit('two', { files: { a: '1' } });
    const elsewhere = await mkdtemp(join(tmpdir(), 'tidegate-elsewhere-'));
    await cp(repository.folder, join(elsewhere, 'deep', 'er'), { recursive: true });
    const first = await outcome(repository.folder, sha);
    expect(Object.fromEntries(first.outputs).tags).toContain('prod.example.com/shop:1.2.3-');
    for (const env of [
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      { TZ: 'America/St_Johns', LC_ALL: 'C' },
      clockAhead(11),
    ])
      expect(await outcome(repository.folder, sha, env)).toEqual(first);
    expect(await outcome(join(elsewhere, 'deep', 'er'), sha, {}, { run_id: '77', run_attempt: '3', run_number: '18' })).toEqual(first);
    await rm(elsewhere, { recursive: true });
  }, 60_000);

  test('whatever the depth of the clone', async () => {
    await using origin = await testRepository();
    for (const name of ['v1.0.0', 'v1.1.0']) {
      await origin.commit(name);
      await origin.tag(name, name);
    }
    await origin.commit('three');
    const sha = await origin.commit('four');
    const all = [];
    for (const options of [{}, { depth: 1 }, { depth: 2 }, { depth: 1, args: ['--no-tags'] }]) {
      await using clone = await origin.clone(options);
      all.push(await outcome(clone.folder, sha));
    }
    const [full] = all;
    for (const one of all) expect(one).toEqual(full);
  }, 60_000);

  test('a schedule rule with the clock is the only exception, and says so', async () => {
    await using repository = await testRepository();
    const sha = await repository.commit('one');
    const step = {
      ref: 'refs/heads/main',
      on: 'schedule',
      sha,
      workspace: repository.folder,
      event: {},
      with: { images: 'org/app', tags: "type=schedule,pattern={{date 'YYYY'}}" },
    };
    const [now, later] = [await tagStep(step), await tagStep({ ...step, env: clockAhead(11) })];
    expect([now.codes, now.outputs['mutable-tags']]).toEqual([['warning BT091'], now.outputs.tags]);
    expect(later.tags).not.toEqual(now.tags);
  });
});
