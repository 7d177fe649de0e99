import { segment } from '../../core/cluster/cluster.ts';
import type { KubeObject } from '../../core/cluster/objects.ts';
import { objectKey } from '../../core/manifest/documents.ts';
import type { PodNeeds } from '../../core/manifest/pod-specs.ts';
import type { RegistryCredential } from '../../core/oci/credential.ts';
import { type DockerAuth, dockerCredentials, readDockerAuths } from '../../core/oci/docker-config.ts';
import type { RepositoryRef } from '../../core/oci/registry.ts';
import type { PullSecret } from '../../core/preflight/judge-image.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import type { ReleasePorts } from './ports.ts';

/** The logins that a pod's image pulls would use. */
export interface PodLogins {
  credentialsFor(at: RepositoryRef): readonly RegistryCredential[];
  /** Every named secret, and whether it fits this image. */
  statesFor(at: RepositoryRef): readonly PullSecret[];
}

interface NamedSecret {
  readonly name: string;
  readonly from: string;
  readonly auths: readonly DockerAuth[] | 'missing' | 'wrong-type' | 'unreadable';
}

type ServiceAccount = KubeObject & { readonly imagePullSecrets?: readonly { readonly name?: string }[] };
type Secret = KubeObject & { readonly type?: string; readonly data?: Readonly<Record<string, string>> };

const KEYS: Readonly<Record<string, string>> = {
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
  'kubernetes.io/dockercfg': '.dockercfg',
};

/** Reads the pull secrets of the pod's spec; those of its ServiceAccount count when the spec names none, as the admission plugin fills them in. */
export async function podLogins(pod: PodNeeds, namespace: string, ports: ReleasePorts, signal: AbortSignal): Promise<PodLogins> {
  const read = async <T>(kind: string, name: string): Promise<T | 'missing' | 'unreadable'> => {
    const path = `/api/v1/namespaces/${segment(namespace)}/${kind}/${segment(name)}`;
    const response = await ports.cluster.send({ method: 'GET', path, signal });
    return response.status === 200 ? (JSON.parse(response.text) as T) : response.status === 404 ? 'missing' : 'unreadable';
  };
  const ofSpec = pod.pullSecrets.map((name) => ({ name, from: objectKey(pod.object).split('/').slice(1).join('/') }));
  const account = ofSpec.length > 0 ? 'missing' : await read<ServiceAccount>('serviceaccounts', pod.serviceAccount);
  const ofAccount =
    typeof account === 'string'
      ? []
      : (account.imagePullSecrets ?? []).flatMap(({ name }) =>
          name === undefined ? [] : [{ name, from: `serviceaccount/${pod.serviceAccount}` }],
        );
  const secrets = await Promise.all(
    [...ofSpec, ...ofAccount].map(async ({ name, from }): Promise<NamedSecret> => {
      const secret = await read<Secret>('secrets', name);
      return { name, from, auths: typeof secret === 'string' ? secret : authsOf(secret) };
    }),
  );
  const usable = secrets.flatMap(({ auths }) => (typeof auths === 'string' ? [] : auths));
  for (const { credential } of usable) for (const text of secretsOf(credential)) for (const form of maskForms(text)) ports.log.mask(form);
  return {
    credentialsFor: (at) => dockerCredentials(usable, at),
    statesFor: (at) =>
      secrets.map(({ name, from, auths }) => {
        if (typeof auths === 'string') return { name, from, state: auths };
        return { name, from, state: dockerCredentials(auths, at).length > 0 ? 'fits' : 'no-entry' };
      }),
  };
}

function authsOf(secret: Secret): NamedSecret['auths'] {
  const key = KEYS[secret.type ?? ''];
  const data = key === undefined ? undefined : secret.data?.[key];
  if (data === undefined) return 'wrong-type';
  return readDockerAuths(Buffer.from(data, 'base64').toString('utf8')) ?? 'wrong-type';
}

/** Everything of a login but the user's name. */
const secretsOf = (credential: RegistryCredential): readonly string[] =>
  Object.entries(credential).flatMap(([name, value]) => (typeof value === 'string' && !['kind', 'username'].includes(name) ? [value] : []));
