/** An error answer in GitHub's form. Thrown by routes; the pipeline sends it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: {
    readonly message: string;
    readonly documentation_url: string;
    readonly status: string;
    readonly errors?: readonly FieldError[];
  };
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, more: { errors?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {}) {
    super(message);
    this.status = status;
    const errors = more.errors === undefined ? {} : { errors: more.errors };
    this.body = { message, ...errors, documentation_url: 'https://docs.github.com/rest', status: String(status) };
    this.headers = more.headers ?? {};
  }
}

export interface FieldError {
  readonly resource: string;
  readonly field: string;
  readonly code: string;
  readonly message?: string;
}

/** The answer to everything that is not there, or that the token may not know of. */
export function notFound(): Refusal {
  return new Refusal(404, 'Not Found');
}

/** GitHub's 422 with one field named. */
export function invalid(resource: string, field: string, code: string, message?: string): Refusal {
  const error = message === undefined ? { resource, field, code } : { resource, field, code, message };
  return new Refusal(422, 'Validation Failed', { errors: [error] });
}

/** A thing that GitHub would do and the double does not: 501, so that it never passes for an answer of GitHub. */
export function notPlayed(what: string): Refusal {
  return new Refusal(501, `the double does not play: ${what}`);
}
