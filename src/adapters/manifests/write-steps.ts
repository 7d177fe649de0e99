import { forbidden } from '../../core/cluster/forbidden.ts';
import type { ApplyVerdict } from '../../core/manifest-set/judge-apply.ts';
import { inRows } from '../../core/manifest-set/order.ts';
import { type ObjectStep, takenOver, writes } from '../../core/manifest-set/plan-objects.ts';
import { shownRef } from '../../core/manifest-set/set-object.ts';
import { conflictProblem, immutableProblem, refusedProblem } from '../../core/manifest-set/set-problems.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { inPool } from '../release/in-pool.ts';
import type { SetSession } from './ports.ts';

const AT_ONCE = 8;
/** How often an object is tried again that somebody else writes to at the same moment. */
const RACES = 3;
const GONE_MS = 60_000;

/**
 * Writes the objects row by row; what a plan found to be the same is not touched. A row with a problem ends it: what follows would stand on
 * something that is not there. Every step has been tried before, so that a problem here means that the cluster changed meanwhile.
 */
export async function writeSteps(
  session: SetSession,
  steps: readonly ObjectStep[],
  force: boolean,
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  for (const row of inRows(steps.filter(writes).map((step) => ({ kind: step.object.kind, step })))) {
    const problems = await inPool(row, AT_ONCE, ({ step }) => writeOne(session, step, force, signal));
    const found = problems.filter((problem) => problem !== undefined);
    if (found.length > 0) return found;
  }
  return [];
}

async function writeOne(session: SetSession, step: ObjectStep, force: boolean, signal: AbortSignal): Promise<Problem | undefined> {
  const { api, ports, settings } = session;
  const { object } = step;
  const subject = { shown: shownRef(object, settings.namespace), origin: object.origin };
  if (step.kind === 'recreate') await removeFirst(session, step, signal);
  if (step.kind === 'change' && step.takesOver) await takeFromKubectl(session, step, signal);
  let verdict: ApplyVerdict = { kind: 'raced', message: '' };
  for (let round = 0; verdict.kind === 'raced' && round < RACES; round++) {
    verdict = await api.apply(object, { dry: false, force }, signal);
  }
  switch (verdict.kind) {
    case 'taken':
      ports.log.info(`${subject.shown} ${WORDS[step.kind]}`);
      return undefined;
    case 'conflict':
      return conflictProblem(subject, verdict.conflicts);
    case 'immutable':
      return immutableProblem(subject, verdict.message);
    case 'forbidden':
      return forbidden([verdict.right], ports.identity);
    default:
      return refusedProblem(subject, verdict.message);
  }
}

const WORDS: Readonly<Record<ObjectStep['kind'], string>> = {
  create: 'added',
  change: 'changed',
  recreate: 'made again',
  unverifiable: 'applied',
  same: 'stays',
  spent: 'stays',
};

/** The name must be free before it is used again: a Job that is going away would take its successor's pods for its own. */
async function removeFirst({ api, ports }: SetSession, step: ObjectStep & { kind: 'recreate' }, signal: AbortSignal): Promise<void> {
  const { object, uid } = step;
  await api.remove(object.type, object, uid, signal);
  const until = ports.clock.monotonic() + GONE_MS;
  while (ports.clock.monotonic() < until) {
    const live = await api.read(object.type, object, signal);
    if (live?.metadata.uid !== uid) return;
    await ports.clock.sleep(300, signal);
  }
}

async function takeFromKubectl({ api }: SetSession, { object }: ObjectStep, signal: AbortSignal): Promise<void> {
  for (let round = 0; round < RACES; round++) {
    const live = await api.read(object.type, object, signal);
    const rows = live === undefined ? undefined : takenOver(live);
    if (live === undefined || rows === undefined || (await api.hand(object, live, rows, signal))) return;
  }
}
