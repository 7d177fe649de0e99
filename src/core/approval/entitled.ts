import { PERMISSIONS, type Permission } from '../policy/policy.ts';
import type { Entitled } from '../policy/rules-for.ts';

/** Whether a role is at least that permission. A role of one's own has an unknown rank, so it is not. */
export function hasPermission(role: string | undefined, needed: Permission): boolean {
  return PERMISSIONS.indexOf(role as Permission) >= PERMISSIONS.indexOf(needed);
}

/** Whether a person may speak under a block: named in `users`, or with the permission (`fallback` where the block names neither). */
export function isEntitled(block: Entitled, login: string, role: string | undefined, fallback: Permission): boolean {
  if (isListed(block.users, login)) return true;
  const permission = block.permission ?? (block.users === undefined ? fallback : undefined);
  return permission !== undefined && hasPermission(role, permission);
}

/** GitHub compares logins without case. */
export const isListed = (users: readonly string[] | undefined, login: string): boolean =>
  users?.some((user) => user.toLowerCase() === login.toLowerCase()) ?? false;

/** GitHub's own accounts of apps end so. */
export const isBotLogin = (login: string): boolean => login.toLowerCase().endsWith('[bot]');
