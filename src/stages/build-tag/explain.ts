import type { TagSet } from './assemble.ts';
import type { TagDecision } from './decide.ts';

/** Each rule, what it gave and why, in the order in which they were tried; components after the repository. */
export const explain = ({ sets, components }: Pick<TagDecision, 'sets' | 'components'>) => [
  ...sets.flatMap((set) => explainSet(set)),
  ...components.flatMap(({ component, set }) => explainSet(set, component.name)),
];

const explainSet = ({ images, outcomes, latest }: TagSet, component?: string) => {
  const about = { ...(component === undefined ? {} : { component }), images: images.map(({ name }) => name) };
  return [
    ...outcomes.map((outcome) => ({
      rule: outcome.rule.entry.source,
      line: outcome.rule.entry.line,
      ...about,
      ...(outcome.kind === 'given'
        ? { result: outcome.tag, mutable: outcome.mutable, reason: outcome.reason }
        : { result: null, reason: outcome.kind === 'skipped' ? outcome.reason : `${outcome.problem.code} ${outcome.problem.what}` }),
    })),
    { rule: 'latest', ...about, result: latest.set ? 'latest' : null, reason: latest.reason },
  ];
};
