import type { ProbeRequest } from '../../core/probe/check.ts';
import { traceparent } from '../../core/trace/ids.ts';
import { newSpanId } from '../../core/trace/span.ts';
import type { SmokePorts, SmokeRequest } from './ports.ts';

/** The request as it is sent: with a span of its own in our trace, so that the server's own trace can be found, and with who asks. */
export function stamped(request: ProbeRequest, check: string, smoke: SmokeRequest, ports: Pick<SmokePorts, 'random'>): ProbeRequest {
  const ours = {
    'user-agent': `${smoke.userAgent} (${check.replace(/[^\x20-\x7e]|[()]/g, '_').slice(0, 80)})`,
    traceparent: traceparent(smoke.traceId, newSpanId(ports.random)),
    'cache-control': 'no-cache',
  };
  return { ...request, headers: { ...ours, ...request.headers } };
}
