import { assemble, type TagSet } from './assemble.ts';
import type { Facts } from './facts.ts';
import { giveTag } from './give-tag.ts';
import { type Identity, identify } from './identity.ts';
import type { PlannedComponent, TagPlan } from './plan.ts';
import { ruleScope } from './rule-scope.ts';
import { componentLine } from './version-line.ts';

/** What one component came to. */
export interface ComponentResult {
  readonly component: PlannedComponent;
  readonly identity: Identity;
  readonly set: TagSet;
}

/** Decides on a component: the rules of the step, with the component's own version. */
export function decideComponent(component: PlannedComponent, plan: TagPlan, facts: Facts): ComponentResult {
  const identity = identify(plan, facts, componentLine(component, facts));
  const scope = ruleScope(plan, facts, identity);
  const outcomes = component.set.rules.map((rule) => giveTag(rule, scope));
  return { component, identity, set: assemble(component.set, outcomes, scope) };
}
