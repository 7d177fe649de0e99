import type { Revision } from '../../core/helm-release/release.ts';
import type { ReleaseKind } from '../../core/manifest-set/release-kind.ts';
import { releaseStore } from '../helm/release-store.ts';
import type { ClusterAccess } from '../kubernetes/connect.ts';
import { setStore } from '../manifests/set-store.ts';

/** What the cluster remembers of a release, whichever way it was deployed; `kind` is undefined when it remembers nothing. */
export interface ReleaseHistory {
  readonly kind: ReleaseKind | undefined;
  /** In ascending order. */
  readonly rows: readonly Revision[];
}

/** Looks for remembered sets, then for helm's own history. Throws `ProblemError` without the right to list Secrets. */
export async function releaseHistory(
  access: ClusterAccess,
  release: { readonly release: string; readonly namespace: string; readonly runId: string },
  signal?: AbortSignal,
): Promise<ReleaseHistory> {
  const sets = await setStore(access, release).history(signal);
  if (sets.length > 0) return { kind: 'manifests', rows: sets };
  const { rows } = await releaseStore(access, release).history();
  return { kind: rows.length > 0 ? 'chart' : undefined, rows };
}
