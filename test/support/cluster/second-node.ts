import { setTimeout } from 'node:timers/promises';
import type { HelmStage } from './helm-stage.ts';

const RENEW_MS = 5_000;

/** A Node that only the API server knows. */
export interface SecondNode extends AsyncDisposable {
  /** Selects it and no other. */
  readonly selector: Readonly<Record<string, string>>;
}

/**
 * A Node without a kubelet, Ready and roomy, with a taint `key=value:NoSchedule`. Its status is renewed until it is disposed of: the controller
 * would take it for lost otherwise. The taint keeps every pod away that does not tolerate all, DaemonSets included.
 */
export async function secondNode(stage: HelmStage, taint: { readonly key: string; readonly value: string }): Promise<SecondNode> {
  const name = `ghost-${stage.namespace}`;
  const selector = { 'example.com/pool': stage.namespace };
  const { metadata } = await stage.json<{ metadata: { labels: Record<string, string> } }>('get', 'node', 'bed');
  const { 'kubernetes.io/os': os, 'kubernetes.io/arch': arch } = metadata.labels;
  const labels = { ...selector, 'kubernetes.io/os': os, 'kubernetes.io/arch': arch, 'kubernetes.io/hostname': name };
  await stage.apply({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels },
    spec: { taints: [{ ...taint, effect: 'NoSchedule' }] },
  });
  const room = { cpu: '4', memory: '8Gi', pods: '100' };
  const renew = async (): Promise<void> => {
    const lastHeartbeatTime = new Date().toISOString();
    const ready = { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'ready', lastHeartbeatTime };
    const status = { capacity: room, allocatable: room, conditions: [ready], nodeInfo: { operatingSystem: os, architecture: arch } };
    await stage.kubectl('patch', 'node', name, '--subresource=status', '--type=merge', '--patch', JSON.stringify({ status }));
  };
  await renew();
  const stop = new AbortController();
  const renewing = (async () => {
    while (!stop.signal.aborted) {
      await setTimeout(RENEW_MS, undefined, { signal: stop.signal }).catch(() => undefined);
      if (!stop.signal.aborted) await renew();
    }
  })();
  // Its error is thrown where it is awaited.
  renewing.catch(() => undefined);
  return {
    selector,
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await stage.kubectl('delete', 'node', name, '--ignore-not-found');
      await renewing;
    },
  };
}
