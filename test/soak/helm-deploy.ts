/*
 * `npm run soak -- helm-deploy`: helm-deploy is cut short at each phase (after the lock, during apply, during the wait, during the way back) by SIGINT,
 * SIGTERM and SIGKILL, with and without its post step, over and over, with both helms. After each, the next run must succeed with no hand, the history must
 * be sane, and no Lease may be left. Numbers after a second `--` are the last round (30 unless told) and the first.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorsOf, type HelmMajor, type HelmStage, helmStages } from '../support/cluster/helm-stage.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { ActionInstance } from '../support/step-driver/action-instance.ts';
import { Job } from '../support/step-driver/job.ts';

const ROUNDS = Number(process.argv[2] ?? 30);
const FIRST = Number(process.argv[3] ?? 1);
const PHASES = {
  'after the lock': /^planning release/,
  'during apply': /^rolling out release/,
  'during the wait': /deployment\/web 0\/1 ready/,
  'during the way back': /^going back to revision/,
} as const;
const WAYS = ['SIGINT', 'SIGTERM', 'SIGKILL', 'SIGKILL without post'] as const;
const MOMENTS = { SIGINT: 'signalAfter', SIGTERM: 'termAfter', SIGKILL: 'killAfter' } as const;
const GOOD = { readinessPath: '/' };
const BAD = { readinessPath: '/no-such-page' };

const dist = await freshDist();
using stages = helmStages(dist);
let failures = 0;
let round = 0;
const say = (good: boolean, line: string): void => {
  if (!good) failures += 1;
  process.stdout.write(`${good ? 'ok    ' : 'FAILED'} ${line}\n`);
};

/** A main that is killed on a machine that is gone: no post, and whatever it started is killed too. */
async function lostMachine(stage: HelmStage, pattern: RegExp): Promise<void> {
  using job = new Job({ context: { run_id: String(5_000 + round) } });
  const step = {
    action: 'helm-deploy',
    dist,
    with: stage.inputs(BAD, { timeout: '10s' }),
    stepEnv: { PATH: stage.path },
    killAfter: pattern,
  };
  await new ActionInstance(step, job).run('main');
  job.endOrphans();
}

async function cutShort(stage: HelmStage, way: (typeof WAYS)[number], phase: keyof typeof PHASES): Promise<void> {
  const pattern = PHASES[phase];
  await stage.deploy({ ...GOOD, settings: { greeting: `round ${round}` } });
  const before = (await stage.history()).length;
  const start = performance.now();
  const inputs = { timeout: '10s' };
  if (way === 'SIGKILL without post') await lostMachine(stage, pattern);
  else await stage.deploy(BAD, inputs, { [MOMENTS[way]]: pattern });
  const next = await stage.deploy({ ...GOOD, settings: { greeting: `after ${round}` } }, { 'lock-timeout': '2m' });
  const history = await stage.history();
  const leases = await stage.leases();
  const sane =
    history.filter(({ status }) => status === 'deployed').length === 1 && !history.some(({ status }) => status.startsWith('pending'));
  const good = next.outputs.status === 'deployed' && sane && leases.length === 0 && history.length >= before;
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  say(
    good,
    `${stage.namespace} round ${round}: ${way} ${phase}: ${seconds} s${good ? '' : ` ${JSON.stringify({ errors: errorsOf(next), history, leases })}`}`,
  );
}

for (const major of [4, 3] as const satisfies readonly HelmMajor[]) {
  const stage = await stages.stage('soak', major);
  for (round = FIRST; round <= ROUNDS; round++) {
    const way = WAYS[round % WAYS.length] ?? 'SIGINT';
    const phases = Object.keys(PHASES) as (keyof typeof PHASES)[];
    await cutShort(stage, way, phases[Math.floor(round / WAYS.length) % phases.length] ?? 'after the lock');
    await sleep(100);
  }
}
process.exitCode = failures === 0 ? 0 : 1;
