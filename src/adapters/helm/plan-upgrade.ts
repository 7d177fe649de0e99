import { changedObjects, isUnchanged, renderChanges } from '../../core/helm-release/compare.ts';
import { dryInstallArgs, dryRunArgs, type HelmValues } from '../../core/helm-release/helm-args.ts';
import { judgeHelmFailure } from '../../core/helm-release/judge-helm-failure.ts';
import { currentRevision, parseRelease, pendingRevision, type Release, type Revision, RUN_LABEL } from '../../core/helm-release/release.ts';
import { helmByHand } from '../../core/lease/lease-problems.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { podNeeds, workloadsOf } from '../../core/manifest/pod-specs.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { judgeReadiness } from '../../core/rollout/readiness.ts';
import type { TargetImage, TargetPlan } from '../../core/target/target.ts';
import { judgeLostValues, lostValues } from '../../core/values/lost-values.ts';
import { readWorkload } from '../kubernetes/workload-api.ts';
import { checkImages, type Preflight } from './image-preflight.ts';
import { targetName } from './ports.ts';
import type { History } from './release-store.ts';
import { type Deployed, type HelmSession, siteOf } from './session.ts';
import { prepareValues } from './values-files.ts';

/** The plan with all that applying needs. */
export interface HelmPlan extends TargetPlan {
  /** The last revision of any status; 0 on a first install. */
  readonly last: number;
  /** The last revision, when a dead helm left it pending: mended before the first write. */
  readonly pending?: Revision;
  readonly values: HelmValues;
  readonly rendered: Release;
}

/** A helm that we did not start and that has been pending for less is taken for alive. */
const BY_HAND_MS = 300_000;

/** Every check that needs no write: values, rendering, values that would be lost, images. All problems at once. */
export async function planUpgrade(session: HelmSession, signal: AbortSignal): Promise<Result<HelmPlan, readonly Problem[]>> {
  const { settings, store, folder, ports } = session;
  const values = await prepareValues(settings, folder);
  if (!values.ok) return values;
  const history = await store.history();
  const alive = aliveByHand(history, session);
  if (alive !== undefined) return err([alive]);
  const row = currentRevision(history.rows);
  const [release, rendered] = await Promise.all([
    row === undefined ? undefined : store.read(row.revision),
    render(session, history, values.value, signal),
  ]);
  if (!rendered.ok) return err([rendered.error]);
  const deployed = row === undefined || release === undefined ? undefined : { row, release };
  const gate = judgeValues(session, deployed, rendered.value);
  const preflight = await judgeImages(session, rendered.value, signal);
  const problems = [...(gate.problem === undefined ? [] : [gate.problem]), ...preflight.problems];
  if (problems.length > 0) return err(problems);
  const pending = pendingRevision(history.rows);
  const kept =
    pending === undefined &&
    !settings.alwaysUpgrade &&
    deployed?.row.status === 'deployed' &&
    isUnchanged(deployed.release, rendered.value);
  const unchanged = kept && (await isHealthy(rendered.value, session, signal));
  const changes = changedObjects(deployed?.release.manifest ?? '', rendered.value.manifest, settings.namespace);
  if (unchanged) ports.log.info(`${targetName(settings)} holds this already, revision ${deployed?.row.revision}`);
  return ok({
    kind: unchanged ? 'unchanged' : 'change',
    images: preflight.images,
    remarks: [...gate.remarks, ...preflight.remarks],
    report: renderChanges(changes, unchanged ? [] : rendered.value.hooks),
    last: history.rows.at(-1)?.revision ?? 0,
    values: values.value,
    rendered: rendered.value,
    ...(deployed === undefined ? {} : { previous: { revision: deployed.row.revision, verified: deployed.row.verified } }),
    ...(pending === undefined ? {} : { pending }),
  });
}

function aliveByHand({ rows, serverNow }: History, { settings }: HelmSession): Problem | undefined {
  const pending = pendingRevision(rows);
  if (pending === undefined || pending.run !== undefined) return undefined;
  const age = serverNow.getTime() - Date.parse(pending.created);
  return age < BY_HAND_MS ? helmByHand(settings.release, pending.status, targetName(settings)) : undefined;
}

async function render(session: HelmSession, history: History, values: HelmValues, signal: AbortSignal): Promise<Result<Release, Problem>> {
  const { settings, helm, ports, store, folder } = session;
  const options = { chart: settings.chart, policy: settings.valuesPolicy, createNamespace: settings.createNamespace, values };
  let args = dryRunArgs(siteOf(session), options);
  if (pendingRevision(history.rows) !== undefined) {
    const row = settings.valuesPolicy === 'keep' ? currentRevision(history.rows) : undefined;
    const old = row === undefined ? undefined : await store.read(row.revision);
    const kept = old === undefined ? [] : [await folder.replace('kept.json', JSON.stringify(old.config))];
    args = dryInstallArgs(siteOf(session), { ...options, values: { ...values, files: [...kept, ...values.files] } });
  }
  const end = await helm.run(args, signal);
  if (end.code === 0) return ok(parseRelease(end.stdout));
  ports.log.outside(end.stderr);
  return err(judgeHelmFailure({ stderr: end.stderr, where: `chart ${settings.chart}`, identity: ports.identity }));
}

function judgeValues({ settings }: HelmSession, deployed: Deployed | undefined, rendered: Release) {
  if (deployed === undefined) return { remarks: [] };
  return judgeLostValues({
    lost: lostValues(deployed.release.config, rendered.config, rendered.chart.values),
    allowLost: settings.allowLost,
    policy: settings.valuesPolicy,
    revision: deployed.row.revision,
    where: targetName(settings),
  });
}

interface ImageVerdict {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
  readonly images: readonly TargetImage[];
}

/** Images of the manifest and of its hooks; under `warn` what would be an error is told as a warning. */
async function judgeImages(session: HelmSession, rendered: Release, signal: AbortSignal): Promise<ImageVerdict> {
  const { settings, ports } = session;
  const text = [rendered.manifest, ...rendered.hooks.map((hook) => hook.manifest)].join('\n---\n');
  const pods = readManifest(text, settings.namespace).flatMap((object) => podNeeds(object) ?? []);
  if (settings.imagePreflight === 'off') {
    const names = [...new Set(pods.flatMap((pod) => pod.images.map((use) => use.image)))];
    return { problems: [], remarks: [], images: names.map((name) => ({ name })) };
  }
  const { findings, images }: Preflight = await checkImages(pods, settings.namespace, ports, signal);
  const remarks = findings.filter((finding) => finding.kind === 'remark');
  const errors = findings.filter((finding) => finding.kind === 'error');
  if (settings.imagePreflight === 'error') return { problems: errors.map((finding) => finding.problem), remarks, images };
  return { problems: [], remarks: [...errors.map(({ problem }): Remark => ({ severity: 'warning', problem })), ...remarks], images };
}

/** Whether the workloads of an unchanged release are there and ready; else helm is called all the same. */
async function isHealthy(rendered: Release, { settings, ports }: HelmSession, signal: AbortSignal): Promise<boolean> {
  const found = await Promise.all(
    workloadsOf(readManifest(rendered.manifest, settings.namespace)).map(async ({ kind, name, namespace }) => {
      const object = await readWorkload(ports.cluster, { kind, name, namespace }, signal);
      return object !== undefined && judgeReadiness(kind, object).done;
    }),
  );
  return found.every(Boolean);
}

/** The labels that mark a revision as ours. */
export const revisionLabels = ({ settings }: HelmSession): Readonly<Record<string, string>> => ({ [RUN_LABEL]: settings.runId });
