import type { Bed } from './bed.ts';
import type { Fault } from './faults.ts';
import type { LoggedRequest, Violation } from './request-log.ts';
import { mintRuntimeToken } from './results/runtime-token.ts';
import { addCheckRun, addStatus } from './verbs/checks.ts';
import { setClock, setRateLimit } from './verbs/clock.ts';
import { addCommit, setRef } from './verbs/commits.ts';
import { addDeployment, addDeploymentStatus } from './verbs/deployments.ts';
import { setEnvironment } from './verbs/environments.ts';
import { importGit } from './verbs/git-import.ts';
import { addJob, setJob } from './verbs/jobs.ts';
import { addPerson, addTeam } from './verbs/people.ts';
import { addPull } from './verbs/pulls.ts';
import { review } from './verbs/reviews.ts';
import { addRun, rerun, setRun } from './verbs/runs.ts';
import { mintToken } from './verbs/tokens.ts';
import { setVariable } from './verbs/variables.ts';
import type { World } from './world.ts';

/** Everything that a test can do to this GitHub, other than through GitHub's own API. The same in-process and over the control port. */
export const verbs = {
  ...{ addPerson, addTeam, addCommit, setRef, importGit, addPull },
  ...{ addRun, setRun, rerun, addJob, setJob, setEnvironment, review, setVariable },
  ...{ addDeployment, addDeploymentStatus, addCheckRun, addStatus },
  ...{ mintToken, mintRuntimeToken, setClock, setRateLimit },
  /** Breaks something; see faults.ts. */
  fault: (bed: Bed, args: Fault): void => bed.faults.add(args),
  clearFaults: (bed: Bed, _: object): void => bed.faults.clear(),
  /** What was asked so far, oldest first. */
  requests: (bed: Bed, _: object): readonly LoggedRequest[] => bed.log.requests,
  /** Requests that GitHub's document forbids, routes that are not there or not played, answers of the double that stray. */
  violations: (bed: Bed, _: object): readonly Violation[] => bed.log.violations,
  clearLog: (bed: Bed, _: object): void => {
    bed.log.requests.length = 0;
    bed.log.violations.length = 0;
  },
  /** All state, without what signs and opens. */
  world: (bed: Bed, _: object): World => ({ ...structuredClone(bed.world), signingKey: '', tokens: [] }),
};

export type Verbs = typeof verbs;
type Args<Verb> = Verb extends (bed: Bed, args: infer A) => unknown ? A : never;
type Result<Verb> = Verb extends (bed: Bed, args: never) => infer R ? R : never;
type Call<Verb, R> = object extends Args<Verb> ? (args?: Args<Verb>) => R : (args: Args<Verb>) => R;

/** The verbs of one server in this process. */
export type LocalVerbs = { readonly [Name in keyof Verbs]: Call<Verbs[Name], Result<Verbs[Name]>> };
/** The verbs of a server in another process. */
export type RemoteVerbs = { readonly [Name in keyof Verbs]: Call<Verbs[Name], Promise<Result<Verbs[Name]>>> };

export function bindVerbs(bed: Bed): LocalVerbs {
  const bound = Object.entries(verbs).map(([name, verb]) => [
    name,
    (args: unknown = {}) => (verb as (bed: Bed, args: unknown) => unknown)(bed, args),
  ]);
  return Object.fromEntries(bound) as LocalVerbs;
}
