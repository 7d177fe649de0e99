import { randomBytes } from 'node:crypto';
import { type Bed, person } from '../bed.ts';
import type { Token } from '../world.ts';

export interface TokenArgs {
  /** By the workflow's names: `{ deployments: 'write', actions: 'read' }`. What is missing is none; `metadata: read` is always there. */
  readonly permissions: Token['permissions'];
  /** Shown in the request log in place of the token. */
  readonly name?: string;
  /** Whose it is. Default: the job's own, `github-actions[bot]`. */
  readonly actor?: string;
  readonly repository?: string;
  readonly runId?: number;
  readonly jobId?: number;
  readonly expiresAt?: string;
}

/** A token as a job gets it (`ghs_…`), bound to these permissions. */
export function mintToken(bed: Bed, args: TokenArgs): string {
  const { world } = bed;
  const { owner, name } = world.repository;
  const token = `ghs_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
  world.tokens.push({
    token,
    name: args.name ?? `token ${world.tokens.length + 1}`,
    actor: person(bed, args.actor ?? 'github-actions[bot]').login,
    repository: args.repository ?? `${owner}/${name}`,
    permissions: args.permissions,
    runId: args.runId ?? null,
    jobId: args.jobId ?? null,
    expiresAt: args.expiresAt ?? null,
  });
  return token;
}
