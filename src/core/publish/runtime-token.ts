/** Run and job, as the artifact service calls them. */
export interface ArtifactScope {
  readonly run: string;
  readonly job: string;
}

/**
 * Reads `Actions.Results:<run>:<job>` out of the claim `scp` of ACTIONS_RUNTIME_TOKEN (as @actions/artifact does). The service proves the token;
 * undefined when the text is no such token.
 */
export function artifactScope(token: string): ArtifactScope | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { scp } = JSON.parse(atob(payload)) as { scp?: unknown };
    const found = /(?:^| )Actions\.Results:([^:\s]+):([^:\s]+)(?: |$)/.exec(typeof scp === 'string' ? scp : '');
    return found?.[1] === undefined || found[2] === undefined ? undefined : { run: found[1], job: found[2] };
  } catch {
    return undefined;
  }
}
