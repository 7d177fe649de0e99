import type { Faults } from './faults.ts';
import type { RequestLog } from './request-log.ts';
import type { ArtifactStore } from './results/artifact-store.ts';
import type { Person, World } from './world.ts';

export interface Urls {
  /** GITHUB_API_URL */
  readonly api: string;
  /** GITHUB_SERVER_URL; a name under .localhost, which clients of the artifact service insist on. Nothing is served there. */
  readonly server: string;
  readonly uploads: string;
  /** ACTIONS_RESULTS_URL */
  readonly results: string;
  readonly blobs: string;
}

/** What verbs, routes and shapes work on. */
export interface Bed {
  readonly world: World;
  readonly urls: Urls;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly store: ArtifactStore;
  /** Called after everything that may have changed the world. */
  readonly changed: () => void;
}

/** GitHub's present instant in ms. */
export function instant({ world }: Bed): number {
  return world.clock.fixed === null ? Date.now() + world.clock.offsetMs : Date.parse(world.clock.fixed);
}

/** GitHub's present time, in its own form: ISO, whole seconds. */
export function now(bed: Bed): string {
  return isoSeconds(instant(bed));
}

export function isoSeconds(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The next number that nothing in this world has yet. */
export function nextId({ world }: Bed): number {
  world.nextId += 1;
  return world.nextId;
}

/** The account of this login. Throws when a test speaks of somebody whom it did not add. */
export function person({ world }: Bed, login: string): Person {
  const found = world.people[login];
  if (found === undefined) throw new Error(`nobody is called "${login}": addPerson first`);
  return found;
}
