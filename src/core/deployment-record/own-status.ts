/** What our own status on a GitHub deployment says of the smoke test; `none` where it was not reached or proved nothing. */
export type OwnSmoke = 'pass' | 'fail' | 'none';

/** Our own status on a GitHub deployment: the only one that says what was smoked (GitHub's own says that the job was green). */
export interface OwnStatus {
  readonly service: string;
  /** `sha256:<64 hex>`; absent when no digest is known. */
  readonly digest?: string;
  readonly smoke: OwnSmoke;
}

/** The longest service name that keeps the description within GitHub's 140 characters. */
export const LONGEST_SERVICE = 46;

/** `tidegate/1 shop sha256:… smoke=pass`: the description of the deployment's status, at most 140 characters. */
export const formatOwnStatus = ({ service, digest, smoke }: OwnStatus): string =>
  `tidegate/1 ${service.replace(/\s/g, '-').slice(0, LONGEST_SERVICE)} ${digest ?? '-'} smoke=${smoke}`;

/** Reads it back; undefined for any other description. */
export function parseOwnStatus(description: string | null | undefined): OwnStatus | undefined {
  const match = /^tidegate\/1 (\S{1,46}) (-|sha256:[0-9a-f]{64}) smoke=(pass|fail|none)$/.exec(description ?? '');
  if (match === null) return undefined;
  const [, service = '', digest = '-', smoke] = match;
  return { service, ...(digest === '-' ? {} : { digest }), smoke: smoke as OwnSmoke };
}
