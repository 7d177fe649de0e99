import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { Found } from './check-registry.ts';

/** A reference and what its registry says of it. */
export interface Checked {
  readonly reference: string;
  readonly found: Found;
}

/** What the registries' answers come to. */
export interface RegistryVerdict {
  /** Every reference is there, built from this commit. */
  readonly exists: boolean;
  /** The digest that all of them name; undefined when they differ or one is missing. */
  readonly digest: string | undefined;
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
}

/** Judges the answers: absent is to be built, the same revision is there already, another one is never overwritten (BT040). */
export function judgeRegistry(checked: readonly Checked[], revision: string, onError: 'fail' | 'build'): RegistryVerdict {
  const problems: Problem[] = [];
  const remarks: Remark[] = [];
  const digests = new Set<string | undefined>();
  for (const { reference, found } of checked) {
    digests.add(found.kind === 'present' && found.revision === revision ? found.digest : undefined);
    if (found.kind === 'denied') remarks.push({ severity: 'notice', problem: denied(reference, found.status) });
    if (found.kind === 'present' && found.revision !== revision) problems.push(another(reference, found.revision, revision));
    if (found.kind !== 'failed') continue;
    if (onError === 'fail') problems.push(lost(reference, found.reason));
    else remarks.push({ severity: 'warning', problem: lost(reference, found.reason) });
  }
  const exists = checked.length > 0 && !digests.has(undefined);
  const [digest] = digests;
  return { exists, digest: digests.size === 1 ? digest : undefined, problems, remarks };
}

const another = (reference: string, there: string | undefined, revision: string): Problem => ({
  code: 'BT040',
  fault: 'user',
  what: `${oneLine(reference, 200)} is there already, ${there === undefined ? 'and does not say which commit it was built from' : `built from ${oneLine(there, 60)}`}; this build is ${revision}`,
  where: 'the registry',
  expected: 'no such tag, or one whose org.opencontainers.image.revision is this commit',
  remedy: 'Use type=primary, whose text holds the commit; or sha-length: 12 where two commits begin alike',
});

const denied = (reference: string, status: number): Problem => ({
  code: 'BT041',
  fault: 'user',
  what: `the registry answers ${status} for ${oneLine(reference, 200)}; it is taken for absent`,
  where: 'the registry',
  remedy: 'Log in before this step with docker/login-action, unless the repository does not exist yet',
});

const lost = (reference: string, reason: string): Problem => ({
  code: 'BT042',
  fault: 'remote',
  what: `${oneLine(reference, 200)} could not be looked up: ${oneLine(reason, 300)}`,
  where: 'the registry',
  expected: 'an answer',
  remedy: 'Run the job again, or set registry-errors: build',
});
