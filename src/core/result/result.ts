/** A value, or the reason why there is none. For what the user must act on; lost remotes and broken assumptions are thrown. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The good case of a `Result`. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** The bad case of a `Result`. */
export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });
