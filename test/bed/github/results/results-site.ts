import type { Bed } from '../bed.ts';
import type { Incoming, Outgoing, Site } from '../http-host.ts';
import { methods } from './artifact-service.ts';
import { readRuntimeToken } from './runtime-token.ts';
import { readMessage, TwirpError, twirpAnswer, twirpFailure } from './twirp.ts';

const prefix = '/twirp/github.actions.results.api.v1.ArtifactService/';
/** Methods that the service has and the double does not play. */
const others = ['MigrateArtifact', 'FinalizeMigratedArtifact'];

/** ACTIONS_RESULTS_URL: the artifact service. */
export function createResultsSite(bed: () => Bed): Site {
  return {
    operation: (_, url) => (url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : null),
    answer: (incoming) => answer(bed(), incoming),
  };
}

function answer(bed: Bed, { method, url, headers, body }: Incoming): Outgoing {
  const logged = body.length === 0 ? null : body.toString('utf8').slice(0, 2000);
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const scope = given === undefined ? null : readRuntimeToken(bed, given);
  const who = scope === null ? null : `runtime ${scope.run}:${scope.job}`;
  const operation = url.pathname.slice(prefix.length);
  const report = (kind: 'bad-request' | 'not-played' | 'no-such-route', problem: string) =>
    bed.log.violations.push({ kind, request: `${method} ${url.pathname}`, problems: [problem] });
  try {
    const played = url.pathname.startsWith(prefix) ? methods[operation] : undefined;
    if (played === undefined && others.includes(operation)) {
      report('not-played', operation);
      throw new TwirpError('unimplemented', `the double does not play: ${operation}`);
    }
    if (played === undefined || method !== 'POST') {
      report('no-such-route', 'the results service has no such method');
      throw new TwirpError('bad_route', `no handler for ${method} ${url.pathname}`);
    }
    if (scope === null) throw new TwirpError('unauthenticated', 'the runtime token is not valid');
    if (!/^application\/json\b/.test(headers['content-type'] ?? ''))
      throw new TwirpError('bad_route', `unexpected Content-Type: "${headers['content-type']}"`);
    const fields = readMessage(played.message, body);
    if (fields.workflow_run_backend_id !== scope.run) throw new TwirpError('permission_denied', 'the token is of another run');
    return twirpAnswer(200, played.answer(bed, scope, fields), who, logged);
  } catch (error) {
    if (!(error instanceof TwirpError)) throw error;
    if (error.code === 'malformed' || error.code === 'invalid_argument') report('bad-request', error.message);
    return twirpFailure(error, who, logged);
  }
}
