import { hasCondition, type KubeObject } from '../../core/cluster/objects.ts';
import { typeKey, typesOfDefinition } from '../../core/manifest-set/resource-type.ts';
import { type SetObject, shownRef } from '../../core/manifest-set/set-object.ts';
import { refusedProblem } from '../../core/manifest-set/set-problems.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { SetSession } from './ports.ts';

const PATIENCE_MS = 60_000;
const LOOK_MS = 250;

/** Waits until the set's CustomResourceDefinitions are established and served. HD043 for one that is not within a minute. */
export async function standDefinitions(
  { api, ports, settings }: SetSession,
  objects: readonly SetObject[],
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  const definitions = objects.filter(({ kind }) => kind === 'CustomResourceDefinition');
  const until = ports.clock.monotonic() + PATIENCE_MS;
  let open = definitions;
  for (;;) {
    const states = await Promise.all(open.map(async (object) => ({ object, stands: await stands(object) })));
    open = states.filter((state) => !state.stands).map((state) => state.object);
    if (open.length === 0) return [];
    if (ports.clock.monotonic() >= until) break;
    await ports.clock.sleep(LOOK_MS, signal);
  }
  return open.map((object) =>
    refusedProblem({ shown: shownRef(object, settings.namespace), origin: object.origin }, 'it was not established within a minute'),
  );

  async function stands(object: SetObject): Promise<boolean> {
    const live = (await api.read(object.type, object, signal)) as (KubeObject & Conditions) | undefined;
    if (live === undefined || !hasCondition(live, 'Established')) return false;
    const wanted = typesOfDefinition(object.body);
    const served = await api.discover(
      wanted.map((type) => type.apiVersion),
      signal,
    );
    return wanted.every((type) => served.some((one) => typeKey(one) === typeKey(type)));
  }
}

interface Conditions {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}
