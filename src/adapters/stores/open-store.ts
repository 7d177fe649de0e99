import type { Identity } from '../../core/build-record/build-record.ts';
import type { JobContext } from '../../core/event/context.ts';
import type { Registry } from '../../core/oci/registry.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Payload } from '../../core/publish/payload.ts';
import type { OpenStore } from '../../core/publish/store.ts';
import { assertNever } from '../../core/result/assert-never.ts';
import type { StoreTarget } from '../../core/store-target/store-target.ts';
import type { GithubClient } from '../github/github-client.ts';
import { ghaStore } from './gha/gha-store.ts';
import type { RunArtifacts } from './gha/run-artifacts.ts';
import { ociStore } from './oci/oci-store.ts';

export interface StoreParts {
  readonly registry: Registry;
  readonly identity: Identity;
  /** Where the source lies. */
  readonly source: string;
  readonly artifactType: string;
  readonly context: JobContext;
  /** Absent where the runner offers no artifact service. */
  readonly artifacts: RunArtifacts | undefined;
  /** Absent when no target is a run artifact. */
  readonly github: GithubClient | undefined;
  readonly expiresAt?: Date;
}

/** The store behind each target; AP022 where this runner or this payload cannot serve it. */
export const openStoreWith =
  (parts: StoreParts): OpenStore =>
  (target, payload) => {
    switch (target.kind) {
      case 'oci':
        return ociStore(target, payload, parts);
      case 'gha': {
        const { artifacts, github, context, expiresAt } = parts;
        if (artifacts === undefined || github === undefined) return noService(target);
        const file = fileOf(payload);
        if (file === undefined) return severalFiles(target);
        return ghaStore(target, payload, file, { artifacts, github, context, ...(expiresAt === undefined ? {} : { expiresAt }) });
      }
      default:
        return assertNever(target);
    }
  };

function fileOf(payload: Payload) {
  if (payload.kind === 'image') return payload.archive;
  return payload.stored.length === 1 ? payload.stored[0] : undefined;
}

const noService = (target: StoreTarget): Problem => ({
  code: 'AP022',
  fault: 'remote',
  what: `${target.text}: this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not set)`,
  where: 'input "targets"',
  expected: 'a runner of GitHub Actions, or a target that needs none of it',
  remedy: 'Publish to a registry (oci://HOST/REPOSITORY:TAG) instead.',
});

const severalFiles = (target: StoreTarget): Problem => ({
  code: 'AP022',
  fault: 'user',
  what: `${target.text}: a run artifact is one file, and archive: none leaves several`,
  where: 'input "archive"',
  expected: 'archive: tgz or tar for a gha:// target',
  remedy: 'Take archive: none out, or publish the files to a registry (oci://).',
});
