import { segment } from '../../core/cluster/cluster.ts';
import { hasCondition, type KubeObject } from '../../core/cluster/objects.ts';
import { showArgs } from '../../core/helm-release/helm-args.ts';
import { judgeHelmFailure } from '../../core/helm-release/judge-helm-failure.ts';
import { type ManifestObject, readManifest } from '../../core/manifest/documents.ts';
import { judgeApply } from '../../core/manifest-set/judge-apply.ts';
import { refusedProblem } from '../../core/manifest-set/set-problems.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { FetchedChart } from './fetch-chart.ts';
import type { HelmSession } from './session.ts';

const BASE = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const ESTABLISHED_MS = 60_000;
const LOOK_MS = 250;

type Definition = KubeObject & {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
};

/**
 * Brings the definitions of the chart's folder `crds` to where `crds` wants them, which helm never does in an upgrade: missing ones are made, with
 * `create-replace` the others are brought up to date, and all are waited for. HD043 for one that the server refuses or does not establish.
 */
export async function bringDefinitions(session: HelmSession, { chart }: FetchedChart, signal: AbortSignal): Promise<readonly Problem[]> {
  const { settings, helm, ports } = session;
  if (settings.crds === 'skip') return [];
  const shown = await helm.run(showArgs('crds', chart), signal);
  if (shown.code !== 0) return [judgeHelmFailure({ stderr: shown.stderr, where: `chart ${settings.chart}`, identity: ports.identity })];
  const definitions = readManifest(shown.stdout, '').filter(({ kind }) => kind === 'CustomResourceDefinition');
  const problems = await Promise.all(definitions.map((definition) => bring(session, definition, signal)));
  return problems.flat();
}

async function bring(session: HelmSession, definition: ManifestObject, signal: AbortSignal): Promise<readonly Problem[]> {
  const { ports, settings } = session;
  const path = `${BASE}/${segment(definition.name)}`;
  const read = async (): Promise<Definition | undefined> => {
    const response = await ports.cluster.send({ method: 'GET', path, signal });
    return response.status === 200 ? (JSON.parse(response.text) as Definition) : undefined;
  };
  const refused = (why: string): readonly Problem[] => [
    refusedProblem({ shown: `CustomResourceDefinition/${definition.name}`, origin: "the chart's folder crds" }, why),
  ];
  if ((await read()) !== undefined && settings.crds === 'create') return [];
  const query = 'fieldManager=helm&force=true';
  const response = await ports.cluster.send({
    method: 'PATCH',
    path: `${path}?${query}`,
    contentType: 'application/apply-patch+yaml',
    body: definition.body,
    signal,
  });
  const verdict = judgeApply(response);
  if (verdict.kind === 'forbidden') return refused(`${verdict.right.verb} on customresourcedefinitions is forbidden`);
  if (verdict.kind !== 'taken') return refused('message' in verdict ? verdict.message : verdict.kind);
  ports.log.info(`CustomResourceDefinition/${definition.name} is ${response.status === 201 ? 'made' : 'up to date'}`);
  const until = ports.clock.monotonic() + ESTABLISHED_MS;
  for (let now = await read(); now === undefined || !hasCondition(now, 'Established'); now = await read()) {
    if (ports.clock.monotonic() >= until) return refused('it was not established within a minute');
    await ports.clock.sleep(LOOK_MS, signal);
  }
  return [];
}
