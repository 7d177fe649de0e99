import { randomBytes } from 'node:crypto';
import type { Repository, World } from './world.ts';

export interface WorldOptions {
  /** `owner/name`. */
  readonly repository: string;
  readonly repositoryId?: number;
  readonly ownerId?: number;
  readonly ownerType?: 'Organization' | 'User';
  readonly visibility?: 'public' | 'private';
  readonly defaultBranch?: string;
  /** Fixes GitHub's clock at this instant. */
  readonly now?: string;
}

/** The accounts that are on every GitHub. */
const bots = { 'github-actions[bot]': 41_898_282, 'web-flow': 19_864_447 };

/** An empty repository with its owner and GitHub's own bots. Everything else is put in by the verbs. */
export function createWorld(options: WorldOptions): World {
  const [owner, name] = options.repository.split('/');
  if (!owner || !name) throw new Error(`repository must be owner/name, not "${options.repository}"`);
  const repository: Repository = {
    owner,
    ownerId: options.ownerId ?? 1001,
    ownerType: options.ownerType ?? 'Organization',
    name,
    id: options.repositoryId ?? 2002,
    visibility: options.visibility ?? 'private',
    defaultBranch: options.defaultBranch ?? 'main',
    createdAt: '2026-01-05T09:00:00Z',
  };
  const people: World['people'] = {
    [owner]: {
      login: owner,
      id: repository.ownerId,
      type: repository.ownerType,
      name: owner,
      email: `${owner}@example.com`,
      role: 'admin',
    },
  };
  for (const [login, id] of Object.entries(bots)) {
    people[login] = {
      login,
      id,
      type: login.endsWith('[bot]') ? 'Bot' : 'User',
      name: login,
      email: `${id}+${login}@users.noreply.github.com`,
      role: 'none',
    };
  }
  const empty = { tokens: [], pulls: [], releases: [], environments: [], variables: [], deployments: [], runs: [], jobs: [] };
  return {
    repository,
    nextId: 5000,
    clock: { fixed: options.now ?? null, offsetMs: 0 },
    signingKey: randomBytes(32).toString('hex'),
    rateLimit: { limit: 5000, used: 0, reset: null },
    people,
    ...{ teams: {}, commits: {}, blobs: {}, refs: {}, tags: {} },
    ...empty,
    ...{ approvals: [], checkRuns: [], statuses: [], artifacts: [] },
  };
}
