import { oneLine } from '../../../core/outside-text/outside-text.ts';
import type { Problem } from '../../../core/problem/problem.ts';
import { StoreFailure } from '../../../core/publish/store.ts';
import type { StoreTarget } from '../../../core/store-target/store-target.ts';
import { ArtifactFailure } from './artifact-failure.ts';

/** What an error of the artifact service means for a target; other errors are given back as they are. */
export function explainArtifact(target: Pick<StoreTarget, 'text'>, error: unknown): unknown {
  if (!(error instanceof ArtifactFailure)) return error;
  return new StoreFailure(artifactProblem(target.text, error), { retry: error.kind === 'lost', cause: error });
}

/** The problem for people; `what` names the target. */
export function artifactProblem(what: string, failure: ArtifactFailure): Problem {
  const told = oneLine(failure.message, 300);
  switch (failure.kind) {
    case 'taken':
      return {
        code: 'AP010',
        fault: 'user',
        what: `${what}: this run has an artifact of this name already (${told})`,
        expected: 'a name that is free in this run',
        remedy: 'Publish each version once in a run. If an earlier attempt was cut off, publish under another name or start a new run.',
      };
    case 'denied':
      return {
        code: 'AP020',
        fault: 'remote',
        what: `${what}: the artifact service refuses this job's token (${told})`,
        remedy: 'Run the job again: the token lives as long as the job.',
      };
    case 'absent':
    case 'shape':
      return {
        code: 'AP022',
        fault: 'remote',
        what: `${what}: this host's artifact service does not take it (${told})`,
        expected: 'the artifact service of GitHub (version 4 or newer)',
        remedy: 'Publish to a registry (oci://HOST/REPOSITORY:TAG) instead.',
      };
    case 'lost':
    case 'refused':
      return { code: 'AP023', fault: 'remote', what: `${what}: ${told}`, remedy: 'Run the job again.' };
  }
}
