import { type Check, DEFAULT_CHECK_TIMEOUT_MS } from '../../core/probe/check.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { PodToAsk } from '../../core/served-version/ask.ts';
import type { SmokeRequest } from './ports.ts';
import { NOTHING } from './prepare.ts';

/** What a smoke test will do, out of what it was given. */
export type SmokeDecision =
  | { readonly kind: 'nothing'; readonly problem: Problem }
  | {
      readonly kind: 'prove';
      /** Ask every replica, by workload. */
      readonly pods: boolean;
      /** Ask the address for its version until it is believed. */
      readonly edge: boolean;
      /** `given`: the checks of the file; `readiness`: the pods' own; `reachable`: the address answers 2xx. */
      readonly checks: 'given' | 'readiness' | 'reachable';
    };

/** Decides which proofs and checks are made. Without a workload and without an address nothing can be proved (ST001), also with checks. */
export function decideSmoke(request: Pick<SmokeRequest, 'workloads' | 'url' | 'plan' | 'expected'>): SmokeDecision {
  const pods = request.workloads.length > 0;
  if (!pods && request.url === undefined) return { kind: 'nothing', problem: NOTHING };
  const { served, checks } = request.plan;
  const edge = request.url !== undefined && served?.via.includes('edge') === true && request.expected.version !== undefined;
  return { kind: 'prove', pods, edge, checks: checks.length > 0 ? 'given' : pods ? 'readiness' : 'reachable' };
}

const anyTwoHundred = (name: string, path: string, port?: number): Check => ({
  name,
  severity: 'block',
  request: { method: 'GET', path, headers: {}, redirect: 'follow', ...(port === undefined ? {} : { port }) },
  expect: { status: ['2xx'], headers: [], bodyContains: [], bodyLacks: [], json: [] },
  timeoutMs: DEFAULT_CHECK_TIMEOUT_MS,
  retry: 'auto',
  retry404: false,
});

/** The check of an address without checks of its own: it answers 2xx. */
export const REACHABLE: Check = anyTwoHundred('address answers', '');

/** The checks that the pods' own readiness probes give, one per path and port; empty when they have no HTTP probe. As the kubelet, 3xx counts too. */
export function readinessChecks(pods: readonly PodToAsk[]): readonly Check[] {
  const probes = pods.flatMap(({ pod }) => (pod.readiness === undefined ? [] : [pod.readiness]));
  const distinct = new Map(probes.map((probe) => [`${probe.port}${probe.path}`, probe]));
  return [...distinct.values()].map((probe) => {
    const check = anyTwoHundred(`readiness ${probe.path}`, probe.path, probe.port);
    return { ...check, request: { ...check.request, redirect: 'manual' }, expect: { ...check.expect, status: ['2xx', '3xx'] } };
  });
}
