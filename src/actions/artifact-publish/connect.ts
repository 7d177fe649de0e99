import { nodeHttp } from '../../adapters/http/node-http.ts';
import { dockerConfigFile } from '../../adapters/registry/docker-config-file.ts';
import { registryClient } from '../../adapters/registry/registry-client.ts';
import { openRunArtifacts } from '../../adapters/stores/gha/open-run-artifacts.ts';
import type { RunArtifacts } from '../../adapters/stores/gha/run-artifacts.ts';
import { openStoreWith } from '../../adapters/stores/open-store.ts';
import type { Identity } from '../../core/build-record/build-record.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import { FILES_ARTIFACT } from '../../core/oci/files-manifest.ts';
import { type LoginInputs, registryLogins } from '../../core/publish/registry-logins.ts';
import type { OpenStore } from '../../core/publish/store.ts';
import { present } from '../../core/result/present.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import type { PublishPlan } from '../../stages/publish/plan.ts';
import type { PublishRun } from './publish-run.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Milliseconds for all requests together; GitHub ends a job after six hours. */
const LONGEST = 120 * MINUTE;

/** The stores and the run's artifact service. Nothing is contacted yet. */
export async function connect(
  run: PublishRun,
  plan: PublishPlan,
  identity: Identity,
  login: LoginInputs,
): Promise<{ readonly open: OpenStore; readonly artifacts: RunArtifacts | undefined }> {
  const { inputs, context, env, log, clock, random, signal } = run;
  const ports = {
    http: nodeHttp,
    clock,
    random,
    signal,
    deadline: deadlineIn(clock, LONGEST),
    mask: (text: string) => log.mask(text),
    debug: (line: string) => log.debug(line),
  };
  const docker = plan.targets.some(({ kind }) => kind === 'oci') ? await dockerConfigFile(env) : { auths: [] };
  if (docker.unreadable !== undefined) log.info(`${docker.unreadable} is no Docker configuration: no login is taken from it`);
  for (const { credential } of docker.auths) {
    const text = credential.kind === 'password' ? credential.password : credential.token;
    for (const form of maskForms(text)) log.mask(form);
  }
  const registry = registryClient(ports, (at) => registryLogins(login, plan.passwordFor, docker.auths, at));
  const artifacts = openRunArtifacts(ports, env);
  const github = plan.targets.some(({ kind }) => kind === 'gha') ? await githubFor(run) : undefined;
  const expiresAt = inputs.retentionDays === undefined ? undefined : new Date(clock.now().getTime() + inputs.retentionDays * DAY);
  const source = `${context.serverUrl}/${context.repository.full}`;
  const artifactType = inputs.artifactType ?? FILES_ARTIFACT;
  const open = openStoreWith({ registry, identity, source, artifactType, context, artifacts, github, ...present({ expiresAt }) });
  return { open, artifacts };
}

/** GitHub's client is a quarter of the bundle: it is loaded only where a run artifact is to be looked for. */
async function githubFor({ context, inputs, clock, random, signal, log }: PublishRun) {
  const { githubClient } = await import('../../adapters/github/github-client.ts');
  return githubClient({
    apiUrl: context.apiUrl,
    token: inputs.token ?? '',
    clock,
    random,
    signal,
    onRetry: (line) => log.debug(line),
  });
}
