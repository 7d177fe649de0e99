import { type Denied, RegistryDenied, RegistryFailure } from '../oci/registry.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { StoreTarget } from '../store-target/store-target.ts';
import { StoreFailure } from './store.ts';

type OciTarget = Extract<StoreTarget, { kind: 'oci' }>;

/** AP020: the credential itself was refused; AP021: it lacks the right. With the line that grants it. */
export function deniedProblem(target: OciTarget, denied: Denied): Problem {
  const { registry, repository } = target.ref;
  const github = registry === 'ghcr.io' || registry.startsWith('containers.');
  return {
    code: denied.status === 401 ? 'AP020' : 'AP021',
    fault: 'user',
    what: `${registry} refuses ${denied.status === 401 ? 'the login for' : 'to let this login write'} ${repository}: HTTP ${denied.status}${denied.detail === '' ? '' : ` ${oneLine(denied.detail, 200)}`}`,
    where: target.text,
    expected: 'a login that may pull and push this repository',
    remedy: github
      ? 'permissions:\n  packages: write'
      : `registry-username: \${{ vars.REGISTRY_USER }}\nregistry-password: \${{ secrets.REGISTRY_PASSWORD }}`,
  };
}

/** What a registry's error means for a target: a refusal is final, anything else may be tried again. Other errors are given back as they are. */
export function explainRegistry(target: OciTarget, error: unknown): unknown {
  if (error instanceof RegistryDenied) return new StoreFailure(deniedProblem(target, error.denied), { retry: false, cause: error });
  if (!(error instanceof RegistryFailure)) return error;
  if (error.corrupt) return new StoreFailure(corruptProblem(target, error), { retry: false, cause: error });
  const problem: Problem = {
    code: 'AP023',
    fault: 'remote',
    what: `${target.text} cannot be served: ${oneLine(error.message, 400)}`,
    where: target.text,
    expected: "an answer of the registry's API (/v2/)",
    remedy: 'Run the job again when the registry answers; what is published already will be found unchanged.',
  };
  const lasting = error.status !== undefined && error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 408;
  return new StoreFailure(problem, { retry: !lasting, cause: error });
}

const corruptProblem = (target: OciTarget, error: RegistryFailure): Problem => ({
  code: 'AP030',
  fault: 'remote',
  what: `${target.text}: stored bytes differ from sent bytes: ${oneLine(error.message, 400)}`,
  where: target.text,
  expected: 'the bytes of the digest',
  remedy: 'Do not deploy this version. Delete it at the registry, publish a new one, and report it to whoever runs the registry.',
});
