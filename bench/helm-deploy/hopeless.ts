import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type HelmMajor, type HelmStage, WEB_CHART } from '../../test/support/cluster/helm-stage.ts';
import { startDistribution } from '../../test/support/servers/registry.ts';
import { allEnded } from './all-ended.ts';
import { firstEvent } from './event-moments.ts';
import { bedImage, HELM_NAMES, MAJORS, mustBe, type Place, plainUpgrade, roundsOf } from './place.ts';
import { type Findings, spread } from './table.ts';
import { median } from './timing.ts';

const ROUNDS = 3;
const TIMEOUT = '60s';
/** Lanes start this far apart, so that their first seconds, which cost the most, do not fall together. */
const STAGGER_MS = 1_500;

interface Scenario {
  readonly name: string;
  readonly what: string;
  readonly values: object;
  readonly failureClass: string;
  /** The goal's clock starts at the first such event, else with the step. */
  readonly from?: RegExp;
  readonly goalMs: number;
}

/** Milliseconds until the step has ended: from its start, and from the event. */
interface Verdict {
  readonly whole: number;
  readonly sinceEvent?: number;
}

/** Rollouts beyond hope: the time until the step has ended, evidence told. All lanes run side by side, since all they do is wait for the kubelet. */
export async function measureHopeless(place: Place): Promise<Findings> {
  await using login = await startDistribution({ kind: 'basic' });
  const pull = { failureClass: 'image-pull', from: /ErrImagePull/ };
  const scenarios: readonly Scenario[] = [
    { name: 'absent', what: 'image not found, preflight off', values: { image: bedImage('no-such-tag') }, ...pull, goalMs: 30_000 },
    { name: 'denied', what: 'image denied (401), preflight off', values: { image: `${login.host}/app:1` }, ...pull, goalMs: 45_000 },
    {
      name: 'crash',
      what: 'crash loop',
      // Without a probe a container that is about to exit counts as ready, and helm 3.17 was seen to take that for success.
      values: { image: bedImage('1'), readinessPath: '/', command: ['sh', '-c', 'echo no database; exit 3'] },
      failureClass: 'crash-loop',
      goalMs: 60_000,
    },
  ];
  let lanes = 0;
  const found = await allEnded(
    MAJORS.flatMap((major) =>
      scenarios.map(async (scenario): Promise<Findings> => {
        const [stage, plain] = await Promise.all(['', '-plain'].map((end) => place.stage(`${scenario.name}${end}`, major)));
        if (stage === undefined || plain === undefined) throw new Error('two stages were asked for');
        await sleep(STAGGER_MS * lanes++);
        const [verdicts, peer] = await allEnded([repeated(place, stage, scenario), whole(place, plain, major, scenario)]);
        return told(scenario, major, verdicts, peer);
      }),
    ),
  );
  return { rows: found.flatMap(({ rows }) => rows), figures: found.flatMap(({ figures }) => figures) };
}

function told({ what, from, goalMs }: Scenario, major: HelmMajor, verdicts: readonly Verdict[], peer: number): Findings {
  const helm = HELM_NAMES[major];
  const row = {
    what: `${what}; peer: helm with \`--timeout ${TIMEOUT}\` (its default is 300 s)`,
    helm,
    peer: [peer],
    ours: verdicts.map((one) => one.whole),
  };
  if (from === undefined) return { rows: [{ ...row, goal: { kind: 'at-most', ms: goalMs } }], figures: [] };
  const since = verdicts.flatMap(({ sinceEvent }) => sinceEvent ?? []);
  const figure = {
    what: `${what}: from the first ErrImagePull to the end of the step`,
    helm,
    value: spread(since),
    goal: `≤ ${goalMs / 1_000} s`,
    met: median(since) <= goalMs,
  };
  return { rows: [row], figures: [figure] };
}

async function repeated(place: Place, stage: HelmStage, scenario: Scenario): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let round = 0; round < roundsOf(place, ROUNDS); round++) verdicts.push(await untilVerdict(stage, scenario, `web-${round}`));
  return verdicts;
}

async function untilVerdict(stage: HelmStage, { values, failureClass, from }: Scenario, release: string): Promise<Verdict> {
  using moment = from === undefined ? undefined : firstEvent(stage, release, from);
  const preflight = from === undefined ? {} : { 'image-preflight': 'off' };
  const result = await stage.deploy(values, { release, timeout: '3m', ...preflight }, { timeLimit: 240_000 });
  // What the driver does after post is little, and counts against us.
  const ended = performance.now() - (result.post?.ms ?? 0);
  mustBe('the class of the failure', result.outputs['failure-class'], failureClass, result.log);
  await stage.helm('uninstall', release);
  if (moment === undefined) return { whole: result.ms };
  const seen = moment.at();
  if (seen === undefined) throw new Error(`no event matched ${String(from)}`);
  return { whole: result.ms, sinceEvent: ended - seen };
}

async function whole(place: Place, stage: HelmStage, major: HelmMajor, { values }: Scenario): Promise<number> {
  const release = 'plain';
  const { ms, code, stderr } = await plainUpgrade(place, stage, major, { release, chart: WEB_CHART, values, timeout: TIMEOUT });
  mustBe("helm's exit code", code, 1, stderr);
  await stage.helm('uninstall', release);
  return ms;
}
