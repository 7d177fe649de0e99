import { type HelmMajor, type HelmStage, WEB_CHART } from '../../test/support/cluster/helm-stage.ts';
import { bedImage, HELM_NAMES, MAJORS, mustBe, type Place, plainUpgrade, roundsOf } from './place.ts';
import type { Findings, Row } from './table.ts';
import { interleaved, median } from './timing.ts';

const ROUNDS = 7;
const GOAL_MS = 1_500;
const VALUES = { readinessPath: '/' };

/** A first deployment that goes well, of one pod whose image the node has: the whole step beside the same helm command. */
export async function measureHealthy(place: Place): Promise<Findings> {
  const rows: Row[] = [];
  for (const major of MAJORS) rows.push(await healthyRow(place, await place.stage('healthy', major), major));
  return { rows, figures: [] };
}

async function healthyRow(place: Place, stage: HelmStage, major: HelmMajor): Promise<Row> {
  await stage.deploy(VALUES, { release: 'warm' });
  await remove(stage, 'warm');
  const posts: number[] = [];
  const values = { image: bedImage('1'), ...VALUES };
  const [peer = [], ours = []] = await interleaved(roundsOf(place, ROUNDS), [
    async (round) => {
      const release = `plain-${round}`;
      const { ms, code, stderr } = await plainUpgrade(place, stage, major, { release, chart: WEB_CHART, values, timeout: '60s' });
      mustBe("helm's exit code", code, 0, stderr);
      await remove(stage, release);
      return ms;
    },
    async (round) => {
      const release = `ours-${round}`;
      const result = await stage.deploy(VALUES, { release });
      mustBe('the status', result.outputs.status, 'deployed', result.log);
      posts.push(result.post?.ms ?? 0);
      await remove(stage, release);
      return result.ms;
    },
  ]);
  const what = `healthy deploy of one pod; peer: \`helm upgrade --install ${major === 4 ? '--wait=legacy' : '--wait'}\``;
  const remark = `post step ${(median(posts) / 1_000).toFixed(2)} s more`;
  return { what, helm: HELM_NAMES[major], peer, ours, goal: { kind: 'beside-peer', factor: 1, plus: GOAL_MS }, remark };
}

/** Takes a release away and waits for its pods, so that the next run has the machine to itself. */
async function remove(stage: HelmStage, release: string): Promise<void> {
  await stage.helm('uninstall', release);
  await stage.kubectl('wait', 'pod', '--selector', `app=${release}`, '--for=delete', '--timeout=30s');
}
