import {
  dryInstallArgs,
  dryRunArgs,
  type HelmChart,
  type HelmValues,
  showArgs,
  templateArgs,
  type UpgradeOptions,
} from '../../core/helm-release/helm-args.ts';
import { judgeHelmFailure } from '../../core/helm-release/judge-helm-failure.ts';
import { currentRevision, parseRelease, pendingRevision, type Release } from '../../core/helm-release/release.ts';
import { splitTemplate } from '../../core/helm-release/split-template.ts';
import { readGoYaml } from '../../core/manifest/go-yaml.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { mergeValues } from '../../core/values/merge-values.ts';
import type { Values } from '../../core/values/paths.ts';
import type { History } from './release-store.ts';
import { type HelmSession, policyOf, siteOf } from './session.ts';
import type { PreparedValues } from './values-files.ts';

/** What helm would deploy, rendered twice at the same time: a template that differs is random. */
export interface Rendered {
  readonly release: Release;
  readonly again: string;
}

/** Why the chart was not rendered; `manifest` when helm could render it by itself, so that all the rights that lack can be told. */
export interface NotRendered {
  readonly problem: Problem;
  readonly manifest?: string;
}

/** Kinds that the chart's own folder `crds` brings are not known to the server yet. */
const UNKNOWN_KIND = /no matches for kind|ensure CRDs are installed first/;

/**
 * Renders with the server's help. A release that is still pending is rendered as a new one, with the old values put in by hand under `keep`; a chart whose own
 * folder `crds` brings kinds along is rendered without the server.
 */
export async function render(
  session: HelmSession,
  chart: HelmChart,
  history: History,
  prepared: PreparedValues,
  signal: AbortSignal,
): Promise<Result<Rendered, NotRendered>> {
  const { settings, helm, ports } = session;
  const policy = policyOf(settings);
  const common = { chart, policy, createNamespace: settings.createNamespace, takeOwnership: settings.takeOwnership };
  const kept = policy === 'keep' ? await oldValues(session, history) : {};
  const isPending = pendingRevision(history.rows) !== undefined;
  const options: UpgradeOptions = { ...common, values: isPending ? await withKept(session, prepared.values, kept) : prepared.values };
  const args = isPending ? dryInstallArgs : dryRunArgs;
  const dryRun = (unchecked: boolean) => helm.run(args(siteOf(session), { ...options, unchecked }), signal);
  const ends = await Promise.all([dryRun(false), dryRun(true)]);
  const failed = ends.find((end) => end.code !== 0);
  if (failed === undefined) return ok({ release: parseRelease(ends[0].stdout), again: parseRelease(ends[1].stdout).manifest });
  const problem = judgeHelmFailure({ stderr: failed.stderr, where: `chart ${settings.chart}`, identity: ports.identity });
  const isUnknown = UNKNOWN_KIND.test(failed.stderr);
  const alone = isUnknown || problem.code === 'HD002' ? await helm.run(templateArgs(siteOf(session), options), signal) : undefined;
  if (alone?.code === 0 && isUnknown) {
    const release = await releaseOf(session, options, history, mergeValues(kept, prepared.merged), alone.stdout, signal);
    return ok({ release, again: release.manifest });
  }
  if (alone?.code === 0) return err({ problem, manifest: alone.stdout });
  ports.log.outside(failed.stderr);
  return err({ problem });
}

async function oldValues({ store }: HelmSession, history: History): Promise<Values> {
  const row = currentRevision(history.rows);
  return row === undefined ? {} : ((await store.read(row.revision))?.config ?? {});
}

async function withKept({ folder }: HelmSession, values: HelmValues, kept: Values): Promise<HelmValues> {
  if (Object.keys(kept).length === 0) return values;
  return { ...values, files: [await folder.replace('kept.json', JSON.stringify(kept)), ...values.files] };
}

/** A release out of what `helm template` printed, which tells neither values nor defaults. */
async function releaseOf(
  { helm, settings }: HelmSession,
  options: UpgradeOptions,
  history: History,
  config: Values,
  printed: string,
  signal: AbortSignal,
): Promise<Release> {
  const shown = await helm.run(showArgs('values', options.chart), signal);
  return {
    name: settings.release,
    namespace: settings.namespace,
    version: (history.rows.at(-1)?.revision ?? 0) + 1,
    ...splitTemplate(printed, settings.namespace),
    config,
    info: { status: 'pending-install' },
    applyMethod: '',
    chart: { metadata: { name: '', version: '' }, values: shown.code === 0 ? readGoYaml(shown.stdout) : {} },
  };
}
