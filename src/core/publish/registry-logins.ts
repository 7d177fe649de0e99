import type { RegistryCredential } from '../oci/credential.ts';
import { type DockerAuth, dockerCredentials } from '../oci/docker-config.ts';
import type { RepositoryRef } from '../oci/registry.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { StoreTarget } from '../store-target/store-target.ts';

/** What the step was given to log in with. Empty means that it was not given. */
export interface LoginInputs {
  readonly username: string | undefined;
  readonly password: string | undefined;
  /** The job's token, for GitHub's own registry. */
  readonly token: string | undefined;
  readonly actor: string;
  /** `github.com`, or the host of a GitHub Enterprise. */
  readonly serverHost: string;
}

/** The one registry that `registry-username` and `registry-password` are for; undefined when they were not given. */
export function passwordRegistry(inputs: LoginInputs, targets: readonly StoreTarget[]): Result<string | undefined, Problem> {
  const given = [inputs.username, inputs.password].filter((value) => value !== undefined);
  if (given.length === 0) return ok(undefined);
  if (given.length === 1) return err(half(inputs.username === undefined ? 'username' : 'password'));
  const registries = [...new Set(targets.flatMap((target) => (target.kind === 'oci' ? [target.ref.registry] : [])))];
  const foreign = registries.filter((registry) => !isGithubRegistry(registry, inputs.serverHost));
  const meant = foreign.length === 0 ? registries : foreign;
  return meant.length > 1 ? err(ambiguous(meant)) : ok(meant[0]);
}

/**
 * The logins to try for a repository, in order: the given password at the one registry that it is for, what `docker login` left, and the job's
 * token at GitHub's own registry. No login is ever sent to a registry that it was not given for.
 */
export function registryLogins(
  inputs: LoginInputs,
  passwordFor: string | undefined,
  docker: readonly DockerAuth[],
  at: RepositoryRef,
): readonly RegistryCredential[] {
  const { username, password, token, actor } = inputs;
  const logins: RegistryCredential[] = [];
  if (username !== undefined && password !== undefined && at.registry === passwordFor)
    logins.push({ kind: 'password', username, password });
  logins.push(...dockerCredentials(docker, at));
  if (token !== undefined && isGithubRegistry(at.registry, inputs.serverHost))
    logins.push({ kind: 'password', username: actor || 'x-access-token', password: token });
  return logins;
}

/** ghcr.io belongs to github.com; a GitHub Enterprise has `containers.<host>` of its own. */
const isGithubRegistry = (registry: string, serverHost: string): boolean =>
  serverHost === 'github.com' ? registry === 'ghcr.io' : registry === `containers.${serverHost}`;

const half = (lacking: 'username' | 'password'): Problem => ({
  code: 'IN002',
  fault: 'user',
  what: `input "registry-${lacking}" is required beside the other of the two and was not given`,
  where: 'with:',
  remedy: `Add registry-${lacking}:, or take both out`,
});

const ambiguous = (registries: readonly string[]): Problem => ({
  code: 'IN006',
  fault: 'user',
  what: `registry-username and registry-password do not say which of ${registries.join(', ')} they are for`,
  where: 'input "targets"',
  expected: 'targets at one registry beside GitHub’s own, or logins by docker/login-action',
  remedy: 'Log in with docker/login-action, once a registry, and take registry-username and registry-password out.',
});
