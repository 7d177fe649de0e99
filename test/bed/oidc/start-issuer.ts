import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { makeCertificates, writeWhole } from './certificates.ts';
import { type Claims, claimsOf, type JobClaims } from './claims.ts';
import { createRequestEndpoint, type IssuerFault, type JobAccess, type JobArgs, type Sign, type TokenRequest } from './request-endpoint.ts';

/** A running issuer. Closing it cuts every connection and removes its folder, if it made one. */
export interface Issuer extends AsyncDisposable {
  /** The `iss` of its tokens; discovery and keys are under it. */
  readonly url: string;
  /** PEM of the CA, and the file that holds it: NODE_EXTRA_CA_CERTS for whoever talks to the issuer. */
  readonly ca: string;
  readonly caFile: string;
  /** Access of a job to its ID token; null without `id-token: write`. */
  addJob(args?: JobArgs): JobAccess | null;
  /** An ID token without the way over the endpoint. */
  mint(args: JobClaims & { readonly audience: string; readonly ttl?: number }): Promise<string>;
  /** Breaks the next requests for an ID token: one if no number is given. */
  fault(fault: IssuerFault, times?: number): void;
  readonly requests: readonly TokenRequest[];
}

export interface IssuerOptions {
  /** 0 or nothing = any free one. */
  readonly port?: number;
  /** An existing folder for `ca.crt` and the server's key; a temporary one if not given. */
  readonly folder?: string;
}

/** Starts an OpenID issuer for jobs on loopback, by https under a CA of its own. Needs openssl. 0.3 s, most of it for the keys. */
export async function startIssuer(options: IssuerOptions = {}): Promise<Issuer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'tidegate-issuer-'));
  const removeFolder = () => (options.folder === undefined ? rmSync(folder, { recursive: true, force: true }) : undefined);
  try {
    const { ca, cert, key } = makeCertificates(folder);
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    let url = '';
    const sign: Sign = (claims, audience, ttl) => {
      const expires = Math.floor(Date.now() / 1000) + ttl;
      const issued = ttl > 0 ? expires - ttl : expires - 300;
      const token = new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).setIssuer(url).setAudience(audience);
      return token
        .setIssuedAt(issued)
        .setNotBefore(issued - 600)
        .setExpirationTime(expires)
        .sign(privateKey);
    };
    const endpoint = createRequestEndpoint(sign);
    const keys = { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] };
    const server = createServer({ cert, key }, (request, response) => {
      const asked = new URL(request.url ?? '/', url);
      const documents: Record<string, () => object> = {
        '/.well-known/openid-configuration': () => discovery(url),
        '/.well-known/jwks': () => keys,
      };
      const document = documents[asked.pathname];
      if (document === undefined) {
        endpoint.handle(asked, request, response).catch((error: unknown) => response.destroy(error as Error));
      } else {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document()));
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    writeWhole(join(folder, 'ca.crt'), ca);
    return {
      url,
      ca,
      caFile: join(folder, 'ca.crt'),
      requests: endpoint.requests,
      addJob: (args = {}) => endpoint.addJob(args, url),
      mint: ({ audience, ttl = 300, ...job }) => sign(claimsOf(job), audience, ttl),
      fault: (fault, times = 1) => endpoint.fault(fault, times),
      [Symbol.asyncDispose]: () =>
        new Promise<void>((resolve) => {
          server.close(() => {
            removeFolder();
            resolve();
          });
          server.closeAllConnections();
        }),
    };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/** As GitHub's own document names them. */
function discovery(url: string): object {
  return {
    issuer: url,
    jwks_uri: `${url}/.well-known/jwks`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: [...Object.keys(claimsOf({ claims: { environment: 'any' } }) satisfies Claims), 'aud', 'exp', 'iat', 'iss', 'nbf'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  };
}
