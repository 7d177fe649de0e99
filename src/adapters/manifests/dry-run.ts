import type { MissingRight } from '../../core/cluster/forbidden.ts';
import { type JobObject, judgeJob } from '../../core/manifest-set/judge-job.ts';
import { lastApplied } from '../../core/manifest-set/last-applied.ts';
import { ownerOf, type SetOwner, sameOwner } from '../../core/manifest-set/ownership.ts';
import { isSpent, type ObjectStep, onlyWithKubectl, stepFor } from '../../core/manifest-set/plan-objects.ts';
import { typeKey, typesOfDefinition } from '../../core/manifest-set/resource-type.ts';
import { refKey, type SetObject, shownRef } from '../../core/manifest-set/set-object.ts';
import {
  conflictProblem,
  endingNamespace,
  foreignProblem,
  immutableProblem,
  namespaceProblem,
  refusedProblem,
  type Subject,
} from '../../core/manifest-set/set-problems.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { inPool } from '../release/in-pool.ts';
import type { LiveObject, ObjectApi } from './object-api.ts';

/** What a dry run of all objects gave. */
export interface DryRun {
  readonly steps: readonly ObjectStep[];
  /** What `kubectl apply` gave objects that belong to no set yet. */
  readonly before: readonly SetObject[];
  readonly problems: readonly Problem[];
  /** Rights that were refused; told together as one HD002. */
  readonly rights: readonly MissingRight[];
}

/** What the dry run must know of its set. */
export interface DryRunSet {
  readonly owner: SetOwner;
  readonly force: boolean;
  /** Takes objects from other sets. */
  readonly adopt: boolean;
  /** Namespaces that do not stand yet and that this deployment makes. */
  readonly makes: ReadonlySet<string>;
  /** Kinds (`typeKey`) that the set's own definitions serve. */
  readonly defines: ReadonlySet<string>;
  /** The bodies of the deployed set, by `refKey`. */
  readonly deployed: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

type Outcome =
  | { readonly step: ObjectStep; readonly before?: SetObject }
  | { readonly problem: Problem }
  | { readonly right: MissingRight }
  | { readonly lacks: string; readonly subject: Subject };

const AT_ONCE = 16;

/** The namespaces that a set makes. */
export const namespacesOf = (objects: readonly SetObject[]): readonly string[] =>
  objects.filter(({ kind, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1').map(({ name }) => name);

/** The kinds that a set's definitions serve. */
export const kindsOf = (objects: readonly SetObject[]): readonly string[] =>
  objects.flatMap(({ body }) => typesOfDefinition(body)).map(typeKey);

/** Tries every object on the API server, with admission and without a write, and compares the result with what stands there. */
export async function dryRun(api: ObjectApi, objects: readonly SetObject[], set: DryRunSet, signal: AbortSignal): Promise<DryRun> {
  const outcomes = await inPool(objects, AT_ONCE, (object) => tryOne(api, object, set, signal));
  return {
    steps: outcomes.flatMap((one) => ('step' in one ? [one.step] : [])),
    before: outcomes.flatMap((one) => ('before' in one && one.before !== undefined ? [one.before] : [])),
    problems: [...outcomes.flatMap((one) => ('problem' in one ? [one.problem] : [])), ...missingNamespaces(outcomes)],
    rights: outcomes.flatMap((one) => ('right' in one ? [one.right] : [])),
  };
}

/** One problem for each namespace, however many objects want it. */
function missingNamespaces(outcomes: readonly Outcome[]): readonly Problem[] {
  const lacking = outcomes.flatMap((one) => ('lacks' in one ? [one] : []));
  return lacking
    .filter((one, i) => lacking.findIndex(({ lacks }) => lacks === one.lacks) === i)
    .map(({ lacks, subject }) => namespaceProblem(subject, lacks, lacking.filter((one) => one.lacks === lacks).length - 1));
}

async function tryOne(api: ObjectApi, object: SetObject, set: DryRunSet, signal: AbortSignal): Promise<Outcome> {
  const subject: Subject = { shown: shownRef(object, set.owner.namespace), origin: object.origin };
  const live = await api.read(object.type, object, signal);
  const owner = live === undefined ? undefined : ownerOf(live.metadata);
  if (owner !== undefined && !set.adopt && !sameOwner(owner, set.owner)) return { problem: foreignProblem(subject, owner) };
  if (live?.metadata.deletionTimestamp !== undefined) return { problem: refusedProblem(subject, 'it is being deleted') };
  if (live === undefined && isSpent(object, set.deployed.get(refKey(object)))) return { step: { kind: 'spent', object } };
  const unverifiable = (why: string): Outcome => ({ step: { kind: 'unverifiable', object, why } });
  if (object.kind === 'Job' && live !== undefined && judgeJob(live as JobObject).kind === 'failed')
    return judgeAnew(api, object, live, subject, signal);
  const verdict = await api.apply(object, { dry: true, force: set.force }, signal);
  switch (verdict.kind) {
    case 'taken':
      return stepped(object, live, verdict.object);
    case 'conflict': {
      if (!onlyWithKubectl(verdict.conflicts, live)) return { problem: conflictProblem(subject, verdict.conflicts) };
      const forced = await api.apply(object, { dry: true, force: true }, signal);
      if (forced.kind === 'taken') return stepped(object, live, forced.object);
      return { problem: refusedProblem(subject, 'message' in forced ? forced.message : 'it cannot be taken over from kubectl apply') };
    }
    case 'immutable':
      return object.kind === 'Job' && live !== undefined
        ? judgeAnew(api, object, live, subject, signal)
        : { problem: immutableProblem(subject, verdict.message) };
    case 'forbidden':
      return { right: verdict.right };
    case 'no-namespace':
      return set.makes.has(object.namespace)
        ? unverifiable('its namespace is made by this deployment')
        : { lacks: object.namespace, subject };
    case 'cannot-try':
      return unverifiable(verdict.message);
    case 'no-kind':
    case 'refused':
      if (/because it is being terminated/.test(verdict.message)) return { problem: endingNamespace(subject, object.namespace) };
      return set.defines.has(typeKey(object))
        ? unverifiable('its CustomResourceDefinition comes with this deployment')
        : { problem: refusedProblem(subject, verdict.message) };
    case 'raced':
      return { problem: refusedProblem(subject, verdict.message) };
  }
}

function stepped(object: SetObject, live: LiveObject | undefined, result: Readonly<Record<string, unknown>>): Outcome {
  const before = live === undefined || ownerOf(live.metadata) !== undefined ? undefined : lastApplied(object, live);
  return { step: stepFor(object, live, result), ...(before === undefined ? {} : { before }) };
}

/** A Job whose template changed, or that failed before: would the server take it as a new one? */
async function judgeAnew(api: ObjectApi, object: SetObject, live: LiveObject, subject: Subject, signal: AbortSignal): Promise<Outcome> {
  const verdict = await api.tryAnew(object, signal);
  if (verdict.kind === 'taken') return { step: { kind: 'recreate', object, uid: live.metadata.uid ?? '' } };
  if (verdict.kind === 'forbidden') return { right: verdict.right };
  return { problem: refusedProblem(subject, 'message' in verdict ? verdict.message : 'it cannot be made again') };
}
