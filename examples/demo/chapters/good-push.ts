import { playRun } from '../push.ts';
import type { RunEnded } from '../run-ended.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { deployments, leases, records } from './production.ts';

export const RELEASE = '.github/workflows/release.yml';

/** Tells how a run's jobs ended; when one went otherwise than expected, its log is the explanation. */
export function tellJobs(story: Story, run: RunEnded, expected: Readonly<Record<string, string>>): void {
  story.observe(
    `jobs: ${Object.entries(expected)
      .map(([job, result]) => `${job} ${result}`)
      .join(', ')}`,
    run.jobs,
    expected,
  );
  story.say(
    Object.entries(run.times)
      .map(([job, ms]) => `${job} ${(ms / 1000).toFixed(1)} s`)
      .join(', '),
  );
  for (const [job, result] of Object.entries(run.jobs)) {
    if (result === expected[job]) continue;
    for (const line of run.log(job).split('\n').slice(-40)) story.say(line);
  }
  if (Object.keys(run.jobs).length === 0) story.say(run.act.noise);
}

/** alice pushes; bob approves; the same digest is in the registry, in staging and in production, proved on every replica and recorded. */
export async function goodPush(scene: Scene, story: Story): Promise<void> {
  const run = await playRun(scene, RELEASE);
  tellJobs(story, run, { build: 'success', staging: 'success', production: 'success' });

  const digest = run.output('build', 'publish', 'digest') ?? '';
  const tag = `1.0.0-${run.sha.slice(0, 7)}`;
  story.say(`built ${tag}, ${digest.slice(0, 19)}…, from commit ${run.sha.slice(0, 7)}`);
  story.observe('the registry holds the image under its version and commit', await scene.registry.digest('shop', tag), digest);
  const record = await scene.registry.record('shop', digest);
  story.observe(
    'its build record names branch, commit, coverage and tests',
    { branch: record?.branch, commit: record?.commit, coverage: typeof record?.coverage, tests: typeof record?.tests },
    { branch: 'main', commit: run.sha, coverage: 'object', tests: 'object' },
  );
  const image = `${scene.registryHost}/shop@${digest}`;
  const serves = { commit: run.sha, image };
  story.observe('staging runs that digest and serves that commit', await scene.cluster.served('shop-staging'), [serves]);
  story.observe('production runs that digest and serves that commit, on every replica', await scene.cluster.served('shop-production'), [
    serves,
  ]);
  const last = (await records(scene)).at(-1);
  story.observe(
    'the record says: succeeded, by whom approved, smoke passed',
    [last?.result, last?.commit, last?.approvals.map((one) => one.user), last?.smoke.verdict],
    ['succeeded', run.sha, ['bob'], 'pass'],
  );
  story.observe('GitHub shows one deployment of production with our own status', deployments(scene), [
    { task: 'deploy', state: 'success', description: `tidegate/1 shop ${digest} smoke=pass` },
  ]);
  story.observe('no lock is left', await leases(scene), []);
}
