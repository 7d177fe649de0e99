import { type Bed, nextId, person } from '../bed.ts';
import type { Person, Role, Team } from '../world.ts';

/** An account; `role` is its permission on the repository. */
export function addPerson(bed: Bed, args: { login: string; role?: Role; type?: 'User' | 'Bot'; name?: string; email?: string }): Person {
  const { login, role = 'write', type = 'User', name = login, email = `${login}@example.com` } = args;
  const made: Person = { login, id: nextId(bed), type, name, email, role };
  bed.world.people[login] = made;
  return made;
}

export function addTeam(bed: Bed, args: { slug: string; members: readonly string[] }): Team {
  for (const login of args.members) person(bed, login);
  const made: Team = { id: nextId(bed), slug: args.slug, members: args.members };
  bed.world.teams[args.slug] = made;
  return made;
}
