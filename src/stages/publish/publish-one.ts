import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { type Store, StoreFailure } from '../../core/publish/store.ts';
import { judgeStored, type Verdict } from './decide.ts';
import type { PublishPorts, PublishRequest } from './ports.ts';
import type { Proof, TargetResult } from './results.ts';

const MEBIBYTE = 1_048_576;
/** What is read back where the store repeats only a claim. */
const READ_BACK_BYTES = 64 * MEBIBYTE;
/** Whole writes that are tried before a target is given up; the store repeats single requests by itself. */
const MAX_WRITES = 3;
const WAIT_MS = 1_000;

type Done = Extract<Verdict, { kind: 'unchanged' | 'kept' }>;

/**
 * Brings one target from its verdict to a proved state. After any failed write the target is looked at again: a lost answer may have been
 * a success, and another job may have been faster. Throws `StoreFailure` and `ProblemError` (AP010, AP030).
 */
export async function publishOne(ports: PublishPorts, request: PublishRequest, store: Store, verdict: Verdict): Promise<TargetResult> {
  if (verdict.kind === 'refused') throw new ProblemError(verdict.problem);
  if (verdict.kind === 'unchanged' || verdict.kind === 'kept') return settled(request, store, verdict, verdict.kind);
  const done = await write(ports, request, store);
  return settled(request, store, done, done.kind === 'kept' ? 'kept' : verdict.kind === 'move' ? 'moved' : 'created');
}

async function write(ports: PublishPorts, request: PublishRequest, store: Store): Promise<Done> {
  for (let writes = 1; ; writes++) {
    const failure = await store.create().then(
      () => undefined,
      (error: unknown) => error,
    );
    request.signal.throwIfAborted();
    if (failure !== undefined && !(failure instanceof StoreFailure)) throw failure;
    const now = judgeStored(store.plan, await store.probe(), request.onConflict);
    if (now.kind === 'unchanged' || now.kind === 'kept') return now;
    if (now.kind === 'refused') throw new ProblemError(now.problem);
    if (failure === undefined && now.kind === 'create') throw new ProblemError(vanished(store));
    if (failure !== undefined && (!failure.retry || writes >= MAX_WRITES)) throw failure;
    // A mutable name that another job moved in between is simply moved again.
    if (writes >= MAX_WRITES) throw new ProblemError(vanished(store));
    ports.progress(`${store.plan.target.text}: ${failure === undefined ? 'moved by another job' : failure.message}, trying again`);
    await ports.clock.sleep(WAIT_MS * writes, request.signal);
  }
}

async function settled(request: PublishRequest, store: Store, done: Done, outcome: TargetResult['outcome']): Promise<TargetResult> {
  const { digest, ref } = done.stored;
  return { store, outcome, digest, ref, proof: await prove(request, store, done) };
}

/** Only bytes of ours can be read back against the plan: those of another packing, or of a kept version, are not ours. */
async function prove(request: PublishRequest, store: Store, done: Done): Promise<Proof> {
  if (request.verify === 'off') return 'off';
  const ours = done.stored.digest === store.plan.digest;
  if (!ours || (request.verify === 'digest' && !done.stored.claim)) {
    return done.stored.claim ? 'not verified by the store' : 'computed by the store';
  }
  const same = await store.readBack(request.verify === 'full' ? Number.POSITIVE_INFINITY : READ_BACK_BYTES);
  if (same === false) throw new ProblemError(corrupt(store));
  return same ? 'read back' : 'not verified by the store';
}

const corrupt = (store: Store): Problem => ({
  code: 'AP030',
  fault: 'remote',
  what: `${store.plan.target.text} gives other bytes than were sent; sent was ${store.plan.digest}`,
  expected: `bytes of ${store.plan.digest}`,
  remedy: 'Do not deploy this version. Delete it at the store and publish a new one; report it to whoever runs the store.',
});

const vanished = (store: Store): Problem => ({
  code: 'AP030',
  fault: 'remote',
  what: `${store.plan.target.text} took ${store.plan.digest}, and does not show it afterwards`,
  expected: `${store.plan.digest} under this name`,
  remedy: 'Run the job again. If it stays so, a mirror or cache stands between this runner and the store.',
});
