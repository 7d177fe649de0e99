import { forbidden } from '../../core/cluster/forbidden.ts';
import { isFoundation } from '../../core/manifest-set/order.ts';
import { type ObjectStep, writes } from '../../core/manifest-set/plan-objects.ts';
import type { SetObject } from '../../core/manifest-set/set-object.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { type DryRunSet, dryRun } from './dry-run.ts';
import { ownerOfSet, type SetSession } from './ports.ts';
import { standDefinitions } from './stand-definitions.ts';
import { writeSteps } from './write-steps.ts';

/** How long a refusal is not believed after Namespaces or definitions were written: ServiceAccounts and schemas come a moment later. */
const SETTLE_MS = 10_000;
const LOOK_MS = 500;

/**
 * Writes all of a set in its order: Namespaces and definitions first, then a second try of what could not be tried before they stood, then the rest.
 * The first problems end it, with nothing written that comes after them.
 */
export async function writeSet(
  session: SetSession,
  steps: readonly ObjectStep[],
  force: boolean,
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  const foundations = steps.filter(({ object }) => isFoundation(object));
  const others = steps.filter(({ object }) => !isFoundation(object));
  const first = await writeSteps(session, foundations, force, signal);
  if (first.length > 0) return first;
  const standing = await standDefinitions(
    session,
    foundations.map(({ object }) => object),
    signal,
  );
  if (standing.length > 0) return standing;
  const open = others.filter((step) => step.kind === 'unverifiable').map(({ object }) => object);
  const tried = await tryAgain(session, open, force, foundations.some(writes) ? SETTLE_MS : 0, signal);
  if (!tried.ok) return tried.error;
  const known = others.filter((step) => step.kind !== 'unverifiable');
  return writeSteps(session, [...known, ...tried.value], force, signal);
}

async function tryAgain(
  session: SetSession,
  open: readonly SetObject[],
  force: boolean,
  patienceMs: number,
  signal: AbortSignal,
): Promise<Result<readonly ObjectStep[], readonly Problem[]>> {
  const { ports, api, settings } = session;
  const nothing = { makes: new Set<string>(), defines: new Set<string>(), deployed: new Map() };
  const set: DryRunSet = { owner: ownerOfSet(session), force, adopt: settings.takeOwnership, ...nothing };
  const until = ports.clock.monotonic() + patienceMs;
  for (;;) {
    const { steps, problems, rights } = await dryRun(api, open, set, signal);
    if (problems.length === 0 && rights.length === 0) return ok(steps);
    if (ports.clock.monotonic() >= until) return err([...(rights.length === 0 ? [] : [forbidden(rights, ports.identity)]), ...problems]);
    await ports.clock.sleep(LOOK_MS, signal);
  }
}
