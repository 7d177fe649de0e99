import type { OpenOrClosed, Policy, Selector } from './policy.ts';

/** Whether `name` fits the pattern; `*` stands for anything, also for `/`, and is the only wildcard. */
export function fitsGlob(pattern: string, name: string): boolean {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 's').test(name);
}

/** Environments are compared as GitHub does: without case. */
const fitsEnvironment = (pattern: string, environment: string): boolean => fitsGlob(pattern.toLowerCase(), environment.toLowerCase());

/** Where a deployment goes. */
export interface Destination {
  readonly environment: string;
  readonly service: string;
}

/** Whether a rule or block holds for this destination. */
export function selects(selector: Selector, { environment, service }: Destination): boolean {
  const environments = selector.environments?.some((pattern) => fitsEnvironment(pattern, environment)) ?? true;
  return environments && (selector.services?.some((pattern) => fitsGlob(pattern, service)) ?? true);
}

/** What holds where no rule speaks: the environment's own entry first, then the first glob that fits. Undefined when none does. */
export function fallbackFor(policy: Policy, environment: string): OpenOrClosed | undefined {
  const exact = policy.fallback.find((entry) => entry.environment.toLowerCase() === environment.toLowerCase());
  return (exact ?? policy.fallback.find((entry) => fitsEnvironment(entry.environment, environment)))?.state;
}
