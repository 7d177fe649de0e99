import { type BuildRecord, buildRecord, type Identity, recordName } from '../../core/build-record/build-record.ts';
import { type Problem, ProblemError, type Remark } from '../../core/problem/problem.ts';
import { type Store, StoreFailure } from '../../core/publish/store.ts';
import { judgeStored, type Verdict } from './decide.ts';
import type { PublishPorts, PublishRequest } from './ports.ts';
import { publishOne } from './publish-one.ts';
import type { PublishResult, TargetResult } from './results.ts';

/**
 * Looks at all targets, stops before the first write if one of them cannot be served, then writes in order, proves what stands there and adds the
 * record. A failure leaves earlier targets done; the next run finds them unchanged. Throws only for what no store failure explains.
 */
export async function publish(ports: PublishPorts, request: PublishRequest): Promise<PublishResult> {
  const verdicts = await Promise.all(request.stores.map((store) => look(store, request)));
  const refused = verdicts.flatMap((verdict) => (verdict.kind === 'refused' ? [verdict.problem] : []));
  const remarks = verdicts.flatMap(remarksOf);
  if (refused.length > 0) return { targets: [], remarks, problems: refused };
  if (request.dryRun) return { targets: request.stores.map((store, index) => planned(store, verdicts[index])), remarks, problems: [] };

  const targets: TargetResult[] = [];
  for (const [index, store] of request.stores.entries()) {
    const result = await attempt(() => publishOne(ports, request, store, verdicts[index] ?? { kind: 'create' }));
    if (result.problem !== undefined) return { targets, remarks, problems: [result.problem] };
    targets.push(result.value);
    ports.stored([...targets]);
    ports.progress(`${store.plan.target.text}: ${result.value.outcome}, ${result.value.digest}`);
  }
  const record = buildRecord(withStored(request.identity, targets), { ...request.event, finishedOn: ports.clock.now() });
  const recordPath = await ports.writeRecord(record);
  const written = await addRecords(ports, request, targets, record);
  return { targets: written.targets, record, recordPath, remarks: [...remarks, ...written.remarks], problems: [] };
}

async function look(store: Store, request: PublishRequest): Promise<Verdict> {
  const state = await attempt(() => store.probe());
  return state.problem === undefined
    ? judgeStored(store.plan, state.value, request.onConflict)
    : { kind: 'refused', problem: state.problem };
}

function remarksOf(verdict: Verdict): readonly Remark[] {
  if (verdict.kind === 'kept') return [{ severity: 'warning', problem: verdict.warning }];
  return verdict.kind === 'unchanged' && verdict.notice !== undefined ? [{ severity: 'notice', problem: verdict.notice }] : [];
}

function planned(store: Store, verdict: Verdict | undefined): TargetResult {
  const stored = verdict?.kind === 'unchanged' || verdict?.kind === 'kept' ? verdict.stored : undefined;
  const outcome = verdict?.kind === 'unchanged' || verdict?.kind === 'kept' ? verdict.kind : 'planned';
  return { store, outcome, digest: stored?.digest ?? store.plan.digest, ref: stored?.ref ?? store.plan.target.text, proof: 'off' };
}

/** A store may call the same bytes otherwise (a manifest around a file): whoever finds that digest must find the record. */
function withStored(identity: Identity, targets: readonly TargetResult[]): Identity {
  const subjects = [...identity.subjects];
  for (const { outcome, digest } of targets) {
    if (outcome !== 'kept' && !subjects.some((subject) => subject.digest === digest)) subjects.push({ name: identity.name, digest });
  }
  return { ...identity, subjects };
}

/** The record stands beside the bytes at every store, and as a run artifact; a place that refuses it is AP062, the artifact is published all the same. */
async function addRecords(
  ports: PublishPorts,
  request: PublishRequest,
  targets: readonly TargetResult[],
  record: BuildRecord,
): Promise<{ readonly targets: readonly TargetResult[]; readonly remarks: readonly Remark[] }> {
  const name = recordName(`${request.identity.name}-${request.identity.version}`, request.event.run);
  const remarks: Remark[] = [];
  const kept = await ports.keepRecord(record, name);
  if (kept !== undefined) remarks.push({ severity: 'warning', problem: kept });
  const results: TargetResult[] = [];
  for (const target of targets) {
    // What was kept is not what was built here.
    if (target.outcome === 'kept') {
      results.push(target);
      continue;
    }
    const added = await attempt(() => target.store.addRecord(target.digest, record, name));
    if (added.problem !== undefined) remarks.push({ severity: 'warning', problem: notRecorded(target.store, added.problem) });
    results.push({ ...target, record: added.problem === undefined ? added.value : 'missing' });
  }
  return { targets: results, remarks };
}

const notRecorded = (store: Store, cause: Problem): Problem => ({
  ...cause,
  code: 'AP062',
  what: `the record was not written at ${store.plan.target.text}: ${cause.what}`,
});

type Attempt<T> = { readonly problem: Problem } | { readonly problem?: undefined; readonly value: T };

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof StoreFailure) return { problem: error.problem };
    if (error instanceof ProblemError && error.problems[0] !== undefined) return { problem: error.problems[0] };
    throw error;
  }
}
