import type { Cluster, ClusterRequest, ClusterResponse } from '../../../src/core/cluster/cluster.ts';
import { HttpFailure } from '../../../src/core/http/http.ts';

/** A Kubernetes object. */
export interface FakeObject {
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly labels?: Readonly<Record<string, string>> };
  readonly [key: string]: unknown;
}

/** What a pod answers through the proxy; undefined stands for a pod that nothing can reach. */
export type PodAnswer = (
  request: ClusterRequest,
  path: string,
) => { status: number; text: string; headers?: Record<string, string> } | undefined;

/** A small API server: objects by their collection, selectors, optimistic locking, RBAC by collection, and pods behind the proxy. */
export interface FakeCluster extends Cluster {
  /** Puts an object: `put('apps/v1', 'deployments', {...})`. */
  put(api: string, plural: string, object: FakeObject): void;
  remove(plural: string, name: string): void;
  find(plural: string, name: string): FakeObject | undefined;
  /** Refuses a verb on a collection with 403: `forbid('get', 'pods/proxy')`. */
  forbid(verb: string, resource: string): void;
  answer(pod: string, answer: PodAnswer): void;
  readonly requests: readonly ClusterRequest[];
}

/** An empty fake cluster; objects live in namespace `shop`. */
export function fakeCluster(): FakeCluster {
  const objects = new Map<string, FakeObject>();
  const refused = new Set<string>();
  const pods = new Map<string, PodAnswer>();
  const requests: ClusterRequest[] = [];
  let version = 1;
  const keyOf = (plural: string, name: string): string => `${plural}/${name}`;
  const put = (plural: string, object: FakeObject): FakeObject => {
    const stored = { ...object, metadata: { namespace: 'shop', ...object.metadata, resourceVersion: String(++version) } };
    objects.set(keyOf(plural, object.metadata.name), stored);
    return stored;
  };

  const proxied = (request: ClusterRequest, pod: string, path: string): ClusterResponse => {
    const name = pod.replace(/^https:/, '').replace(/:\d+$/, '');
    if (!objects.has(keyOf('pods', name))) return status(404, `pods "${name}" not found`);
    const answer = pods.get(name)?.(request, path);
    if (answer === undefined) return status(503, `error trying to reach service: dial tcp: connect: connection refused`);
    return { status: answer.status, text: answer.text, headers: { 'content-type': 'text/plain', ...answer.headers } };
  };

  const write = (request: ClusterRequest, plural: string, name: string | undefined): ClusterResponse => {
    const body = request.body as FakeObject & { metadata: { resourceVersion?: string } };
    const present = name === undefined ? objects.get(keyOf(plural, body.metadata.name)) : objects.get(keyOf(plural, name));
    if (request.method === 'POST')
      return present === undefined ? json(201, put(plural, body)) : status(409, `${plural} "${body.metadata.name}" already exists`);
    if (present === undefined) return status(404, `${plural} "${name}" not found`);
    if (request.method === 'DELETE') return remove(request, plural, present);
    const held = (present.metadata as { resourceVersion?: string }).resourceVersion;
    if (body.metadata.resourceVersion !== undefined && body.metadata.resourceVersion !== held)
      return status(409, `Operation cannot be fulfilled on ${plural} "${name}": the object has been modified`);
    return json(200, put(plural, body));
  };

  /** Deletes an object unless the preconditions name another one. */
  const remove = (request: ClusterRequest, plural: string, present: FakeObject): ClusterResponse => {
    const wanted = (request.body as { preconditions?: { uid?: string; resourceVersion?: string } } | undefined)?.preconditions ?? {};
    const { uid, resourceVersion } = present.metadata as { uid?: string; resourceVersion?: string };
    const isOther =
      (wanted.uid !== undefined && wanted.uid !== uid) ||
      (wanted.resourceVersion !== undefined && wanted.resourceVersion !== resourceVersion);
    if (isOther) return status(409, 'the precondition does not hold');
    objects.delete(keyOf(plural, present.metadata.name));
    return json(200, { kind: 'Status', status: 'Success' });
  };

  return {
    server: 'https://cluster.example',
    requests,
    put: (_api, plural, object) => void put(plural, object),
    remove: (plural, name) => void objects.delete(keyOf(plural, name)),
    find: (plural, name) => objects.get(keyOf(plural, name)),
    forbid: (verb, resource) => void refused.add(`${verb} ${resource}`),
    answer: (pod, answer) => void pods.set(pod, answer),
    watch: () => Promise.reject(new HttpFailure('NO_WATCH', 'this fake does not watch')),
    send: async (request) => {
      request.signal?.throwIfAborted();
      requests.push(request);
      const url = new URL(request.path, 'https://cluster.example');
      const [plural = '', name, sub, ...rest] = url.pathname.replace(/^\/(api\/v1|apis\/[^/]+\/[^/]+)\/namespaces\/[^/]+\//, '').split('/');
      const resource = sub === undefined ? plural : `${plural}/${sub}`;
      const verb =
        request.method === 'GET'
          ? name === undefined
            ? 'list'
            : 'get'
          : { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' }[request.method];
      if (refused.has(`${verb} ${resource}`))
        return status(
          403,
          `${resource} is forbidden: User "gh:repo:acme/shop" cannot ${verb} resource "${resource}" in API group "${/^\/apis\/([^/]+)\//.exec(url.pathname)?.[1] ?? ''}" in the namespace "shop"`,
        );
      if (sub === 'proxy') return proxied(request, decodeURIComponent(name ?? ''), `/${rest.join('/')}${url.search}`);
      if (request.method !== 'GET') return write(request, plural, name === undefined ? undefined : decodeURIComponent(name));
      if (name !== undefined) {
        const object = objects.get(keyOf(plural, decodeURIComponent(name)));
        return object === undefined ? status(404, `${plural} "${name}" not found`) : json(200, object);
      }
      const all = [...objects.entries()].filter(([key]) => key.startsWith(`${plural}/`)).map(([, object]) => object);
      const selected = all.filter((object) => matches(object.metadata.labels ?? {}, url.searchParams.get('labelSelector') ?? ''));
      return json(200, { kind: 'List', items: selected });
    },
  };
}

/** Equality and set-based selectors (`a=b,c in (d,e)`), as the API server reads them. Throws on what it does not know. */
function matches(labels: Readonly<Record<string, string>>, selector: string): boolean {
  return selector
    .split(/,(?![^(]*\))/)
    .filter((part) => part !== '')
    .every((part) => {
      const set = /^(\S+) in \(([^)]*)\)$/.exec(part);
      if (set !== null) return (set[2] ?? '').split(',').includes(labels[set[1] ?? ''] ?? '\0');
      const [key, value, ...more] = part.split('=');
      if (value === undefined || more.length > 0) throw new Error(`this fake does not know the selector ${part}`);
      return labels[key ?? ''] === value;
    });
}

const json = (code: number, body: unknown): ClusterResponse => ({
  status: code,
  text: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

const status = (code: number, message: string): ClusterResponse =>
  json(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });
