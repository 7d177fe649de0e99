import { type Label, mergeLabels, standardLabels } from '../../core/labels/labels.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import { renderTemplate } from '../../core/template/render-template.ts';
import type { Template } from '../../core/template/template.ts';
import { assemble, type TagSet } from './assemble.ts';
import { type ComponentResult, decideComponent } from './decide-component.ts';
import type { Facts } from './facts.ts';
import { giveTag } from './give-tag.ts';
import { type Identity, identify } from './identity.ts';
import { judgeCheckout } from './judge-checkout.ts';
import { judgeCollisions } from './judge-collisions.ts';
import { judgeFloating } from './judge-floating.ts';
import { judgeNoTags } from './judge-no-tags.ts';
import { judgeProduction } from './judge-production.ts';
import { judgeShared } from './judge-shared.ts';
import { judgeTimes } from './judge-times.ts';
import type { TagPlan } from './plan.ts';
import { type RuleScope, ruleScope } from './rule-scope.ts';
import { buildTimeOf } from './values.ts';

/** What the step came to. What was worked out stands in both cases; only `tagged` may be used. */
export type TagDecision = Worked & ({ readonly kind: 'tagged' } | { readonly kind: 'refused'; readonly problems: readonly Problem[] });

/** Everything that was worked out. */
export interface Worked {
  readonly identity: Identity;
  readonly sets: readonly TagSet[];
  readonly components: readonly ComponentResult[];
  /** The first tag of all; empty when there is none. */
  readonly version: string;
  /** Seconds since 1970, or undefined. */
  readonly buildTime: number | undefined;
  readonly labels: readonly Label[];
  readonly annotations: readonly Label[];
  readonly remarks: readonly Remark[];
}

/** Decides on tags and labels from the plan, the event and git; every problem at once. */
export function decideTags(plan: TagPlan, facts: Facts): TagDecision {
  const identity = identify(plan, facts);
  const scope = ruleScope(plan, facts, identity);
  const deleted = facts.event.deleted !== undefined;
  const sets = deleted
    ? []
    : plan.sets.map((set) =>
        assemble(
          set,
          set.rules.map((rule) => giveTag(rule, scope)),
          scope,
        ),
      );
  const components = deleted ? [] : plan.components.map((component) => decideComponent(component, plan, facts));
  const all = [...sets, ...components.map(({ set }) => set)];
  const checkout = judgeCheckout(plan, facts, [identity, ...components.map((one) => one.identity)]);
  const none = judgeNoTags(all, facts);
  const refused = all.flatMap(({ outcomes, latest }) => [
    ...outcomes.flatMap((one) => (one.kind === 'refused' ? [one.problem] : [])),
    ...(latest.refused === undefined ? [] : [latest.refused]),
  ]);
  const production = [...judgeProduction(sets, identity), ...components.flatMap((one) => judgeProduction([one.set], one.identity))];
  const problems = [...checkout.problems, ...refused, ...production, ...judgeShared(sets, components), ...(plan.strict ? none : [])];
  const warnings = [...plan.lenient, ...(plan.strict ? [] : none)];
  const version = sets[0]?.tags[0]?.tag ?? '';
  const worked: Worked = {
    identity,
    sets,
    components,
    version,
    buildTime: buildTimeOf(facts),
    ...labelsOf(plan, facts, scope, version),
    remarks: [
      ...identity.remarks,
      ...checkout.remarks,
      ...judgeFloating(plan, all),
      ...judgeCollisions(plan, facts, all),
      ...judgeTimes(facts, all),
      ...warnings.map((problem): Remark => ({ severity: 'warning', problem })),
    ],
  };
  return problems.length > 0 ? { kind: 'refused', ...worked, problems: distinct(problems) } : { kind: 'tagged', ...worked };
}

function labelsOf(plan: TagPlan, facts: Facts, scope: RuleScope, version: string): Pick<Worked, 'labels' | 'annotations'> {
  const time = buildTimeOf(facts);
  const standard = standardLabels({
    repository: facts.repository,
    version,
    revision: facts.event.sha,
    created: time === undefined ? undefined : new Date(time * 1_000).toISOString(),
  });
  const texts = (templates: readonly Template[]): readonly string[] =>
    templates.map((template) => renderTemplate(template, scope.values, scope.moments).text);
  return { labels: mergeLabels(standard, texts(plan.labels)), annotations: mergeLabels(standard, texts(plan.annotations)) };
}

/** Two rule sets can meet the same problem. */
const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
