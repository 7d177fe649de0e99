import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { PRODUCTION } from '../../examples/demo/namespaces.ts';
import { setStage } from '../../examples/demo/set-stage.ts';
import { repository } from '../support/source-tree.ts';
import { describeWithCluster } from '../support/with-cluster.ts';
import { playReadme } from './readme-workflow.ts';

/** Plays the demo as `npm start` does, on the cluster that these tests have. */
function play(): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const { NODE_OPTIONS: _, FORCE_COLOR: __, ...env } = process.env;
    const child = spawn(process.execPath, ['examples/demo/run.ts'], { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    child.on('error', reject).on('close', (code) => resolve({ code, said }));
  });
}

describeWithCluster('the demo', () => {
  test('makes every observation of its seven chapters', async () => {
    const { code, said } = await play();
    // One stands on the API server's account of writes, which only the bed's own cluster gives.
    const observations = process.env.TIDEGATE_BED_AUDIT_LOG === undefined ? 38 : 39;
    if (code !== 0 || !said.includes(`\n${observations} observations held, 0 failed, `))
      throw new Error(`the demo ended with ${code}:\n${said}`);
    expect(said.split('\n').filter((line) => /^[a-g]\. /.test(line))).toHaveLength(7);
    expect(said).not.toContain('✗');
  }, 400_000);

  const { TIDEGATE_BED_ISSUER_CONTROL: _, ...asOnAGivenCluster } = process.env;
  test.each([
    ['the login that this cluster has', process.env],
    ['a kubeconfig, as on a cluster that knows no ID tokens of ours', asOnAGivenCluster],
  ])(
    "the README's workflow delivers as it stands there, with the built-in policy and checks, by %s",
    async (_, env) => {
      await using scene = await setStage(env, AbortSignal.timeout(170_000));
      const run = await playReadme(scene);
      if (run.act.code !== 0)
        throw new Error(`it ended with ${run.act.code}:\n${run.act.noise}\n${run.log('build')}\n${run.log('production')}`);
      expect(run.jobs).toEqual({ build: 'success', production: 'success' });
      const image = `${scene.registryHost}/shop@${run.output('build', 'publish', 'digest')}`;
      expect(await scene.cluster.served(PRODUCTION)).toEqual([{ commit: run.sha, image }]);
    },
    180_000,
  );
}, ['registry']);
