import { expect } from '@jest/globals';
import { errorsOf, titlesOf } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { deployByIdToken, jobMay, staticKubeconfig } from '../support/cluster/short-tokens.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { findLeaks } from '../support/log-checker/find-leaks.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const TOKEN_LIFE_S = 75;
/** The API server takes an expired token for some seconds more: the rollout ends well after that. */
const SLOW = { readinessPath: '/', startDelaySeconds: 135, failureThreshold: 30 };
const INPUTS = { timeout: '4m', 'rollback-timeout': '2m' };

const SCENARIOS: HelmScenarios = {
  'a rollout that is longer than its token lives goes on with the renewed one': async (stage) => {
    await using _ = await jobMay(stage);
    const result = await deployByIdToken(stage, await freshDist(), SLOW, INPUTS, TOKEN_LIFE_S);
    expect(errorsOf(result)).toEqual([]);
    expect([result.exitCode, result.outputs.status, result.outputs.revision]).toEqual([0, 'deployed', '1']);
    expect(titlesOf(result, 'warning')).not.toContain('CR021');
    expect(result.ms).toBeGreaterThan(130_000);
    expect((await stage.history()).map(({ status }) => status)).toEqual(['deployed']);
    expect(await stage.leases()).toEqual([]);
  },

  'the same rollout with a token that nobody renews fails, and the expired credential is named': async (stage) => {
    await using _ = await jobMay(stage);
    const { kubeconfig, token } = await staticKubeconfig(stage, TOKEN_LIFE_S);
    const result = await stage.deploy(SLOW, { ...INPUTS, kubeconfig }, { timeLimit: 300_000 });
    expect([result.exitCode, result.conclusion, titlesOf(result, 'error')]).toEqual([1, 'failure', ['CR016']]);
    expect(errorsOf(result)[0]).toMatch(
      /^CR016 the API server no longer takes the credential of this job \(401 .*it has expired or was revoked/,
    );
    expect(result.outputs.status).toBe('failed');
    expect(result).toMatchObject({ endedByItself: true, orphans: [], tempFiles: [] });
    expect(findLeaks(result, { token })).toEqual([]);
    // Nobody may write any more: what is left is the next run's to repair.
    expect((await stage.history()).map(({ status }) => status)).toEqual(['pending-install']);
  },
};

describeWithCluster('helm-deploy with tokens that live shorter than the rollout', () => {
  playScenarios('token', SCENARIOS, [4, 3]);
}, ['registry', 'issuer']);
