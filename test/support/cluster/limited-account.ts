import type { HelmStage } from './helm-stage.ts';

/** A rule of a Role. */
export interface RoleRule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

export interface LimitedAccount {
  readonly kubeconfig: string;
  readonly token: string;
  /** Other rules in the place of those before. */
  grant(rules: readonly RoleRule[]): Promise<void>;
}

/** A ServiceAccount `job` of the stage's namespace that may do what the rules say, as a kubeconfig with its token. */
export async function limitedAccount(stage: HelmStage, rules: readonly RoleRule[]): Promise<LimitedAccount> {
  const grant: LimitedAccount['grant'] = (given) =>
    stage.apply({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'job' }, rules: given });
  await stage.kubectl('create', 'serviceaccount', 'job');
  await grant(rules);
  await stage.kubectl('create', 'rolebinding', 'job', '--role=job', `--serviceaccount=${stage.namespace}:job`);
  const token = (await stage.kubectl('create', 'token', 'job')).trim();
  const config = JSON.parse(await stage.kubectl('config', 'view', '--flatten', '--raw', '-o', 'json')) as object;
  return { kubeconfig: JSON.stringify({ ...config, users: [{ name: 'user', user: { token } }] }), token, grant };
}
