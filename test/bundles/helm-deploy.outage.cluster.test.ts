import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import type { OutageResult, OutageResults } from '../support/cluster/outage-play.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const CLUSTER = join(import.meta.dirname, '../bed/cluster/cluster.sh');
const PLAY = join(import.meta.dirname, '../support/cluster/outage-play.ts');

/** In a cluster of its own, whose API server no other test needs. */
async function playOutage(): Promise<OutageResults> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-outage-'));
  try {
    const file = join(folder, 'results.json');
    const cluster = spawn('bash', [CLUSTER, 'node', PLAY, await freshDist(), file], { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    cluster.stderr.on('data', (chunk: Buffer) => (words += chunk.toString('utf8')));
    const code = await new Promise((resolve) => cluster.once('close', resolve));
    if (code !== 0) throw new Error(`The play ended with ${code}:\n${words}`);
    return JSON.parse(readFileSync(file, 'utf8')) as OutageResults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const statuses = ({ history }: OutageResult): readonly string[] => history.map(({ status }) => status);
/** Whether the step itself felt the outage: without that, the test would prove nothing. */
const wasCut = ({ log }: OutageResult): boolean => /watch of \S+ lost: /.test(log);

describeWithCluster('an API server that goes away in the middle of a rollout', () => {
  let results: OutageResults;
  beforeAll(async () => {
    results = await playOutage();
  }, 500_000);
  const of = (name: string): OutageResult => {
    const found = results.rollouts[name];
    if (found === undefined) throw new Error(`no rollout ${name}`);
    return found;
  };

  test.each([4, 3])('helm %i: a good rollout ends deployed all the same', (major) => {
    const result = of(`good-${major}`);
    expect(wasCut(result)).toBe(true);
    expect([result.errors, result.exitCode, result.outputs.status, result.outputs.revision]).toEqual([[], 0, 'deployed', '2']);
    expect([statuses(result), result.leases]).toEqual([['superseded', 'deployed'], []]);
  });

  test.each([4, 3])('helm %i: a bad rollout gets its verdict and is taken back', (major) => {
    const result = of(`bad-${major}`);
    expect(wasCut(result)).toBe(true);
    expect([result.exitCode, result.codes]).toEqual([1, ['HD051']]);
    expect(result.errors[0]).toMatch(/^HD051 deployment\/web: container app exits with code 3 again and again/);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'failure-class': 'crash-loop', 'rollback-revision': '3' });
    expect([statuses(result), result.leases]).toEqual([['superseded', 'failed', 'deployed'], []]);
  });

  test.each([4, 3])('helm %i: watches that the new API server does not know any more (410 Gone) are begun anew', (major) => {
    const result = of(`balanced-${major}`);
    expect(results.gone.filter((path) => path.includes(`/namespaces/balanced-${major}/`))).not.toEqual([]);
    expect([result.errors, result.exitCode, result.outputs.status, result.outputs.revision]).toEqual([[], 0, 'deployed', '2']);
    expect([statuses(result), result.leases]).toEqual([['superseded', 'deployed'], []]);
  });
}, ['bed']);
