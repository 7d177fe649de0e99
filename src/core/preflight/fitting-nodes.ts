import { asRecord } from '../manifest/documents.ts';
import type { NodeWishes } from '../manifest/pod-specs.ts';

/** A node that takes pods now. */
export interface NodeFacts {
  /** `linux/amd64`. */
  readonly platform: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { readonly key?: string; readonly value?: string; readonly effect?: string }[];
}

/**
 * The platforms of the nodes that a pod may go to, as far as node selector, required node affinity and taints tell (the rest of scheduling is left to the
 * scheduler). Empty when no node fits.
 */
export function platformsFor(pod: NodeWishes, nodes: readonly NodeFacts[]): readonly string[] {
  const fitting = nodes.filter((node) => fitsLabels(pod, node.labels) && node.taints.every((taint) => tolerates(pod, taint)));
  return [...new Set(fitting.map(({ platform }) => platform))];
}

function fitsLabels({ nodeSelector, affinityTerms }: NodeWishes, labels: Readonly<Record<string, string>>): boolean {
  if (!Object.entries(nodeSelector).every(([key, value]) => labels[key] === value)) return false;
  return affinityTerms.length === 0 || affinityTerms.some((term) => expressionsOf(term).every((expression) => matches(expression, labels)));
}

const expressionsOf = (term: unknown): readonly unknown[] => {
  const { matchExpressions } = asRecord(term) ?? {};
  return Array.isArray(matchExpressions) ? matchExpressions : [];
};

/** What it does not know counts as a match: the scheduler decides. */
function matches(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
  const { key, operator, values } = asRecord(expression) ?? {};
  const label = labels[String(key)];
  const list = Array.isArray(values) ? values.map(String) : [];
  switch (operator) {
    case 'In':
      return label !== undefined && list.includes(label);
    case 'NotIn':
      return label === undefined || !list.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return true;
  }
}

function tolerates({ tolerations }: NodeWishes, taint: NodeFacts['taints'][number]): boolean {
  if (taint.effect === 'PreferNoSchedule') return true;
  return tolerations.some((one) => {
    const { key, operator, value, effect } = asRecord(one) ?? {};
    if (effect !== undefined && effect !== taint.effect) return false;
    if (key === undefined || key === '') return operator === 'Exists';
    return key === taint.key && (operator === 'Exists' || (value ?? '') === (taint.value ?? ''));
  });
}
