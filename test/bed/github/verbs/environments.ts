import { type Bed, nextId, now, person } from '../bed.ts';
import type { Environment, Reviewer } from '../world.ts';

export interface EnvironmentArgs {
  readonly name: string;
  /** Logins, or `team:slug`. */
  readonly reviewers?: readonly string[];
  readonly preventSelfReview?: boolean;
  readonly canAdminsBypass?: boolean;
  /** Minutes. */
  readonly waitTimer?: number;
  readonly branchPolicy?: 'protected' | 'custom' | null;
}

/** Makes an environment, or changes one: what is not given stays. */
export function setEnvironment(bed: Bed, args: EnvironmentArgs): Environment {
  const environment = ensureEnvironment(bed, args.name);
  if (args.reviewers !== undefined) environment.reviewers = args.reviewers.map((name) => reviewer(bed, name));
  environment.preventSelfReview = args.preventSelfReview ?? environment.preventSelfReview;
  environment.canAdminsBypass = args.canAdminsBypass ?? environment.canAdminsBypass;
  environment.waitTimer = args.waitTimer ?? environment.waitTimer;
  environment.branchPolicy = args.branchPolicy === undefined ? environment.branchPolicy : args.branchPolicy;
  environment.updatedAt = now(bed);
  return environment;
}

/** The environment of this name (letter case does not count), made without any protection if it is not there. */
export function ensureEnvironment(bed: Bed, name: string): Environment {
  const found = bed.world.environments.find((environment) => environment.name.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const times = { createdAt: now(bed), updatedAt: now(bed) };
  const made: Environment = {
    id: nextId(bed),
    name,
    ...times,
    reviewers: [],
    preventSelfReview: false,
    canAdminsBypass: true,
    waitTimer: 0,
    branchPolicy: null,
  };
  bed.world.environments.push(made);
  return made;
}

/** Everybody who may approve: the reviewers named, and the members of their teams. */
export function reviewerLogins({ world }: Bed, environment: Environment): string[] {
  return environment.reviewers.flatMap(({ type, name }) => (type === 'User' ? [name] : (world.teams[name]?.members ?? [])));
}

function reviewer(bed: Bed, name: string): Reviewer {
  if (!name.startsWith('team:')) return { type: 'User', name: person(bed, name).login };
  const slug = name.slice('team:'.length);
  if (bed.world.teams[slug] === undefined) throw new Error(`no team ${slug}: addTeam first`);
  return { type: 'Team', name: slug };
}
