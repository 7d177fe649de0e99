/**
 * Reads `x-accepted-github-permissions`: `;` separates alternatives, `,` what is needed together (GitHub REST docs, "Troubleshooting the REST
 * API"). Names come as a workflow's `permissions:` writes them: `pull_requests=read` → `pull-requests: read`.
 */
export function acceptedPermissions(header: string | undefined): readonly string[] {
  if (header === undefined) return [];
  const alternatives = header.split(';').map((set) =>
    set
      .split(',')
      .map((pair) => /^\s*([a-z_]+)=([a-z]+)\s*$/.exec(pair))
      .flatMap((match) => (match === null ? [] : [`${match[1]?.replaceAll('_', '-')}: ${match[2]}`]))
      .join(', '),
  );
  return alternatives.filter((set) => set !== '');
}
