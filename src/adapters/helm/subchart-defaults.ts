import { resolve } from 'node:path';
import { readGoYaml } from '../../core/manifest/go-yaml.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { present } from '../../core/result/present.ts';
import type { LostValue } from '../../core/values/lost-values.ts';
import { splitPath, type Values } from '../../core/values/paths.ts';
import { type ChartDefaults, type Dependency, withSubchartDefaults } from '../../core/values/subchart-defaults.ts';
import { archiveMembers, type ChartMembers, chartMembers, type UnpackRoom, unpackRoom } from './chart-members.ts';
import type { FetchedChart } from './fetch-chart.ts';
import type { HelmSession } from './session.ts';

/** Charts within charts within charts … */
const MAX_NESTED = 6;

/** Whether the subcharts can tell more about what was lost: a value below a key, for which the chart's own values hold no default. */
export const asksSubcharts = (lost: readonly LostValue[]): boolean =>
  lost.some((one) => !('becomes' in one) && splitPath(one.path).length > 1);

/**
 * The chart's values with its subcharts' defaults. Helm's own answer holds those of a chart whose Chart.yaml names dependencies; it lacks those of charts that
 * merely lie in the folder `charts`, and all of them when the chart was rendered without the server. A chart that cannot be read gives
 * nothing: the loss is told without a default then.
 */
export async function subchartDefaults({ settings, ports }: HelmSession, { chart }: FetchedChart, values: Values): Promise<Values> {
  try {
    const room = unpackRoom();
    const members = await chartMembers(resolve(settings.workspace, chart.reference), room);
    return withSubchartDefaults(values, await defaultsOf(members, room, 0));
  } catch (error) {
    const why = oneLine(error instanceof Error ? error.message : String(error), 200);
    ports.log.info(`the defaults of subcharts could not be read: ${why}`);
    return values;
  }
}

/** The chart that these files make. Throws when one of them is no YAML map. */
async function defaultsOf(members: ChartMembers, room: UnpackRoom, nested: number): Promise<ChartDefaults> {
  if (nested > MAX_NESTED) throw new Error('charts lie too deep in each other');
  const yaml = (name: string): Values => readGoYaml(new TextDecoder().decode(members.get(name) ?? new Uint8Array()));
  // Charts of apiVersion v1 name their dependencies in a file of its own, which helm reads over Chart.yaml.
  const meta = { ...yaml('Chart.yaml'), ...yaml('requirements.yaml') };
  const subcharts: ChartDefaults[] = [];
  for (const name of folderNames(members)) {
    const archive = name.endsWith('.tgz') ? members.get(`charts/${name}`) : undefined;
    const inner = archive === undefined ? within(members, `charts/${name}/`) : await archiveMembers(archive, room);
    subcharts.push(await defaultsOf(inner, room, nested + 1));
  }
  return {
    name: word(meta.name) ?? '',
    version: word(meta.version) ?? '',
    values: yaml('values.yaml'),
    dependencies: (Array.isArray(meta.dependencies) ? meta.dependencies : []).flatMap(dependency),
    subcharts: subcharts.filter(({ name }) => name !== ''),
  };
}

/** What lies in the folder `charts`; helm passes over names that begin with a dot or an underscore. */
const folderNames = (members: ChartMembers): readonly string[] =>
  [...new Set([...members.keys()].flatMap((name) => /^charts\/([^/]+)/.exec(name)?.[1] ?? []))].filter((name) => !/^[._]/.test(name));

const within = (members: ChartMembers, folder: string): ChartMembers =>
  new Map([...members].filter(([name]) => name.startsWith(folder)).map(([name, content]) => [name.slice(folder.length), content]));

function dependency(entry: unknown): readonly Dependency[] {
  const { name, version, alias } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const named = word(name);
  return named === undefined ? [] : [{ name: named, version: word(version) ?? '', ...present({ alias: word(alias) }) }];
}

const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
