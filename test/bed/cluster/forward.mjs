// forward.mjs inside|outside FOLDER:PORT,PORT…  Carries loopback ports out of the bed's network namespace, at the same numbers.
// Both sides see FOLDER, and a socket file is not bound to a network namespace: TCP on the host ↔ FOLDER/PORT.sock ↔ TCP in the bed.
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const [side, where = ''] = process.argv.slice(2);
const cut = where.lastIndexOf(':');
const folder = where.slice(0, cut);
for (const port of where
  .slice(cut + 1)
  .split(',')
  .map(Number)) {
  const socket = join(folder, `${port}.sock`);
  const tcp = { host: '127.0.0.1', port };
  if (side === 'inside') {
    rmSync(socket, { force: true });
    serve({ path: socket }, tcp);
  } else {
    serve(tcp, { path: socket });
  }
}

function serve(from, to) {
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const peer = connect({ ...to, allowHalfOpen: true });
    for (const [a, b] of [
      [client, peer],
      [peer, client],
    ]) {
      a.on('error', () => b.destroy());
      a.on('close', (hadError) => hadError && b.destroy());
      a.pipe(b);
    }
  });
  server.on('error', (error) => {
    process.stderr.write(`bed: forward ${JSON.stringify(from)}: ${error.message}\n`);
    process.exitCode = 1;
  });
  server.listen(from);
}
