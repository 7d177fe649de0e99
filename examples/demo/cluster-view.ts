import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The cluster as an operator sees it: what the demo's observations stand on. */
export interface ClusterView {
  kubectl(...args: string[]): Promise<string>;
  json<T>(...args: string[]): Promise<T>;
  helm(...args: string[]): Promise<string>;
  /** The release's newest revision and its status. */
  release(namespace: string): Promise<{ revision: number; status: string }>;
  /** What each ready pod of the shop says of itself, through the API server, with the image it runs. */
  served(namespace: string): Promise<readonly { readonly commit: string; readonly image: string }[]>;
  /** The API server's account of writes; only the bed's cluster gives it. */
  readonly audit: AuditView | undefined;
}

export interface AuditView {
  mark(): Promise<number>;
  /** The pipeline's write requests in a namespace since the mark, by verb and resource; dry runs apart. */
  writesSince(mark: number, namespace: string): Promise<readonly string[]>;
}

/** Looks with the administrator's kubeconfig (KUBECONFIG). `auditLog` is the API server's, when the bed runs it. */
export function clusterView(kubectlPath: string, helmPath: string, auditLog: string | undefined): ClusterView {
  const call = async (command: string, args: readonly string[]): Promise<string> =>
    (await run(command, [...args], { maxBuffer: 1 << 26 })).stdout;
  const kubectl = (...args: string[]): Promise<string> => call(kubectlPath, args);
  const json = async <T>(...args: string[]): Promise<T> => JSON.parse(await kubectl(...args, '-o', 'json')) as T;
  return {
    kubectl,
    json,
    helm: (...args) => call(helmPath, args),
    release: async (namespace) => {
      const history = JSON.parse(await call(helmPath, ['history', 'shop', '-n', namespace, '-o', 'json'])) as {
        revision: number;
        status: string;
      }[];
      const last = history.at(-1);
      if (last === undefined) throw new Error(`no release in ${namespace}`);
      return { revision: last.revision, status: last.status };
    },
    served: async (namespace) => {
      const pods = await json<PodList>(
        'get',
        'pods',
        '-n',
        namespace,
        '-l',
        'app.kubernetes.io/instance=shop',
        '--field-selector=status.phase=Running',
      );
      const ready = pods.items.filter(
        (pod) =>
          pod.metadata.deletionTimestamp === undefined &&
          pod.status.conditions.some((one) => one.type === 'Ready' && one.status === 'True'),
      );
      return Promise.all(
        ready.map(async (pod) => {
          const answer = await kubectl('get', '--raw', `/api/v1/namespaces/${namespace}/pods/${pod.metadata.name}:8080/proxy/version`);
          return { commit: (JSON.parse(answer) as { commit: string }).commit, image: pod.spec.containers[0]?.image ?? '' };
        }),
      );
    },
    audit: auditLog === undefined ? undefined : auditView(auditLog),
  };
}

/** `log` holds one JSON line for each write request that did not come from the cluster's own parts. */
function auditView(log: string): AuditView {
  return {
    mark: async () => (await readFile(log, 'utf8')).length,
    writesSince: async (mark, namespace) => {
      const lines = (await readFile(log, 'utf8')).slice(mark).split('\n');
      return lines
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as AuditEvent)
        .filter(
          ({ user, objectRef, requestURI }) =>
            user.username.startsWith('gh:') && objectRef?.namespace === namespace && !requestURI.includes('dryRun=All'),
        )
        .map((event) => `${event.verb} ${event.objectRef?.resource}`);
    },
  };
}

interface PodList {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
    readonly spec: { readonly containers: readonly { readonly image: string }[] };
    readonly status: { readonly conditions: readonly { readonly type: string; readonly status: string }[] };
  }[];
}

interface AuditEvent {
  readonly verb: string;
  readonly requestURI: string;
  readonly user: { readonly username: string };
  readonly objectRef?: { readonly namespace?: string; readonly resource?: string };
}
