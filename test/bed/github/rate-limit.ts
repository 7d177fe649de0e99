import { type Bed, instant } from './bed.ts';
import { Refusal } from './refusal.ts';

/** Counts a request against the primary limit. Throws 403 when nothing is left; the window starts anew at `reset`. */
export function countRequest(bed: Bed): void {
  const { rateLimit } = bed.world;
  if (rateLimit.reset !== null && Date.parse(rateLimit.reset) <= instant(bed)) Object.assign(rateLimit, { used: 0, reset: null });
  if (rateLimit.used >= rateLimit.limit) throw new Refusal(403, 'API rate limit exceeded for installation ID 1.');
  rateLimit.used += 1;
}

/** An answer 304 costs nothing. */
export function uncountRequest({ world }: Bed): void {
  world.rateLimit.used -= 1;
}

/** The limit's headers, on every answer. */
export function rateLimitHeaders(bed: Bed): Record<string, string> {
  const { limit, used, reset } = bed.world.rateLimit;
  const at = reset === null ? instant(bed) + 3_600_000 : Date.parse(reset);
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(Math.max(0, limit - used)),
    'x-ratelimit-used': String(used),
    'x-ratelimit-reset': String(Math.floor(at / 1000)),
    'x-ratelimit-resource': 'core',
  };
}
