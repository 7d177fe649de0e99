import { type ImageRef, parseImageRef } from '../image-ref/image-ref.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** Where to publish: one line of the input `targets`. `mutable` says that the name may move. */
export type StoreTarget =
  | { readonly kind: 'oci'; readonly text: string; readonly mutable: boolean; readonly ref: ImageRef & { readonly tag: string } }
  | { readonly kind: 'gha'; readonly text: string; readonly mutable: boolean; readonly artifact: string };

/** Schemes that are designed and not built yet: told apart from typing errors. */
const PLANNED = ['artifactory', 'nexus', 's3', 'gs', 'azblob', 'github-release'];
export const TARGET_FORMS = 'oci://HOST/REPOSITORY:TAG or gha://NAME, with " mutable" after it when the name may move';

/** Names that GitHub's artifact service takes. */
const ARTIFACT_NAME = /^[^":<>|*?\r\n\\/]+$/;

/** Reads one line. A wrong one is IN003; a scheme that is known and not served by this version is AP022. */
export function parseStoreTarget(line: string, version: string): Result<StoreTarget, Problem> {
  const [url = '', ...options] = line.trim().split(/\s+/);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//.exec(url)?.[1];
  if (scheme !== undefined && PLANNED.includes(scheme)) return err(notServed(scheme, line));
  const foreign = options.find((option) => option !== 'mutable');
  if (foreign !== undefined) return err(malformed(line, `"${oneLine(foreign, 40)}" is no option of a target`));
  const mutable = options.length > 0;
  const rest = url.slice((scheme ?? '').length + '://'.length);
  if (scheme === 'oci') return ociTarget(line, rest, mutable);
  if (scheme !== 'gha') return err(malformed(line, scheme === undefined ? 'it has no scheme' : `the scheme ${scheme} is not known`));
  if (mutable) return err(malformed(line, 'a run artifact never moves'));
  const artifact = `${rest}-${version}`;
  if (rest === '' || !ARTIFACT_NAME.test(artifact)) return err(malformed(line, `"${oneLine(artifact, 80)}" is no artifact name`));
  return ok({ kind: 'gha', text: `gha://${rest}`, mutable, artifact });
}

function ociTarget(line: string, rest: string, mutable: boolean): Result<StoreTarget, Problem> {
  const ref = parseImageRef(rest);
  if (ref === undefined) return err(malformed(line, 'it is no image reference'));
  if (ref.digest !== undefined) return err(malformed(line, 'a digest cannot be chosen, only found'));
  if (ref.tag === undefined) return err(malformed(line, 'it has no tag, which would mean latest'));
  return ok({ kind: 'oci', text: `oci://${rest}`, mutable, ref: { ...ref, tag: ref.tag } });
}

const malformed = (line: string, why: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `target "${oneLine(line, 120)}": ${why}`,
  where: 'input "targets"',
  expected: TARGET_FORMS,
  remedy: 'Correct the line, or take the output targets of build-tag.',
});

const notServed = (scheme: string, line: string): Problem => ({
  code: 'AP022',
  fault: 'user',
  what: `this version does not publish to ${scheme}://`,
  where: `input "targets": ${oneLine(line, 120)}`,
  expected: TARGET_FORMS,
  remedy: 'Publish to a registry (oci://) or as a run artifact (gha://).',
});
