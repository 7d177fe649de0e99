/** The registry as anybody who may read it sees it: plain requests, nothing of Tidegate's. */
export interface RegistryView {
  tags(repository: string): Promise<readonly string[]>;
  /** The digest behind a tag, or undefined when there is none. */
  digest(repository: string, tag: string): Promise<string | undefined>;
  /** The build record that was published beside an image: the predicate of its in-toto statement. */
  record(repository: string, digest: string): Promise<Readonly<Record<string, unknown>> | undefined>;
}

const MANIFESTS = ['application/vnd.oci.image.manifest.v1+json', 'application/vnd.oci.image.index.v1+json'].join(', ');

interface Index {
  readonly manifests: readonly { readonly digest: string; readonly artifactType?: string }[];
}

interface Manifest {
  readonly layers: readonly { readonly digest: string }[];
}

/** Plain http with this machine's own, as every OCI client has it. */
const scheme = (host: string): string => (/^(localhost|127(\.\d+){3})(:\d+)?$/.test(host) ? 'http' : 'https');

/** Reads the registry at `host:port`; referrers by the API, else by the fallback tag of the OCI distribution-spec. */
export function registryView(host: string): RegistryView {
  const get = (path: string): Promise<Response> => fetch(`${scheme(host)}://${host}/v2/${path}`, { headers: { accept: MANIFESTS } });
  const json = async <T>(path: string): Promise<T | undefined> => {
    const response = await get(path);
    return response.ok ? ((await response.json()) as T) : undefined;
  };
  const referrers = async (repository: string, digest: string): Promise<Index | undefined> =>
    (await json<Index>(`${repository}/referrers/${digest}`)) ?? (await json<Index>(`${repository}/manifests/${digest.replace(':', '-')}`));
  return {
    tags: async (repository) => (await json<{ tags: string[] | null }>(`${repository}/tags/list`))?.tags ?? [],
    digest: async (repository, tag) => {
      const response = await get(`${repository}/manifests/${tag}`);
      return response.ok ? (response.headers.get('docker-content-digest') ?? undefined) : undefined;
    },
    record: async (repository, digest) => {
      for (const { digest: referrer } of (await referrers(repository, digest))?.manifests ?? []) {
        const manifest = await json<Manifest>(`${repository}/manifests/${referrer}`);
        const statement = await json<{ predicateType?: string; predicate?: Record<string, unknown> }>(
          `${repository}/blobs/${manifest?.layers[0]?.digest}`,
        );
        if (statement?.predicateType?.includes('build-record')) return statement.predicate;
      }
      return undefined;
    },
  };
}
