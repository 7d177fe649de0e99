import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { deadlineIn } from '../../core/clock/deadline.ts';
import { sha256Of } from '../../core/digest/sha256.ts';
import { type ChartSource, chartDenied, chartNotFound, otherDigest, readChartSource } from '../../core/helm-release/chart-source.ts';
import type { HelmChart } from '../../core/helm-release/helm-args.ts';
import { helmSentence } from '../../core/helm-release/judge-helm-failure.ts';
import type { ImageRef } from '../../core/image-ref/image-ref.ts';
import { isLoopback } from '../../core/oci/endpoint.ts';
import { RegistryFailure } from '../../core/oci/registry.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { registryClient } from '../registry/registry-client.ts';
import { buildDependencies } from './chart-dependencies.ts';
import { chartLogins, splitLogin } from './chart-logins.ts';
import type { HelmSession } from './session.ts';

/** A chart that lies on this machine, so that plan and rollout read the same. */
export interface FetchedChart {
  readonly chart: HelmChart;
  /** Of the manifest (oci), or of the archive (repo); a folder has none. */
  readonly digest?: string;
}

const REGISTRY_MS = 30_000;

/**
 * Brings the chart here: a path is taken as it is, with its dependencies built by its Chart.lock; an oci:// chart is resolved to its digest first and
 * pulled by that alone (helm 3.17 given both pulls the tag and ignores a wrong digest); a chart of a repository is pulled once.
 */
export async function fetchChart(session: HelmSession, signal: AbortSignal): Promise<Result<FetchedChart, readonly Problem[]>> {
  const source = readChartSource(session.settings);
  if (!source.ok) return source;
  switch (source.value.kind) {
    case 'local':
      return localChart(session, source.value.path, signal);
    case 'oci':
      return ociChart(session, source.value.ref, signal);
    case 'repo':
      return repoChart(session, source.value, signal);
  }
}

async function localChart(session: HelmSession, path: string, signal: AbortSignal): Promise<Result<FetchedChart, readonly Problem[]>> {
  const there = await access(resolve(session.settings.workspace, path)).then(
    () => true,
    () => false,
  );
  if (!there) return err([chartNotFound(path, 'there is no such file or folder; does the job check the repository out?')]);
  const problem = await buildDependencies(session, path, signal);
  return problem === undefined ? ok({ chart: { reference: path, flags: [] } }) : err([problem]);
}

async function ociChart(session: HelmSession, ref: ImageRef, signal: AbortSignal): Promise<Result<FetchedChart, readonly Problem[]>> {
  const { ports, settings, folder } = session;
  const logins = await chartLogins(ports, ref, settings.chartCredentials);
  const deadline = deadlineIn(ports.clock, REGISTRY_MS);
  const client = registryClient(
    { http: ports.http, clock: ports.clock, random: ports.random, deadline, mask: (secret) => ports.log.mask(secret), signal },
    () => logins,
  );
  const resolve = async (reference: string): Promise<Result<string, Problem>> => {
    try {
      const head = await client.head(ref, reference);
      if (head.kind === 'present') return ok(head.digest);
      return err(
        head.kind === 'absent' ? chartNotFound(settings.chart, '404') : chartDenied(settings.chart, `${head.status} ${head.detail}`),
      );
    } catch (error) {
      if (error instanceof RegistryFailure) return err({ ...chartNotFound(settings.chart, error.message), fault: 'remote' });
      throw error;
    }
  };
  const tagged = ref.tag === undefined ? undefined : await resolve(ref.tag);
  if (tagged?.ok === false) return err([tagged.error]);
  if (ref.digest !== undefined && tagged !== undefined && tagged.value !== ref.digest)
    return err([otherDigest(settings.chart, ref.tag ?? '', tagged.value)]);
  const digest = ref.digest ?? tagged?.value ?? '';
  const host = ref.registry;
  const plain = isLoopback(host.replace(/:\d+$/, '')) ? ['--plain-http'] : [];
  const [login] = settings.chartCredentials === undefined ? [] : logins;
  const config =
    login?.kind === 'password'
      ? ['--registry-config', await folder.replace('registry.json', dockerConfig(host, login.username, login.password))]
      : [];
  const pulled = await pull(session, [...plain, ...config, '--', `oci://${host}/${ref.repository}@${digest}`], signal);
  return pulled.ok ? ok({ chart: pulled.value.chart, digest }) : pulled;
}

const dockerConfig = (host: string, username: string, password: string): string =>
  JSON.stringify({ auths: { [host]: { auth: Buffer.from(`${username}:${password}`).toString('base64') } } });

/** A login reaches helm by a private file of repositories: its flags would stand on the command line. */
async function repoChart(
  session: HelmSession,
  source: Extract<ChartSource, { kind: 'repo' }>,
  signal: AbortSignal,
): Promise<Result<FetchedChart, readonly Problem[]>> {
  const { settings, folder, helm } = session;
  const version = source.version === undefined ? [] : ['--version', source.version];
  if (settings.chartCredentials === undefined) return pull(session, ['--repo', source.repo, ...version, '--', source.name], signal);
  const entry = { name: 'tidegate', url: source.repo, ...splitLogin(settings.chartCredentials) };
  const config = await folder.replace('repositories.yaml', JSON.stringify({ apiVersion: '', repositories: [entry] }));
  const flags = ['--repository-config', config, '--repository-cache', join(folder.path, 'repository')];
  const updated = await helm.run(['repo', 'update', ...flags], signal);
  const unread = updateReason(updated.stdout);
  if (updated.code !== 0 || unread !== undefined) return err([explain(settings.chart, unread ?? updated.stderr)]);
  return pull(session, [...flags, ...version, '--', `tidegate/${source.name}`], signal);
}

/** Why a repository could not be read stands in what `helm repo update` prints: the error of helm 4 only names it, and helm 3 ends with 0. */
const updateReason = (stdout: string): string | undefined => /Unable to get an update from [^\n]*\n\s*([^\n]+)/.exec(stdout)?.[1];

async function pull(session: HelmSession, args: readonly string[], signal: AbortSignal): Promise<Result<FetchedChart, readonly Problem[]>> {
  const { helm, folder, settings } = session;
  const target = join(folder.path, 'chart');
  await mkdir(target, { recursive: true });
  const end = await helm.run(['pull', '--destination', target, ...args], signal);
  if (end.code !== 0) return err([explain(settings.chart, end.stderr)]);
  const archive = (await readdir(target)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) return err([chartNotFound(settings.chart, 'helm pulled nothing')]);
  const reference = join(target, archive);
  return ok({ chart: { reference, flags: [] }, digest: sha256Of(await readFile(reference)) });
}

function explain(chart: string, stderr: string): Problem {
  const words = helmSentence(stderr);
  return /\b40[13]\b|unauthorized|forbidden|denied/i.test(words) ? chartDenied(chart, words) : chartNotFound(chart, words);
}
