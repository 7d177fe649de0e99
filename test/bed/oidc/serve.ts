/**
 * The issuer of the bed as a process of its own: `node test/bed/oidc/serve.ts --port 8443 --ca-dir DIR`. Once it listens it writes DIR/ca.crt and
 * then DIR/ready.json, `{url, control, ca, pid}`, and prints the latter. It ends on SIGINT and SIGTERM.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeWhole } from './certificates.ts';
import { startIssuerControl } from './control.ts';
import { startIssuer } from './start-issuer.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, 'ca-dir': { type: 'string' } } });
const folder = values['ca-dir'];
if (folder === undefined) throw new Error('--ca-dir DIR is needed');
mkdirSync(folder, { recursive: true });

await using issuer = await startIssuer({ port: Number(values.port), folder });
await using control = await startIssuerControl(issuer);
const ready = JSON.stringify({ url: issuer.url, control: control.url, ca: issuer.caFile, pid: process.pid });
writeWhole(join(folder, 'ready.json'), ready);
process.stdout.write(`${ready}\n`);

await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});
