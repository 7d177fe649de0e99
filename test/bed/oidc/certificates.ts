import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * A CA of its own and a server certificate for loopback under it, made by openssl in `folder`, good for a week. No private key
 * stays on disk: nobody can sign anything else with the CA.
 */
export function makeCertificates(folder: string): Certificates {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const caUse = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  openssl('req', '-x509', ...newKey, '-subj', '/CN=Tidegate test CA', '-days', '7', ...caUse, '-keyout', 'ca.key', '-out', 'ca.new');
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const serverUse = ['-addext', names, '-addext', 'basicConstraints=critical,CA:FALSE', '-addext', 'extendedKeyUsage=serverAuth'];
  openssl('req', ...newKey, '-subj', '/CN=Tidegate test issuer', ...serverUse, '-keyout', 'server.key', '-out', 'server.csr');
  openssl(
    'x509',
    '-req',
    '-in',
    'server.csr',
    '-CA',
    'ca.new',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-days',
    '7',
    '-copy_extensions',
    'copy',
    '-out',
    'server.crt',
  );
  const read = (name: string) => readFileSync(at(name), 'utf8');
  const made = { ca: read('ca.new'), cert: read('server.crt'), key: read('server.key') };
  for (const name of ['ca.key', 'ca.new', 'ca.srl', 'server.csr', 'server.crt', 'server.key']) rmSync(at(name), { force: true });
  return made;
}

/** Writes a file so that whoever sees it sees all of it. */
export function writeWhole(path: string, content: string): void {
  writeFileSync(`${path}.part`, content);
  renameSync(`${path}.part`, path);
}
