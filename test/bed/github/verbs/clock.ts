import { type Bed, isoSeconds } from '../bed.ts';

/** Fixes GitHub's clock, or (fixed: null) lets it run beside the machine's by an offset in ms. It is the Date header and every timestamp. */
export function setClock({ world }: Bed, args: { fixed?: string | null; offsetMs?: number }): void {
  if (args.fixed !== undefined) world.clock.fixed = args.fixed === null ? null : isoSeconds(Date.parse(args.fixed));
  if (args.offsetMs !== undefined) world.clock.offsetMs = args.offsetMs;
}

/** How much of the primary rate limit is left; it comes back at `reset`. */
export function setRateLimit({ world }: Bed, args: { limit?: number; remaining: number; reset?: string }): void {
  const limit = args.limit ?? world.rateLimit.limit;
  world.rateLimit = { limit, used: limit - args.remaining, reset: args.reset ?? null };
}
