import { nodeHttp } from '../../adapters/http/node-http.ts';
import { dockerConfigFile } from '../../adapters/registry/docker-config-file.ts';
import { registryClient } from '../../adapters/registry/registry-client.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { registryLogins } from '../../core/publish/registry-logins.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import { type Lookup, lookUp } from '../../stages/build-tag/check-registry.ts';
import type { TagDecision } from '../../stages/build-tag/decide.ts';
import { judgeRegistry } from '../../stages/build-tag/judge-registry.ts';
import { pushedReferences } from '../../stages/build-tag/results.ts';
import type { TagRun } from './main.ts';

/** Milliseconds for all look-ups together, with their retries. */
const LIMIT = 60_000;

/** Looks up every tag that never moves; gives the problems that fail the step. */
export async function checkRegistries(run: TagRun, decision: TagDecision): Promise<readonly Problem[]> {
  const references = pushedReferences(decision).filter(({ mutable }) => !mutable);
  const registry = await openRegistry(run);
  const checked = await Promise.all(
    references.map(async ({ ref, tag, text }) => ({ reference: text, found: await lookUp(registry, ref, tag) })),
  );
  const verdict = judgeRegistry(checked, decision.identity.sha, run.inputs.registryErrors);
  for (const { severity, problem } of verdict.remarks) run.log.problem(severity, problem);
  run.setOutputs({ exists: verdict.exists, digest: verdict.digest, reuse: verdict.exists && verdict.digest !== undefined });
  return verdict.problems;
}

async function openRegistry({ env, inputs, context, clock, random, signal, log }: TagRun): Promise<Lookup> {
  const docker = await dockerConfigFile(env);
  for (const { credential } of docker.auths)
    for (const form of maskForms(credential.kind === 'password' ? credential.password : credential.token)) log.mask(form);
  const login = {
    username: undefined,
    password: undefined,
    token: inputs.githubToken,
    actor: context.actor,
    serverHost: hostOf(context.serverUrl),
  };
  const ports = {
    http: nodeHttp,
    clock,
    random,
    signal,
    deadline: deadlineIn(clock, LIMIT),
    mask: (text: string) => log.mask(text),
    debug: (line: string) => log.debug(line),
  };
  return registryClient(ports, (at) => registryLogins(login, undefined, docker.auths, at));
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : 'github.com');
