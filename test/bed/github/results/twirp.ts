import type { Outgoing } from '../http-host.ts';

/** An error in twirp's form. */
export class TwirpError extends Error {
  readonly code: keyof typeof statuses;

  constructor(code: keyof typeof statuses, message: string) {
    super(message);
    this.code = code;
  }
}

const statuses = {
  malformed: 400,
  invalid_argument: 400,
  unauthenticated: 401,
  permission_denied: 403,
  not_found: 404,
  bad_route: 404,
  already_exists: 409,
  resource_exhausted: 429,
  unimplemented: 501,
} as const;

export type Field = 'string' | 'integer' | 'timestamp';
export type Message = { readonly [name: string]: { readonly kind: Field; readonly required: boolean } };

/**
 * Reads a message in protobuf's JSON with the names of the .proto file. 64-bit numbers come as text. Throws `malformed` for a key that the message
 * does not have (a parser of protobuf does) and `invalid_argument` for one that is missing.
 */
export function readMessage(message: Message, body: Buffer): Record<string, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw new TwirpError('malformed', 'the json request could not be decoded');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new TwirpError('malformed', 'the json request could not be decoded');
  const read: Record<string, string> = {};
  for (const [name, value] of Object.entries(parsed)) {
    const field = message[name];
    if (field === undefined) throw new TwirpError('malformed', `the json request could not be decoded: unknown field "${name}"`);
    if (!fits(field.kind, value)) throw new TwirpError('malformed', `the json request could not be decoded: ${name} is no ${field.kind}`);
    read[name] = String(value);
  }
  for (const [name, { required }] of Object.entries(message))
    if (required && !read[name]) throw new TwirpError('invalid_argument', `${name} is required`);
  return read;
}

export function twirpAnswer(status: number, body: unknown, token: string | null, logged: unknown): Outgoing {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)), token, logged };
}

export function twirpFailure({ code, message }: TwirpError, token: string | null, logged: unknown): Outgoing {
  return twirpAnswer(statuses[code], { code, msg: message }, token, logged);
}

function fits(kind: Field, value: unknown): boolean {
  if (kind === 'integer')
    return (typeof value === 'number' && Number.isSafeInteger(value)) || (typeof value === 'string' && /^\d+$/.test(value));
  if (kind === 'timestamp') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  return typeof value === 'string';
}
