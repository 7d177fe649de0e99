import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import type { LateWatch } from '../support/cluster/late-watch.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const CLUSTER = join(import.meta.dirname, '../bed/cluster/cluster.sh');
const PLAY = join(import.meta.dirname, '../support/fixtures/rollouts-through-outage.ts');

interface End {
  readonly status: string;
  readonly errors: readonly string[];
  readonly lostWatches: number;
}

interface Played {
  readonly slow: readonly End[];
  readonly broken: readonly End[];
  readonly late: LateWatch;
}

describeWithCluster('an API server that dies in mid-rollout and comes back', () => {
  test('costs neither a good rollout nor the verdict on a bad one, with both helms', async () => {
    const args = [CLUSTER, process.execPath, '--disable-warning=ExperimentalWarning', PLAY, await freshDist()];
    const { stdout } = await promisify(execFile)('bash', args, { maxBuffer: 1 << 26 });
    const { slow, broken, late } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Played;
    const good = { exitCode: 0, status: 'deployed', errors: [], history: ['superseded', 'deployed'], leases: [] };
    expect(slow).toMatchObject([good, good]);
    const taken = {
      exitCode: 1,
      status: 'rolled-back',
      failureClass: 'crash-loop',
      errors: [expect.stringMatching(/^HD051 deployment\/web: container app exits with code 3 again and again/)],
      history: ['superseded', 'superseded', 'failed', 'deployed'],
      leases: [],
    };
    expect(broken).toMatchObject([taken, taken]);
    for (const { lostWatches } of [...slow, ...broken]) expect(lostWatches).toBeGreaterThan(0);
    expect(late).toEqual({ asked: ['list', 'watch', 'list', 'watch'], firstCode: 410, sawWhatCameAfter: true });
  }, 400_000);
}, ['bed']);
