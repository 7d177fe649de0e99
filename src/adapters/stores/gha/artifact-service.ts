import type { Clock } from '../../../core/clock/clock.ts';
import type { Deadline } from '../../../core/clock/deadline.ts';
import { bodyJson, bodyText, type Http, HttpFailure, type HttpResponse } from '../../../core/http/http.ts';
import { asRecord } from '../../../core/oci/descriptor.ts';
import { oneLine } from '../../../core/outside-text/outside-text.ts';
import type { ArtifactScope } from '../../../core/publish/runtime-token.ts';
import { retry } from '../../../core/retry/retry.ts';
import { isTransientStatus, retryAfterMs } from '../../../core/retry/retry-after.ts';
import { ArtifactFailure } from './artifact-failure.ts';

const SERVICE = 'github.actions.results.api.v1.ArtifactService';

export interface ServicePorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deadline: Deadline;
  readonly signal: AbortSignal;
  mask(secret: string): void;
}

export interface ServiceOptions {
  /** The origin of ACTIONS_RESULTS_URL. */
  readonly origin: string;
  readonly token: string;
  readonly scope: ArtifactScope;
}

/** The newer shape names a media type and stores one file as it is; the older one knows zips only (version 4 of the service). */
export type Shape = { readonly kind: 'raw'; readonly mediaType: string } | { readonly kind: 'zip' };

/** The calls of the artifact service, in JSON with the names of its .proto file (as @actions/artifact 6 sends them). Throws `ArtifactFailure`. */
export interface ArtifactService {
  /** Takes the name and gives the signed URL to write to. Not repeated: a second call finds the name taken. */
  create(name: string, shape: Shape, expiresAt: Date | undefined): Promise<string>;
  finalize(name: string, size: number, hash: string): Promise<string>;
  /** A URL to read from; throws `absent` when this run has no such artifact. */
  readUrl(name: string): Promise<string>;
}

export function artifactService(ports: ServicePorts, options: ServiceOptions): ArtifactService {
  const ids = { workflow_run_backend_id: options.scope.run, workflow_job_run_backend_id: options.scope.job };
  const send = async (method: string, message: object): Promise<HttpResponse> => {
    const response = await ports.http({
      method: 'POST',
      url: `${options.origin}/twirp/${SERVICE}/${method}`,
      headers: { authorization: `Bearer ${options.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...ids, ...message }),
      timeoutMs: Math.min(60_000, ports.deadline.remaining() + 1),
      signal: ports.signal,
    });
    if (response.status !== 200) throw failureOf(method, response, ports.clock.now());
    return response;
  };
  const call = async (method: string, message: object, repeatable: boolean): Promise<Readonly<Record<string, unknown>>> => {
    try {
      const response = await retry(() => send(method, message), {
        ...ports,
        judge: (error) => {
          if (error instanceof Waiting && (repeatable || error.untouched)) return { kind: 'retry', afterMs: error.afterMs };
          const unsent = error instanceof HttpFailure && ['ECONNREFUSED', 'EAI_AGAIN'].includes(error.code);
          return unsent || (error instanceof HttpFailure && repeatable) ? { kind: 'retry' } : { kind: 'final' };
        },
      });
      const body = asRecord(bodyJson(response));
      if (body === undefined) throw new ArtifactFailure('refused', `${method}: its answer is no JSON object`);
      return body;
    } catch (error) {
      throw error instanceof HttpFailure
        ? new ArtifactFailure('lost', `${method}: ${error.code} ${error.message}`, { cause: error })
        : error;
    }
  };
  const signed = (body: Readonly<Record<string, unknown>>, keys: readonly string[], method: string): string => {
    const url = keys.map((key) => body[key]).find((value) => typeof value === 'string' && URL.canParse(value)) as string | undefined;
    if (url === undefined) throw new ArtifactFailure('refused', `${method}: its answer holds no URL`);
    const signature = new URL(url).searchParams.get('sig');
    if (signature !== null) for (const form of [signature, encodeURIComponent(signature)]) ports.mask(form);
    return url;
  };
  return {
    create: async (name, shape, expiresAt) => {
      const message = {
        name,
        version: shape.kind === 'raw' ? 7 : 4,
        ...(shape.kind === 'raw' ? { mime_type: shape.mediaType } : {}),
        ...(expiresAt === undefined ? {} : { expires_at: expiresAt.toISOString() }),
      };
      return signed(await call('CreateArtifact', message, false), ['signed_upload_url', 'signedUploadUrl'], 'CreateArtifact');
    },
    finalize: async (name, size, hash) => {
      const body = await call('FinalizeArtifact', { name, size: String(size), hash }, false);
      return String(body.artifact_id ?? body.artifactId ?? '');
    },
    readUrl: async (name) =>
      signed(await call('GetSignedArtifactURL', { name }, true), ['signed_url', 'signedUrl'], 'GetSignedArtifactURL'),
  };
}

/** A transient answer. `untouched`: the service says that it did nothing. */
class Waiting extends ArtifactFailure {
  readonly afterMs: number;
  readonly untouched: boolean;

  constructor(message: string, afterMs: number, untouched: boolean) {
    super('lost', message);
    this.afterMs = afterMs;
    this.untouched = untouched;
  }
}

/** Twirp answers `{"code","msg"}` (twitchtv/twirp, spec v7); proxies before it answer anything. */
function failureOf(method: string, response: HttpResponse, now: Date): ArtifactFailure {
  const { status } = response;
  const body = asRecord(bodyJson(response));
  const told = typeof body?.msg === 'string' ? body.msg : bodyText(response).replace(/<[^>]*>/g, ' ');
  const text = `${method}: HTTP ${status}${told.trim() === '' ? '' : ` ${oneLine(told, 200)}`}`;
  if (status === 409 || body?.code === 'already_exists') return new ArtifactFailure('taken', text);
  if (status === 401 || status === 403) return new ArtifactFailure('denied', text);
  if (status === 404) return new ArtifactFailure('absent', text);
  if (isTransientStatus(status)) return new Waiting(text, retryAfterMs(response.headers['retry-after'], now) ?? 0, status === 429);
  return new ArtifactFailure(status < 500 ? 'shape' : 'refused', text);
}
