import { runStep } from '../../test/support/step-driver/run-step.ts';
import { mustBe, type Place, roundsOf } from './place.ts';
import type { Findings } from './table.ts';
import { interleaved, timed } from './timing.ts';

const ROUNDS = 21;
const GOAL_MS = 250;

/** From the start of the process until all inputs are checked: one is wrong, so that the step ends there. Beside a node that does nothing. */
export async function measureStart(place: Place): Promise<Findings> {
  const inputs = { release: 'web', namespace: 'shop', chart: 'chart', 'values-policy': 'reuse', auth: 'kubeconfig', kubeconfig: 'none' };
  const [bare = [], ours = []] = await interleaved(roundsOf(place, ROUNDS), [
    async () => (await timed(process.execPath, ['-e', '0'], { PATH: process.env.PATH })).ms,
    async () => {
      const result = await runStep({ action: 'helm-deploy', dist: place.dist, with: inputs });
      mustBe('the error', result.annotations.find(({ type }) => type === 'error')?.title, 'HD021', result.log);
      return result.ms;
    },
  ]);
  return {
    rows: [
      {
        what: 'start until a bad input is told; peer: `node -e 0`',
        helm: '-',
        peer: bare,
        ours,
        goal: { kind: 'beside-peer', factor: 1, plus: GOAL_MS },
      },
    ],
    figures: [],
  };
}
