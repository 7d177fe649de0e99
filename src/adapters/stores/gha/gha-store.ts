import type { Digest } from '../../../core/digest/digest.ts';
import type { JobContext } from '../../../core/event/context.ts';
import { contentDigestOf, type Payload, type StoredFile } from '../../../core/publish/payload.ts';
import { type Extras, type Store, type StoredState, StoreFailure } from '../../../core/publish/store.ts';
import type { StoreTarget } from '../../../core/store-target/store-target.ts';
import type { GithubClient } from '../../github/github-client.ts';
import { ArtifactFailure } from './artifact-failure.ts';
import { explainArtifact } from './explain-artifact.ts';
import { type KnownArtifact, knownArtifacts } from './known-artifacts.ts';
import type { RunArtifacts } from './run-artifacts.ts';
import { zipOneFile } from './zip-one-file.ts';

type GhaTarget = Extract<StoreTarget, { kind: 'gha' }>;

export interface GhaStoreOptions {
  readonly artifacts: RunArtifacts;
  readonly github: GithubClient;
  readonly context: JobContext;
  readonly expiresAt?: Date;
}

/**
 * A run artifact. Its name is free in every run, so the version is looked for in all runs of the repository first. What the service tells of
 * a digest is what a client said: a claim, which `readBack` proves.
 */
export function ghaStore(target: GhaTarget, payload: Payload, file: StoredFile, options: GhaStoreOptions): Store {
  const { artifacts, github, context } = options;
  const made: { id?: string; digest?: Digest; found?: KnownArtifact } = {};
  const plan = { target, digest: file.blob.digest, contentDigest: contentDigestOf(payload) };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explainArtifact(target, error);
    }
  };

  const probe = async (): Promise<StoredState> => {
    if (made.id !== undefined && made.digest !== undefined) return own(made.id);
    const known = await knownArtifacts(github, context, target.artifact);
    const zipped = known.some(({ digest }) => digest !== plan.digest) ? (await zipOneFile(file.name, file.blob)).digest : undefined;
    const same = known.find(({ digest }) => digest === plan.digest || (digest !== undefined && digest === zipped));
    const found = same ?? known[0];
    if (found === undefined) return { kind: 'absent' };
    if (same === undefined && found.digest === undefined) throw undigested(target, found);
    made.found = found;
    const digest = same === undefined ? (found.digest ?? plan.digest) : plan.digest;
    const about = [`${found.size} bytes`, found.createdAt, found.commit && `commit ${found.commit.slice(0, 12)}`, `run ${found.runId}`];
    return { kind: 'stored', digest, claim: true, about: about.filter(Boolean).join(', '), ref: urlOf(context, found.runId, found.id) };
  };

  const own = (id: string): StoredState => ({
    kind: 'stored',
    digest: plan.digest,
    claim: true,
    about: '',
    ref: urlOf(context, context.runId, id),
  });

  const create = async (): Promise<void> => {
    const { id, digest } = await artifacts.upload(target.artifact, file, options.expiresAt);
    Object.assign(made, { id, digest });
  };

  const readBack = async (maxBytes: number): Promise<boolean | undefined> => {
    if (file.blob.size > maxBytes) return undefined;
    try {
      const digest = await artifacts.readBack(target.artifact, Math.min(maxBytes, file.blob.size + 1_048_576));
      return digest === (made.digest ?? made.found?.digest ?? plan.digest);
    } catch (error) {
      // Only this run's artifacts can be read with the runtime token.
      if (error instanceof ArtifactFailure && error.kind === 'absent' && made.id === undefined) return undefined;
      throw error;
    }
  };

  return {
    plan,
    probe: () => guarded(probe),
    create: () => guarded(create),
    // Every record is a run artifact of its own already.
    addRecord: async () => 'there',
    readBack: (maxBytes) => guarded(() => readBack(maxBytes)),
    extras: () => extras(context, made),
  };
}

function extras(context: JobContext, made: { readonly id?: string; readonly found?: KnownArtifact }): Extras {
  if (made.id !== undefined) return { artifactId: made.id, artifactUrl: urlOf(context, context.runId, made.id) };
  return made.found === undefined
    ? {}
    : { artifactId: String(made.found.id), artifactUrl: urlOf(context, made.found.runId, made.found.id) };
}

const urlOf = (context: JobContext, runId: string | number | undefined, id: string | number): string =>
  `${context.serverUrl}/${context.repository.full}/actions/runs/${runId ?? context.runId}/artifacts/${id}`;

const undigested = (target: GhaTarget, found: KnownArtifact): StoreFailure =>
  new StoreFailure(
    {
      code: 'AP022',
      fault: 'remote',
      what: `${target.text}: run ${found.runId} has an artifact ${target.artifact}, and this host tells no digest of it`,
      where: 'input "targets"',
      expected: 'a host that tells the digests of artifacts',
      remedy: 'Publish to a registry (oci://), or delete that artifact.',
    },
    { retry: false },
  );
