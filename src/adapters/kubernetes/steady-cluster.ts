import type { Clock } from '../../core/clock/clock.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import type { Cluster, ClusterRequest, ClusterResponse } from '../../core/cluster/cluster.ts';
import { HttpFailure } from '../../core/http/http.ts';
import { type Judgement, retry } from '../../core/retry/retry.ts';
import { isTransientStatus, retryAfterMs } from '../../core/retry/retry-after.ts';

export interface SteadyPorts {
  readonly clock: Clock;
  readonly random: () => number;
  /** Takes a fresh token after a 401; absent where the credential cannot change. */
  renew?(): Promise<void>;
}

/** How long a read is tried again while the API server restarts or is overloaded. */
const PATIENCE_MS = 30_000;
/** The deadline ends it, not the number of attempts. */
const BACKOFF = { attempts: 30, baseMs: 250, factor: 2, maxMs: 4_000 };
/** No answer came because nothing was sent, or the server hung up. */
const BROKEN = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

class Transient extends Error {
  readonly response: ClusterResponse;
  constructor(response: ClusterResponse) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
}

/**
 * The same cluster, patient: reads are repeated on network failures and transient statuses, any request on 429 (the server did nothing),
 * and once with a fresh token on 401.
 */
export function steadyCluster(cluster: Cluster, ports: SteadyPorts): Cluster {
  const judge = (error: unknown): Judgement => {
    if (error instanceof HttpFailure) return BROKEN.includes(error.code) ? { kind: 'retry' } : { kind: 'final' };
    if (!(error instanceof Transient)) return { kind: 'final' };
    const afterMs = retryAfterMs(error.response.headers['retry-after'], ports.clock.now());
    return { kind: 'retry', ...(afterMs === undefined ? {} : { afterMs }) };
  };
  const once = async (request: ClusterRequest): Promise<ClusterResponse> => {
    const response = await cluster.send(request);
    if (response.status !== 401 || ports.renew === undefined) return response;
    await ports.renew();
    return cluster.send(request);
  };
  const send = async (request: ClusterRequest): Promise<ClusterResponse> => {
    const reads = request.method === 'GET' && !request.path.includes('/proxy');
    const attempt = async (): Promise<ClusterResponse> => {
      const response = await once(request);
      if (response.status === 429 || (reads && isTransientStatus(response.status))) throw new Transient(response);
      return response;
    };
    const judgeThis = (error: unknown): Judgement => (reads || error instanceof Transient ? judge(error) : { kind: 'final' });
    return retry(attempt, {
      clock: ports.clock,
      deadline: deadlineIn(ports.clock, PATIENCE_MS),
      backoff: BACKOFF,
      random: ports.random,
      judge: judgeThis,
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    }).catch((error: unknown) => {
      if (error instanceof Transient) return error.response;
      throw error;
    });
  };
  return { server: cluster.server, send, watch: cluster.watch };
}
