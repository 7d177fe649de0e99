import { isUnchanged } from '../../core/helm-release/compare.ts';
import { type StaleReader, staleReaders, unnoticed } from '../../core/helm-release/config-readers.ts';
import type { HelmValues } from '../../core/helm-release/helm-args.ts';
import { judgeHistory } from '../../core/helm-release/judge-history.ts';
import { judgeRandomness } from '../../core/helm-release/random-render.ts';
import { currentRevision, isOurs, pendingRevision, type Release, type Revision } from '../../core/helm-release/release.ts';
import { helmByHand } from '../../core/lease/lease-problems.ts';
import { type ManifestObject, readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { judgeReadiness } from '../../core/rollout/readiness.ts';
import { settleMsOfChange } from '../../core/rollout/settle.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import type { TargetPlan } from '../../core/target/target.ts';
import { judgeLostValues, lostValues, type ValuesVerdict } from '../../core/values/lost-values.ts';
import { leaves, type Values } from '../../core/values/paths.ts';
import { secretValues } from '../../core/values/secret-values.ts';
import { readWorkload } from '../kubernetes/workload-api.ts';
import { targetName } from '../release/ports.ts';
import { type FetchedChart, fetchChart } from './fetch-chart.ts';
import { allRights, forecast } from './forecast.ts';
import { judgeImages } from './judge-images.ts';
import { planReport } from './plan-report.ts';
import type { History } from './release-store.ts';
import { render } from './render.ts';
import { type Deployed, type HelmSession, policyOf } from './session.ts';
import { asksSubcharts, subchartDefaults } from './subchart-defaults.ts';
import { type PreparedValues, prepareValues } from './values-files.ts';

/** The plan with all that applying needs. */
export interface HelmPlan extends TargetPlan {
  /** The last revision of any status; 0 on a first install. */
  readonly last: number;
  /** The last revision, when a dead helm left it pending: mended before the first write. */
  readonly pending?: Revision;
  readonly fetched: FetchedChart;
  readonly values: HelmValues;
  /** Paths of the values that files of the repository give. */
  readonly fileValues: readonly string[];
  readonly rendered: Release;
  /** Milliseconds that the changed workloads must stay ready before that is believed. */
  readonly settleMs: number;
  /** Workloads that will not notice a change of their configuration. */
  readonly stale: readonly StaleReader[];
}

/** A helm that we did not start and that has been pending for less is taken for alive. */
const BY_HAND_MS = 300_000;

/** Every check that needs no write: chart, values, rendering, values that would be lost, images, the server's word. All problems at once. */
export async function planUpgrade(session: HelmSession, signal: AbortSignal): Promise<Result<HelmPlan, readonly Problem[]>> {
  const { settings, store, ports } = session;
  const fetched = await fetchChart(session, signal);
  if (!fetched.ok) return fetched;
  const prepared = await prepareValues(session, fetched.value.chart, signal);
  if (!prepared.ok) return prepared;
  const history = await store.history();
  const alive = aliveByHand(history, session);
  if (alive !== undefined) return err([alive]);
  const row = currentRevision(history.rows);
  const [release, rendered] = await Promise.all([
    row === undefined ? undefined : store.read(row.revision),
    render(session, fetched.value.chart, history, prepared.value, signal),
  ]);
  if (!rendered.ok) return err([await allRights(session, rendered.error, signal)]);
  const next = rendered.value.release;
  for (const secret of secretValues(next.config)) for (const form of maskForms(secret)) ports.log.mask(form);
  const deployed = row === undefined || release === undefined ? undefined : { row, release };
  const gate = await judgeValues(session, deployed, next, fetched.value, prepared.value);
  const [images, foretold] = await Promise.all([judgeImages(session, next, signal), forecast(session, deployed?.release, next, signal)]);
  const problems = [...(gate.problem === undefined ? [] : [gate.problem]), ...images.problems, ...foretold.problems];
  if (problems.length > 0) return err(problems);
  const pending = pendingRevision(history.rows);
  const same = deployed?.row.status === 'deployed' && pending === undefined && isUnchanged(deployed.release, next);
  const before = readManifest(deployed?.release.manifest ?? '', settings.namespace);
  const after = readManifest(next.manifest, settings.namespace);
  const unchanged = same && !settings.alwaysUpgrade && foretold.drifts.length === 0 && (await isHealthy(after, session, signal));
  const stale = staleReaders(before, after);
  const random = judgeRandomness(next.manifest, rendered.value.again, settings.namespace, `chart ${settings.chart}`);
  for (const { object, paths } of foretold.drifts) ports.log.info(oneLine(`changed by somebody else: ${object} ${paths.join(', ')}`, 500));
  if (unchanged) ports.log.info(`${targetName(settings)} holds this already, revision ${deployed?.row.revision}`);
  return ok({
    kind: unchanged ? 'unchanged' : 'change',
    images: images.images,
    remarks: [
      ...[...gate.remarks, ...images.remarks, ...foretold.remarks],
      ...(random === undefined ? [] : [{ severity: 'warning', problem: random } as const]),
      ...(settings.restartOnConfig
        ? []
        : stale.map((one): Remark => ({ severity: 'warning', problem: unnoticed(one, targetName(settings)) }))),
      ...(unchanged ? [] : judgeHistory(history.rows, settings.historyMax, targetName(settings))),
    ],
    ...planReport(session, deployed, next, foretold, unchanged),
    ...(fetched.value.digest === undefined ? {} : { chartDigest: fetched.value.digest }),
    last: history.rows.at(-1)?.revision ?? 0,
    fetched: fetched.value,
    values: prepared.value.values,
    fileValues: leaves(prepared.value.ofFiles).map(({ path }) => path),
    rendered: next,
    settleMs: settleMsOfChange(before, after),
    stale,
    ...(deployed === undefined ? {} : { previous: { revision: deployed.row.revision, verified: deployed.row.verified } }),
    ...(pending === undefined ? {} : { pending }),
  });
}

function aliveByHand({ rows, serverNow }: History, { settings }: HelmSession): Problem | undefined {
  const pending = pendingRevision(rows);
  if (pending === undefined || isOurs(rows, pending)) return undefined;
  const age = serverNow.getTime() - Date.parse(pending.created);
  return age < BY_HAND_MS ? helmByHand(settings.release, pending.status, targetName(settings)) : undefined;
}

/** What a file gave before and gives no longer was taken out by its author. */
async function judgeValues(
  session: HelmSession,
  deployed: Deployed | undefined,
  rendered: Release,
  fetched: FetchedChart,
  { ofFiles }: PreparedValues,
): Promise<ValuesVerdict> {
  if (deployed === undefined) return { remarks: [] };
  const { settings } = session;
  const given = new Set(leaves(ofFiles).map(({ path }) => path));
  const lostBy = (defaults: Values) => lostValues(deployed.release.config, rendered.config, defaults);
  const lost = lostBy(rendered.chart.values);
  return judgeLostValues({
    lost: asksSubcharts(lost) ? lostBy(await subchartDefaults(session, fetched, rendered.chart.values)) : lost,
    allowLost: settings.allowLost,
    takenOut: (deployed.row.fileValues ?? []).filter((path) => !given.has(path)),
    policy: policyOf(settings),
    revision: deployed.row.revision,
    where: targetName(settings),
  });
}

/** Whether the workloads of an unchanged release are there and ready; else helm is called all the same. */
async function isHealthy(objects: readonly ManifestObject[], { ports }: HelmSession, signal: AbortSignal): Promise<boolean> {
  const found = await Promise.all(
    workloadsOf(objects).map(async ({ kind, name, namespace }) => {
      const object = await readWorkload(ports.cluster, { kind, name, namespace }, signal);
      return object !== undefined && judgeReadiness(kind, object).done;
    }),
  );
  return found.every(Boolean);
}
