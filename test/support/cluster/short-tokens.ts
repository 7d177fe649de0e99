import { readFileSync } from 'node:fs';
import { connectIssuer } from '../../bed/oidc/control.ts';
import { ActionInstance } from '../step-driver/action-instance.ts';
import { Job } from '../step-driver/job.ts';
import type { StepResult } from '../step-driver/step.ts';
import type { HelmStage } from './helm-stage.ts';

const issuer = () => connectIssuer(process.env.TIDEGATE_BED_ISSUER_CONTROL ?? '');
const ca = () => readFileSync(process.env.TIDEGATE_BED_API_CA ?? '', 'utf8');
const server = () => process.env.TIDEGATE_BED_API ?? '';
const audience = () => process.env.TIDEGATE_BED_AUDIENCE ?? '';

/** The claims of a job of this stage alone: what it may do, nobody else may. */
const claimsOf = ({ namespace }: HelmStage) => ({ environment: namespace });

/** Lets the stage's job do all, while a test lasts; undone at the end of its scope. */
export async function jobMay(stage: HelmStage): Promise<AsyncDisposable> {
  const name = `${stage.namespace}-job`;
  await stage.kubectl(
    'create',
    'clusterrolebinding',
    name,
    '--clusterrole=cluster-admin',
    `--user=gh:repo:acme/shop:environment:${stage.namespace}`,
  );
  return {
    [Symbol.asyncDispose]: async () => {
      await stage.kubectl('delete', 'clusterrolebinding', name);
    },
  };
}

/** Deploys with `auth: kubernetes`, in a job whose ID tokens live for `ttl` seconds each. */
export async function deployByIdToken(
  stage: HelmStage,
  dist: string,
  values: object,
  given: Readonly<Record<string, string>>,
  ttl: number,
): Promise<StepResult> {
  const access = await issuer().addJob({ ttl, claims: claimsOf(stage) });
  if (access === null) throw new Error('the job has no id-token: write');
  const { kubeconfig: _, ...inputs } = stage.inputs(values, given);
  const login = { auth: 'kubernetes', cluster: server(), 'cluster-ca': ca(), 'cluster-audience': audience() };
  using job = new Job({ idToken: { url: access.requestUrl, token: access.requestToken } });
  const step = {
    action: 'helm-deploy',
    dist,
    with: { ...inputs, ...login },
    stepEnv: { PATH: stage.path, NODE_EXTRA_CA_CERTS: process.env.TIDEGATE_BED_CA ?? '' },
    timeLimit: 300_000,
  };
  const instance = new ActionInstance(step, job);
  const main = await instance.run('main');
  const post = await instance.run('post');
  if (main === undefined) throw new Error('The step did not run.');
  return { ...main, ...(post && { post }) };
}

/** A kubeconfig whose user has nothing but a token that lives for `ttl` seconds from now. */
export async function staticKubeconfig(stage: HelmStage, ttl: number): Promise<{ readonly kubeconfig: string; readonly token: string }> {
  const token = await issuer().mint({ audience: audience(), ttl, claims: claimsOf(stage) });
  const cluster = { server: server(), 'certificate-authority-data': Buffer.from(ca()).toString('base64') };
  const kubeconfig = JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'bed', cluster }],
    users: [{ name: 'job', user: { token } }],
    contexts: [{ name: 'bed', context: { cluster: 'bed', user: 'job' } }],
    'current-context': 'bed',
  });
  return { kubeconfig, token };
}
