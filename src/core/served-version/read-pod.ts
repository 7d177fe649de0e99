import { present } from '../result/present.ts';
import type { ContainerFacts, HttpProbe, PodFacts } from './facts.ts';
import { type Json, listAt, numberAt, objectAt, stringAt } from './json.ts';

const REVISION_LABELS = ['pod-template-hash', 'controller-revision-hash'] as const;

/** A pod as the API server has it (v1.Pod) as the facts that a proof needs. */
export function readPod(pod: Json, kind: 'Deployment' | 'StatefulSet' | 'DaemonSet'): PodFacts {
  const metadata = objectAt(pod, 'metadata');
  const labels = objectAt(metadata, 'labels');
  const containers = listAt(objectAt(pod, 'spec'), 'containers');
  const readiness = containers.map(httpReadiness).find((probe) => probe !== undefined);
  const firstPort = containers
    .flatMap((container) => listAt(container, 'ports'))
    .find((port) => (stringAt(port, 'protocol') || 'TCP') === 'TCP');
  const label = kind === 'DaemonSet' ? 'pod-template-generation' : REVISION_LABELS[kind === 'Deployment' ? 0 : 1];
  return {
    name: stringAt(metadata, 'name'),
    uid: stringAt(metadata, 'uid'),
    ready: listAt(objectAt(pod, 'status'), 'conditions').some((one) => one.type === 'Ready' && one.status === 'True'),
    terminating: metadata.deletionTimestamp !== undefined,
    revision: stringAt(labels, label),
    owner: ownerName(metadata),
    containers: containers.map((container) => containerFacts(container, objectAt(pod, 'status'))),
    scheme: readiness?.scheme ?? 'http',
    ...present({ readiness, port: readiness?.port ?? (firstPort === undefined ? undefined : numberAt(firstPort, 'containerPort')) }),
  };
}

function ownerName(metadata: Json): string {
  const owner = listAt(metadata, 'ownerReferences').find((one) => one.controller === true);
  return owner === undefined ? 'no controller' : `${stringAt(owner, 'kind')} ${stringAt(owner, 'name')}`;
}

function containerFacts(container: Json, status: Json): ContainerFacts {
  const name = stringAt(container, 'name');
  const running = listAt(status, 'containerStatuses').find((one) => one.name === name);
  const imageId = running === undefined ? '' : stringAt(running, 'imageID');
  return { name, image: stringAt(container, 'image'), ...present({ imageId: imageId === '' ? undefined : imageId }) };
}

/** The container's own HTTP readiness probe; named ports are looked up in the container. */
export function httpReadiness(container: Json): HttpProbe | undefined {
  const get = objectAt(objectAt(container, 'readinessProbe'), 'httpGet');
  const port = typeof get.port === 'string' ? namedPort(container, get.port) : numberAt(get, 'port');
  if (port === undefined) return undefined;
  return { path: stringAt(get, 'path') || '/', port, scheme: stringAt(get, 'scheme') === 'HTTPS' ? 'https' : 'http' };
}

function namedPort(container: Json, name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  const port = listAt(container, 'ports').find((one) => one.name === name);
  return port === undefined ? undefined : numberAt(port, 'containerPort');
}
