import { forbidden, type MissingRight } from '../../core/cluster/forbidden.ts';
import { kindRights, optionalRights, requiredRights } from '../../core/helm-release/rights.ts';
import { typeKey } from '../../core/manifest-set/resource-type.ts';
import type { SetObject } from '../../core/manifest-set/set-object.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import { missingRights, optionalMissing } from '../release/review-rights.ts';
import type { SetSession } from './ports.ts';

/** What is asked before anything else: one HD002 with the whole Role where a right is missing that is needed, one warning where it only helps. */
export async function reviewSetRights(
  { ports, settings }: Pick<SetSession, 'ports' | 'settings'>,
  objects: readonly SetObject[],
  signal: AbortSignal,
): Promise<{ readonly problems: readonly Problem[]; readonly remarks: readonly Remark[] }> {
  const places = new Map(objects.map(({ type, namespace }) => [`${typeKey(type)} ${namespace}`, { type, namespace }]));
  const optional = optionalRights(settings.namespace);
  const needed = [...requiredRights(settings.namespace), ...kindRights([...places.values()])];
  const missing = await missingRights(ports, [...needed, ...optional], signal);
  const isOptional = (right: MissingRight): boolean => optional.includes(right);
  const hard = missing.filter((right) => !isOptional(right));
  const soft = missing.filter(isOptional);
  return {
    problems: hard.length === 0 ? [] : [forbidden(hard, ports.identity)],
    remarks: soft.length === 0 ? [] : [optionalMissing(soft, ports.identity)],
  };
}
