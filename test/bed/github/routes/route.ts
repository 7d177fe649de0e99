import type { Bed } from '../bed.ts';
import type { Values } from '../validation.ts';
import type { Token } from '../world.ts';

/** A checked request: values are typed and named as in GitHub's document. */
export interface Call {
  readonly bed: Bed;
  readonly url: URL;
  readonly values: Values;
  readonly body: unknown;
  /** The bytes of a body that is not JSON. */
  readonly raw: Buffer;
  readonly accept: string;
  readonly contentType: string;
  readonly token: Token;
}

export interface Answer {
  readonly status: number;
  /** JSON; a Buffer goes out as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `needs` is what the token must hold: one of the sets, whole; `{}` = nothing beyond `metadata: read`. The names are those of `permissions:` in a
 * workflow, or of an App where a workflow cannot have it (`actions-variables`, `environments`, `administration`). From GitHub's page
 * "Permissions required for GitHub Apps".
 */
export interface Route {
  readonly needs: Needs | readonly Needs[];
  play(call: Call): Answer;
}
export type Needs = Readonly<Record<string, 'read' | 'write'>>;
export type Routes = Readonly<Record<string, Route>>;

/** A text parameter that GitHub's document requires. */
export function text(call: Call, name: string): string {
  return String(call.values[name]);
}

export function number(call: Call, name: string): number {
  return Number(call.values[name]);
}

/** A query value that may be missing. */
export function optional(call: Call, name: string): string | undefined {
  const value = call.values[name];
  return value === undefined ? undefined : String(value);
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export function created(body: unknown): Answer {
  return { status: 201, body };
}
