import type { FakeCluster } from './cluster.ts';

/** One pod of the shop. */
export interface ShopPod {
  readonly name: string;
  /** Its ReplicaSet's hash. */
  readonly hash: string;
  readonly image?: string;
  readonly ready?: boolean;
  readonly terminating?: boolean;
  readonly imageId?: string;
  /** What `/version` says; undefined: nothing can reach the pod. */
  readonly commit?: string;
}

/** The shop: a Deployment with its ReplicaSets, pods, Service and endpoints, and pods that answer. */
export interface Shop {
  readonly pods: readonly ShopPod[];
  readonly replicas?: number;
  readonly newest?: string;
  readonly image?: string;
  readonly observed?: boolean;
  /** Names behind the Service; by default the ready pods. */
  readonly endpoints?: readonly string[];
}

export const COMMIT = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
export const OLD_COMMIT = '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c';
export const DIGEST = `sha256:${'ab'.repeat(32)}`;
export const IMAGE = `registry.example/shop@${DIGEST}`;

/** Writes the shop as it is at this moment into the cluster; what was there of it before is replaced. */
export function setShop(cluster: FakeCluster, shop: Shop): void {
  const newest = shop.newest ?? 'new';
  const labels = { app: 'shop' };
  const controller = (kind: string, name: string, uid: string) => [{ kind, name, uid, controller: true }];
  const container = (image: string) => ({
    name: 'shop',
    image,
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: { httpGet: { path: '/readyz', port: 'http' } },
  });
  cluster.put('apps/v1', 'deployments', {
    metadata: { name: 'web', uid: 'd1', generation: 3, annotations: { 'meta.helm.sh/release-name': 'web' } } as never,
    spec: {
      replicas: shop.replicas ?? 2,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container(shop.image ?? IMAGE)] } },
    },
    status: { observedGeneration: shop.observed === false ? 2 : 3 },
  });
  for (const [at, hash] of ['old', 'new'].entries()) {
    const annotations = { 'deployment.kubernetes.io/revision': hash === newest ? '9' : String(at + 1) };
    cluster.put('apps/v1', 'replicasets', {
      metadata: {
        name: `web-${hash}`,
        uid: `rs-${hash}`,
        labels: { ...labels, 'pod-template-hash': hash },
        annotations,
        ownerReferences: controller('Deployment', 'web', 'd1'),
      } as never,
    });
  }
  for (const pod of shop.pods)
    putPod(cluster, pod, container(pod.image ?? shop.image ?? IMAGE), controller('ReplicaSet', `web-${pod.hash}`, `rs-${pod.hash}`));
  cluster.put('v1', 'services', { metadata: { name: 'web' }, spec: { selector: labels } });
  const behind = shop.endpoints ?? shop.pods.filter((pod) => pod.ready !== false && pod.terminating !== true).map(({ name }) => name);
  cluster.put('discovery.k8s.io/v1', 'endpointslices', {
    metadata: { name: 'web-abc', labels: { 'kubernetes.io/service-name': 'web' } },
    endpoints: behind.map((name) => ({ conditions: { ready: true }, targetRef: { kind: 'Pod', name } })),
  });
}

function putPod(cluster: FakeCluster, pod: ShopPod, container: Record<string, unknown>, ownerReferences: unknown): void {
  cluster.put('v1', 'pods', {
    metadata: {
      name: pod.name,
      uid: `uid-${pod.name}`,
      labels: { app: 'shop', 'pod-template-hash': pod.hash },
      ownerReferences,
      ...(pod.terminating ? { deletionTimestamp: '2026-11-24T12:00:00Z' } : {}),
    } as never,
    spec: { containers: [container] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: pod.ready === false ? 'False' : 'True' }],
      containerStatuses: [{ name: 'shop', imageID: pod.imageId ?? '' }],
    },
  });
  if (pod.commit === undefined) return;
  const { commit } = pod;
  cluster.answer(pod.name, (_, path) => {
    if (path === '/version')
      return { status: 200, text: JSON.stringify({ commit, build: 7 }), headers: { 'content-type': 'application/json' } };
    if (path === '/readyz' || path === '/') return { status: 200, text: 'Welcome' };
    return { status: 404, text: 'no such page' };
  });
}
