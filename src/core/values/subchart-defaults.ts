import { mergeValues } from './merge-values.ts';
import { isMap, type Values } from './paths.ts';

/** What a chart gives to the values, with the charts that it holds. */
export interface ChartDefaults {
  readonly name: string;
  readonly version: string;
  /** Its values.yaml. */
  readonly values: Values;
  /** What its Chart.yaml names; a chart that lies in its folder `charts` and is not named belongs to it all the same. */
  readonly dependencies: readonly Dependency[];
  readonly subcharts: readonly ChartDefaults[];
}

export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly alias?: string;
}

/**
 * A chart's values with the defaults of its subcharts below their keys, as helm coalesces them: what the parent gives wins, and its `global` reaches all of
 * them from above. Whether a condition or a tag leaves a subchart out is not asked: a value for it is compared with what it would read.
 */
export function withSubchartDefaults(values: Values, chart: ChartDefaults): Values {
  let merged = values;
  for (const { key, subchart } of keyed(chart)) {
    const given = Object.hasOwn(merged, key) ? merged[key] : {};
    if (!isMap(given)) continue;
    const below = withSubchartDefaults(mergeValues(subchart.values, globalFrom(merged, given)), subchart);
    merged = mergeValues(merged, { [key]: below });
  }
  return merged;
}

/** The parent's `global` over the one that is given to the subchart. */
function globalFrom(parent: Values, given: Values): Values {
  return Object.hasOwn(parent, 'global') && isMap(parent.global) ? mergeValues(given, { global: parent.global }) : given;
}

/** The key that each subchart's values stand below: the alias, else its name. Of several with one name only the version tells which is meant. */
function keyed({ dependencies, subcharts }: ChartDefaults): readonly { readonly key: string; readonly subchart: ChartDefaults }[] {
  const named = dependencies.flatMap(({ name, version, alias }) => {
    const candidates = subcharts.filter((one) => one.name === name);
    const subchart = candidates.length === 1 ? candidates[0] : candidates.find((one) => one.version === version);
    return subchart === undefined ? [] : [{ key: alias ?? name, subchart }];
  });
  const rest = subcharts.filter(({ name }) => !dependencies.some((one) => one.name === name));
  return [...named, ...rest.map((subchart) => ({ key: subchart.name, subchart }))];
}
