import { probe } from '../../../src/adapters/probe/probe.ts';
import { deadlineIn } from '../../../src/core/clock/deadline.ts';
import type { Http } from '../../../src/core/http/http.ts';
import { readChecks } from '../../../src/core/probe/read-checks.ts';
import { parseWorkload } from '../../../src/core/served-version/facts.ts';
import type { SmokePorts, SmokeRequest } from '../../../src/stages/smoke/ports.ts';
import type { FakeClock } from '../fakes/clock.ts';
import type { FakeCluster } from '../fakes/cluster.ts';
import { COMMIT, DIGEST } from '../fakes/shop.ts';

/** What a test says about a smoke test. */
export interface SmokeParts {
  readonly workloads?: readonly string[];
  readonly url?: string;
  /** As a checks file. */
  readonly checks?: unknown;
  readonly timeoutMs?: number;
  readonly version?: string;
  readonly digest?: string | null;
  readonly failAfterMs?: number;
  readonly signal?: AbortSignal;
}

/** A request on the fake clock: deployment/web of the shop, five minutes, unless told otherwise. */
export function smokeRequest(clock: FakeClock, parts: SmokeParts = {}): SmokeRequest {
  const plan = readChecks(parts.checks ?? [], 'smoke.yml');
  if (!plan.ok) throw new Error(plan.error.map(({ what }) => what).join('; '));
  const timeoutMs = parts.timeoutMs ?? 300_000;
  return {
    workloads: (parts.workloads ?? ['deployment/web']).flatMap((one) => parseWorkload(one, 'shop') ?? []),
    plan: plan.value,
    expected: { version: parts.version ?? COMMIT, ...(parts.digest === null ? {} : { digest: parts.digest ?? DIGEST }) },
    deadline: deadlineIn(clock, timeoutMs),
    timeoutMs,
    failAfterMs: parts.failAfterMs ?? 30_000,
    parallel: 4,
    traceId: 'a'.repeat(32),
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    userAgent: 'tidegate-smoke/acme/shop run 42',
    secrets: [],
    signal: parts.signal ?? new AbortController().signal,
    ...(parts.url === undefined ? {} : { url: parts.url }),
  };
}

/** Ports over the fake clock and cluster; `lines` collects the progress. */
export function smokePorts(clock: FakeClock, cluster: FakeCluster | undefined, http: Http): SmokePorts & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    probe: probe({ http, clock, allowHosts: [] }, cluster),
    clock,
    random: () => 0.5,
    progress: (line) => void lines.push(line),
    lines,
    ...(cluster === undefined ? {} : { cluster }),
  };
}
