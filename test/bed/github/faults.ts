/** What a test breaks. `status`, `rate-limit`, `drop` and `hang` keep the request from having an effect; the others let it happen first. */
export type Effect =
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** Primary limit: 403 with `x-ratelimit-remaining: 0`; resets after so many seconds. */
  | { readonly kind: 'rate-limit'; readonly resetSeconds: number }
  /** Secondary limit: `retry-after` in seconds. */
  | { readonly kind: 'secondary-rate-limit'; readonly status: 403 | 429; readonly retryAfter: number }
  /** The connection is cut before anything happens. */
  | { readonly kind: 'drop' }
  /** It happens, and the connection is cut before the first byte of the answer. */
  | { readonly kind: 'drop-answer' }
  /** Nothing happens and nothing is answered, ever. */
  | { readonly kind: 'hang' }
  /** It happens after so many milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** It happens, and the answer's body is cut after so many bytes. */
  | { readonly kind: 'reset'; readonly atByte: number }
  /** The double's own answer is bent before it is checked: only for tests of the double. */
  | { readonly kind: 'bend-answer'; readonly merge: Readonly<Record<string, unknown>> };

export type Host = 'api' | 'uploads' | 'results' | 'blobs';

export interface Fault {
  readonly on: {
    readonly host?: Host;
    readonly method?: string;
    /** GitHub's name of the route, as `repos/create-deployment`, or of the twirp method, as `CreateArtifact`. */
    readonly operation?: string;
    /** A path in which `*` stands for anything. */
    readonly path?: string;
  };
  readonly effect: Effect;
  /** How often it strikes; 1 if not given, 'always' without end. */
  readonly times?: number | 'always';
  /** How many matching requests pass before it strikes. */
  readonly skip?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The effect that strikes this request, and counts it. The first fault that matches wins. */
  strike(request: { host: Host; method: string; path: string; operation: string | null }): Effect | null;
}

/** The faults of one server. */
export function createFaults(): Faults {
  let active: { fault: Fault; skip: number; left: number }[] = [];
  return {
    add(fault) {
      active.push({ fault, skip: fault.skip ?? 0, left: fault.times === 'always' ? Number.POSITIVE_INFINITY : (fault.times ?? 1) });
    },
    clear() {
      active = [];
    },
    strike(request) {
      const found = active.find(({ fault, left }) => left > 0 && matches(fault.on, request));
      if (found === undefined) return null;
      if (found.skip > 0) {
        found.skip -= 1;
        return null;
      }
      found.left -= 1;
      return found.fault.effect;
    },
  };
}

function matches(on: Fault['on'], request: { host: Host; method: string; path: string; operation: string | null }): boolean {
  if (on.host !== undefined && on.host !== request.host) return false;
  if (on.method !== undefined && on.method !== request.method) return false;
  if (on.operation !== undefined && on.operation !== request.operation) return false;
  return on.path === undefined || globPattern(on.path).test(request.path);
}

function globPattern(glob: string): RegExp {
  return new RegExp(`^${glob.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);
}
