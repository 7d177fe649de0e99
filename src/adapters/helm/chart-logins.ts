import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryCredential } from '../../core/oci/credential.ts';
import { dockerCredentials, readDockerAuths } from '../../core/oci/docker-config.ts';
import type { RepositoryRef } from '../../core/oci/registry.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import type { ReleasePorts } from '../release/ports.ts';

/** `USER:PASSWORD`, split at the first colon; the password may hold more of them. */
export function splitLogin(text: string): { readonly username: string; readonly password: string } {
  const at = text.indexOf(':');
  return at < 0 ? { username: text, password: '' } : { username: text.slice(0, at), password: text.slice(at + 1) };
}

/**
 * The logins for a chart's registry: `chart-credentials` alone when given, else what `helm registry login` and `docker login` left. What is used is
 * masked. Credential helpers are not asked.
 */
export async function chartLogins(
  ports: Pick<ReleasePorts, 'env' | 'log'>,
  at: RepositoryRef,
  given: string | undefined,
): Promise<readonly RegistryCredential[]> {
  if (given !== undefined) {
    const login = splitLogin(given);
    for (const form of maskForms(login.password)) ports.log.mask(form);
    return [{ kind: 'password', ...login }];
  }
  const files = await Promise.all(configFiles(ports.env).map((file) => readFile(file, 'utf8').catch(() => '{}')));
  const logins = files.flatMap((text) => dockerCredentials(readDockerAuths(text) ?? [], at));
  for (const login of logins) for (const form of maskForms(login.kind === 'password' ? login.password : login.token)) ports.log.mask(form);
  return logins;
}

/** Helm's own file first, as helm reads them. */
function configFiles(env: ReleasePorts['env']): readonly string[] {
  const home = env.HOME ?? '';
  const helm = env.HELM_CONFIG_HOME ?? join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'helm');
  return [join(helm, 'registry', 'config.json'), join(env.DOCKER_CONFIG ?? join(home, '.docker'), 'config.json')];
}
