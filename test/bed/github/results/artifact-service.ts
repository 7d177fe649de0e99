import { createHash } from 'node:crypto';
import { type Bed, instant, isoSeconds, nextId, now } from '../bed.ts';
import type { Artifact } from '../world.ts';
import type { RuntimeScope } from './runtime-token.ts';
import { signedUrl } from './signed-url.ts';
import { type Message, TwirpError } from './twirp.ts';

/** The methods of `github.actions.results.api.v1.ArtifactService` that are played, with their messages (from the .proto that @actions/artifact ships). */
export interface Method {
  readonly message: Message;
  answer(bed: Bed, scope: RuntimeScope, fields: Readonly<Record<string, string>>): unknown;
}

const ids = {
  workflow_run_backend_id: { kind: 'string', required: true },
  workflow_job_run_backend_id: { kind: 'string', required: true },
} as const satisfies Message;
const name = { name: { kind: 'string', required: true } } as const satisfies Message;

export const methods: Readonly<Record<string, Method>> = {
  CreateArtifact: {
    message: {
      ...ids,
      ...name,
      version: { kind: 'integer', required: true },
      expires_at: { kind: 'timestamp', required: false },
      mime_type: { kind: 'string', required: false },
    },
    answer: create,
  },
  FinalizeArtifact: {
    message: { ...ids, ...name, size: { kind: 'integer', required: false }, hash: { kind: 'string', required: false } },
    answer: finalize,
  },
  ListArtifacts: {
    message: { ...ids, name_filter: { kind: 'string', required: false }, id_filter: { kind: 'integer', required: false } },
    answer: list,
  },
  GetSignedArtifactURL: {
    message: { ...ids, ...name },
    answer: (bed, scope, fields) => ({ signed_url: signedUrl(bed, finalizedOf(bed, scope, fields).id, 'r') }),
  },
  DeleteArtifact: { message: { ...ids, ...name }, answer: remove },
};

const perJob = 500;
const forbidden = /["<>|*?\r\n\\/:]/;

/** A name is taken once it was created in this run, finalized or not. */
function create(bed: Bed, scope: RuntimeScope, fields: Readonly<Record<string, string>>): unknown {
  const { artifacts } = bed.world;
  const wanted = fields.name as string;
  if (fields.workflow_job_run_backend_id !== scope.job) throw new TwirpError('permission_denied', 'the token is of another job');
  if (forbidden.test(wanted)) throw new TwirpError('invalid_argument', `artifact name is not valid: ${wanted}`);
  if (fields.version !== '4' && fields.version !== '7')
    throw new TwirpError('invalid_argument', `version ${fields.version} is not supported`);
  if (fields.mime_type !== undefined && fields.version !== '7') throw new TwirpError('invalid_argument', 'mime_type needs version 7');
  const ofRun = artifacts.filter(({ runId }) => runId === scope.run);
  if (ofRun.some((artifact) => artifact.name === wanted))
    throw new TwirpError('already_exists', 'an artifact with this name already exists on the workflow run');
  if (ofRun.filter(({ jobId }) => jobId === scope.job).length >= perJob)
    throw new TwirpError('resource_exhausted', `a job can have ${perJob} artifacts`);
  const artifact: Artifact = {
    id: nextId(bed),
    name: wanted,
    runId: scope.run,
    jobId: scope.job,
    createdAt: now(bed),
    expiresAt: isoSeconds(fields.expires_at === undefined ? instant(bed) + 90 * 86_400_000 : Date.parse(fields.expires_at)),
    mimeType: fields.mime_type ?? null,
    size: null,
    digest: null,
  };
  artifacts.push(artifact);
  return { ok: true, signed_upload_url: signedUrl(bed, artifact.id, 'w') };
}

/** What was uploaded must be there, of the size and (if given) the hash that the client says. */
function finalize(bed: Bed, scope: RuntimeScope, fields: Readonly<Record<string, string>>): unknown {
  const artifact = bed.world.artifacts.find(
    (candidate) => candidate.runId === scope.run && candidate.jobId === scope.job && candidate.name === fields.name,
  );
  if (artifact === undefined) throw new TwirpError('not_found', `no artifact ${fields.name} was created by this job`);
  if (artifact.size !== null) throw new TwirpError('already_exists', `artifact ${fields.name} is finalized already`);
  const blob = bed.store.blobs.get(artifact.id);
  if (blob === undefined) throw new TwirpError('invalid_argument', 'nothing was uploaded');
  const size = Number(fields.size ?? 0);
  const digest = `sha256:${createHash('sha256').update(blob).digest('hex')}`;
  if (blob.length !== size) throw new TwirpError('invalid_argument', `size is ${size}, uploaded were ${blob.length} bytes`);
  if (fields.hash !== undefined && fields.hash !== digest)
    throw new TwirpError('invalid_argument', `hash is ${fields.hash}, uploaded was ${digest}`);
  Object.assign(artifact, { size, digest: fields.hash ?? null });
  return { ok: true, artifact_id: String(artifact.id) };
}

/** All finalized artifacts of the run, whichever job made them. */
function list(bed: Bed, scope: RuntimeScope, fields: Readonly<Record<string, string>>): unknown {
  const found = bed.world.artifacts.filter(
    (artifact) =>
      artifact.runId === scope.run &&
      artifact.size !== null &&
      (fields.name_filter === undefined || artifact.name === fields.name_filter) &&
      (fields.id_filter === undefined || String(artifact.id) === fields.id_filter),
  );
  return {
    artifacts: found.map((artifact) => ({
      workflow_run_backend_id: artifact.runId,
      workflow_job_run_backend_id: artifact.jobId,
      database_id: String(artifact.id),
      name: artifact.name,
      size: String(artifact.size),
      created_at: artifact.createdAt,
      ...(artifact.digest === null ? {} : { digest: artifact.digest }),
    })),
  };
}

function remove(bed: Bed, scope: RuntimeScope, fields: Readonly<Record<string, string>>): unknown {
  const artifact = finalizedOf(bed, scope, fields);
  bed.world.artifacts = bed.world.artifacts.filter((other) => other !== artifact);
  bed.store.blobs.delete(artifact.id);
  return { ok: true, artifact_id: String(artifact.id) };
}

function finalizedOf(bed: Bed, scope: RuntimeScope, fields: Readonly<Record<string, string>>): Artifact {
  const found = bed.world.artifacts.find(
    (artifact) => artifact.runId === scope.run && artifact.name === fields.name && artifact.size !== null,
  );
  if (found === undefined) throw new TwirpError('not_found', `artifact ${fields.name} not found`);
  return found;
}
