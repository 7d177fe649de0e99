import type { BuildRecord } from '../../../core/build-record/build-record.ts';
import type { Problem } from '../../../core/problem/problem.ts';
import { ArtifactFailure } from './artifact-failure.ts';
import { artifactProblem } from './explain-artifact.ts';
import type { RunArtifacts } from './run-artifacts.ts';

/** Keeps a record as a run artifact of its own. AP062 where that cannot be done: the record is a proof beside the artifact, not the artifact. */
export async function keepRecord(artifacts: RunArtifacts | undefined, record: BuildRecord, name: string): Promise<Problem | undefined> {
  if (artifacts === undefined) return noService;
  const bytes = new TextEncoder().encode(record.text);
  const blob = {
    digest: record.digest,
    size: bytes.length,
    read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  };
  try {
    await artifacts.upload(name, { name, mediaType: 'application/json', blob });
    return undefined;
  } catch (error) {
    if (!(error instanceof ArtifactFailure)) throw error;
    return { ...artifactProblem(`the record is no run artifact: ${name}`, error), code: 'AP062' };
  }
}

const noService: Problem = {
  code: 'AP062',
  fault: 'remote',
  what: 'the record is no run artifact: this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not set)',
  remedy: 'Nothing is to be done where records beside the image are enough.',
};
