/*
 * `npm run soak -- helm-deploy`: helm-deploy is cut short at each phase (after the lock, during apply, during the wait, during the way back) by SIGINT,
 * SIGTERM and SIGKILL, with and without its post step, over and over, with both helms. After each, the next run must succeed with no hand, the history must
 * be sane, and no Lease may be left. Numbers after a second `--` are the last round (30 unless told) and the first.
 */
import { performance } from 'node:perf_hooks';
import { errorsOf, type HelmMajor, type HelmStage, helmStages } from '../support/cluster/helm-stage.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { ActionInstance } from '../support/step-driver/action-instance.ts';
import { Job } from '../support/step-driver/job.ts';
import type { PhaseResult } from '../support/step-driver/step.ts';

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
const SHORT = { timeout: '10s' };
const bad = (round: number): object => ({ readinessPath: '/no-such-page', settings: { greeting: `bad ${round}` } });

const dist = await freshDist();
using stages = helmStages(dist);
let failures = 0;
const say = (good: boolean, line: string): void => {
  if (!good) failures += 1;
  process.stdout.write(`${good ? 'ok    ' : 'FAILED'} ${line}\n`);
};

/** A main that is killed on a machine that is gone: no post, and whatever it started is killed too. */
async function lostMachine(stage: HelmStage, round: number, pattern: RegExp): Promise<PhaseResult | undefined> {
  using job = new Job({ context: { run_id: String(5_000 + round) } });
  const step = {
    action: 'helm-deploy',
    dist,
    with: stage.inputs(bad(round), SHORT),
    stepEnv: { PATH: stage.path },
    killAfter: pattern,
  };
  const main = await new ActionInstance(step, job).run('main');
  job.endOrphans();
  return main;
}

async function cutShort(stage: HelmStage, round: number, way: (typeof WAYS)[number], phase: keyof typeof PHASES): Promise<void> {
  const pattern = PHASES[phase];
  await stage.deploy({ ...GOOD, settings: { greeting: `round ${round}` } });
  const before = (await stage.history()).length;
  const start = performance.now();
  const cut =
    way === 'SIGKILL without post'
      ? await lostMachine(stage, round, pattern)
      : await stage.deploy(bad(round), SHORT, { [MOMENTS[way]]: pattern });
  const next = await stage.deploy({ ...GOOD, settings: { greeting: `after ${round}` } }, { 'lock-timeout': '2m' });
  const history = await stage.history();
  const leases = await stage.leases();
  const sane =
    history.filter(({ status }) => status === 'deployed').length === 1 && !history.some(({ status }) => status.startsWith('pending'));
  // A run that ended by itself was not cut short: nothing would be shown.
  const wasCut = cut !== undefined && cut.ending !== 'itself';
  const good = wasCut && next.outputs.status === 'deployed' && sane && leases.length === 0 && history.length >= before;
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  say(
    good,
    `${stage.namespace} round ${round}: ${way} ${phase}: ${seconds} s${good ? '' : ` ${JSON.stringify({ wasCut, errors: errorsOf(next), history, leases })}`}`,
  );
}

async function soak(major: HelmMajor): Promise<void> {
  const stage = await stages.stage('soak', major);
  const phases = Object.keys(PHASES) as (keyof typeof PHASES)[];
  for (let round = FIRST; round <= ROUNDS; round++) {
    const way = WAYS[round % WAYS.length] ?? 'SIGINT';
    await cutShort(stage, round, way, phases[Math.floor(round / WAYS.length) % phases.length] ?? 'after the lock');
  }
}

await Promise.all([soak(4), soak(3)]);
process.exitCode = failures === 0 ? 0 : 1;
