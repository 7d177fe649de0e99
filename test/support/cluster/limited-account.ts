import type { HelmStage } from './helm-stage.ts';

/** A rule of a Role. */
export interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** A ServiceAccount `job` of the stage's namespace that may do what the rules say, as a kubeconfig with its token. */
export async function limitedAccount(
  stage: HelmStage,
  rules: readonly RoleRule[],
): Promise<{ readonly kubeconfig: string; readonly token: string }> {
  await stage.kubectl('create', 'serviceaccount', 'job');
  await stage.apply({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'job' }, rules });
  await stage.kubectl('create', 'rolebinding', 'job', '--role=job', `--serviceaccount=${stage.namespace}:job`);
  const token = (await stage.kubectl('create', 'token', 'job')).trim();
  const config = JSON.parse(await stage.kubectl('config', 'view', '--flatten', '--raw', '-o', 'json')) as object;
  return { kubeconfig: JSON.stringify({ ...config, users: [{ name: 'user', user: { token } }] }), token };
}
