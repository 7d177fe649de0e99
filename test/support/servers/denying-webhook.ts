import { mkdtempSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from '../../bed/oidc/certificates.ts';

/** An admission webhook on loopback that denies everything it is asked about. */
export interface DenyingWebhook extends AsyncDisposable {
  readonly url: string;
  /** The CA to trust it by, in base64, as `clientConfig` wants it. */
  readonly caBundle: string;
  /** What it was asked: `Pod CREATE`, with ` dry run` after it where nothing would be stored. */
  readonly asked: readonly string[];
}

interface Review {
  readonly request: {
    readonly uid: string;
    readonly kind: { readonly kind: string };
    readonly operation: string;
    readonly dryRun?: boolean;
  };
}

/** Starts it with a certificate of its own; `words` are the reason that it gives. */
export async function startDenyingWebhook(words: string): Promise<DenyingWebhook> {
  const folder = mkdtempSync(join(tmpdir(), 'webhook-'));
  const { ca, cert, key } = makeCertificates(folder);
  rmSync(folder, { recursive: true });
  const asked: string[] = [];
  const server = createServer({ cert, key }, async (incoming, outgoing) => {
    const { request } = JSON.parse(await bodyOf(incoming)) as Review;
    asked.push(`${request.kind.kind} ${request.operation}${request.dryRun === true ? ' dry run' : ''}`);
    const response = { uid: request.uid, allowed: false, status: { code: 403, message: words } };
    outgoing.setHeader('content-type', 'application/json');
    outgoing.end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    caBundle: Buffer.from(ca).toString('base64'),
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
