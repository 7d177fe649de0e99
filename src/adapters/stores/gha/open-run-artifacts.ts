import { artifactScope } from '../../../core/publish/runtime-token.ts';
import type { ServicePorts } from './artifact-service.ts';
import { type RunArtifacts, runArtifacts } from './run-artifacts.ts';

/** The artifact service of this run, as the runner's variables name it; undefined where they are missing or no such thing. */
export function openRunArtifacts(ports: ServicePorts, env: Readonly<Record<string, string | undefined>>): RunArtifacts | undefined {
  const token = env.ACTIONS_RUNTIME_TOKEN ?? '';
  const url = env.ACTIONS_RESULTS_URL ?? '';
  const scope = artifactScope(token);
  if (scope === undefined || !/^https?:\/\//.test(url) || !URL.canParse(url)) return undefined;
  return runArtifacts(ports, { origin: new URL(url).origin, token, scope });
}
