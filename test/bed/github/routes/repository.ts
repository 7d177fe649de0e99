import { instant } from '../bed.ts';
import { notFound } from '../refusal.ts';
import { fullRepository } from '../shapes/repository.ts';
import { userShape } from '../shapes/user.ts';
import { type Answer, type Call, ok, type Routes, text } from './route.ts';

export const repositoryRoutes: Routes = {
  'repos/get': { needs: {}, play: ({ bed }) => ok(fullRepository(bed)) },
  'repos/get-collaborator-permission-level': { needs: {}, play: permission },
  'rate-limit/get': { needs: {}, play: rateLimit },
};

/** `permission` knows only admin, write, read, none (maintain shows as write, triage as read); `role_name` tells them apart. */
function permission(call: Call): Answer {
  const login = text(call, 'username');
  const found = call.bed.world.people[login];
  if (found === undefined) throw notFound();
  const old = { maintain: 'write', triage: 'read' } as const;
  const role = found.role;
  return ok({
    permission: role === 'maintain' || role === 'triage' ? old[role] : role,
    role_name: role,
    user: { ...userShape(call.bed, login), role_name: role },
  });
}

function rateLimit({ bed }: Call): Answer {
  const { limit, used, reset } = bed.world.rateLimit;
  const core = {
    limit,
    used,
    remaining: Math.max(0, limit - used),
    reset: Math.floor((reset === null ? instant(bed) + 3_600_000 : Date.parse(reset)) / 1000),
  };
  return ok({ resources: { core, search: core }, rate: core });
}
