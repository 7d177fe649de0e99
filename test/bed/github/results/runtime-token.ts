import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Bed, instant } from '../bed.ts';

export interface RuntimeScope {
  readonly run: string;
  readonly job: string;
}

/** ACTIONS_RUNTIME_TOKEN: a JWT whose `scp` names run and job of the results service. `expiresIn` in seconds, 6 h if not given. */
export function mintRuntimeToken(bed: Bed, args: { runId: number | string; jobId: number | string; expiresIn?: number }): string {
  const issued = Math.floor(instant(bed) / 1000);
  const claims = {
    scp: `Actions.Example Actions.Results:${args.runId}:${args.jobId}`,
    iat: issued,
    exp: issued + (args.expiresIn ?? 21_600),
  };
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${head}.${sign(bed, head)}`;
}

/** Run and job of a runtime token; null when it is not one of this GitHub's, or expired. */
export function readRuntimeToken(bed: Bed, token: string): RuntimeScope | null {
  const [header, payload, signature = ''] = token.split('.');
  const expected = sign(bed, `${header}.${payload}`);
  if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null;
  const { scp, exp } = JSON.parse(Buffer.from(payload as string, 'base64url').toString('utf8')) as { scp: string; exp: number };
  if (exp * 1000 < instant(bed)) return null;
  const found = /(?:^| )Actions\.Results:([^:\s]+):([^:\s]+)(?: |$)/.exec(scp);
  return found === null ? null : { run: found[1] as string, job: found[2] as string };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(bed: Bed, text: string): string {
  return createHmac('sha256', bed.world.signingKey).update(text).digest('base64url');
}
