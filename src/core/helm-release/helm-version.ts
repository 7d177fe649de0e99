import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** A helm that Tidegate speaks with. */
export interface HelmVersion {
  readonly major: 3 | 4;
  readonly text: string;
}

const TOO_OLD = '3.17 or later, or 4.x';

/** Reads `v3.17.3`, `v4.1.4+g05fa379`. HD001 when it is older than 3.17, or no version that is known. */
export function readHelmVersion(text: string): Result<HelmVersion, Problem> {
  const match = /v(\d+)\.(\d+)\.(\d+)[^\s]*/.exec(text);
  const [whole = '', major, minor] = match ?? [];
  const fits = major === '4' || (major === '3' && Number(minor) >= 17);
  if (fits) return ok({ major: major === '4' ? 4 : 3, text: whole.replace(/\+.*/, '') });
  return err({
    code: 'HD001',
    fault: 'user',
    what: match === null ? 'the helm on PATH does not tell its version' : `helm ${whole} is on PATH`,
    where: 'PATH',
    expected: `helm ${TOO_OLD}`,
    remedy: 'Set helm-version: 4.1.4, or put a newer helm on PATH.',
  });
}

/** What is fetched where PATH has no helm. */
export const DEFAULT_HELM = '4.1.4';
