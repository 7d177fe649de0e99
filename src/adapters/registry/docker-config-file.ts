import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DockerAuth, readDockerAuths } from '../../core/oci/docker-config.ts';

const MOST_BYTES = 1_048_576;

/**
 * What `docker login` left: the `auths` of `$DOCKER_CONFIG/config.json`, else of `~/.docker/config.json`. None when there is no such file; `unreadable`
 * when it is no JSON object. Credential helpers are not asked.
 */
export async function dockerConfigFile(
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly auths: readonly DockerAuth[]; readonly unreadable?: string }> {
  const folder = env.DOCKER_CONFIG || (env.HOME ? join(env.HOME, '.docker') : undefined);
  if (folder === undefined) return { auths: [] };
  const path = join(folder, 'config.json');
  try {
    if ((await stat(path)).size > MOST_BYTES) return { auths: [], unreadable: path };
    const auths = readDockerAuths(await readFile(path, 'utf8'));
    return auths === undefined ? { auths: [], unreadable: path } : { auths };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return { auths: [] };
    throw error;
  }
}
