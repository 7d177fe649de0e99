// The Debian packages that the host lacks, unpacked into the cache: the host is not changed and no service starts.
// The bed lays the tree over /usr in its own mount namespace (test/bed/cluster/settle.sh). apt's own lists stay untouched too.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keyOf, makePart, partFolder } from './cache.mjs';
import { debianRelease } from './machine.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

const PACKAGES = [
  'containerd',
  'runc',
  'containernetworking-plugins',
  'iptables',
  'conntrack',
  'socat',
  'ethtool',
  'busybox-static',
  'skopeo',
  'umoci',
  'docker-registry',
  'iproute2',
  'openssl',
  'unzip',
  'jq',
  'curl',
  'python3-venv',
]; // prettier-ignore

const installed = () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const lines = execFileSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  }).split('\n');
  return new Set(lines.filter((line) => line.startsWith('installed ')).map((line) => line.slice('installed '.length)));
};

/** The part's key: the release and what this host lacks, so that a host that loses a package gets another tree. */
const plan = () => {
  const present = installed();
  const missing = PACKAGES.filter((name) => !present.has(name));
  return { missing, key: keyOf('debian', debianRelease(), missing) };
};

/** The tree's folder when it is there. */
export const debianPackages = () => {
  const folder = partFolder('debian', plan().key);
  return existsSync(folder) ? folder : undefined;
};

export const unpackDebianPackages = () => {
  const { missing, key } = plan();
  return during(`Debian packages (${missing.length} of ${PACKAGES.length} are not on this host; unpacked into the cache)`, () =>
    makePart('debian', key, (folder) => (missing.length === 0 ? undefined : unpack(missing, folder))),
  );
};

const unpack = async (missing, folder) => {
  const apt = join(cacheFolder(), 'apt');
  const options = [
    '-o',
    `Dir::State::Lists=${apt}/lists`,
    '-o',
    `Dir::Cache=${apt}/cache`,
    '-o',
    'APT::Sandbox::User=root',
    '-o',
    'Acquire::Languages=none',
  ];
  for (const name of ['lists/partial', 'cache/archives/partial', 'debs']) mkdirSync(join(apt, name), { recursive: true });
  await run(['apt-get', ...options, '-qq', 'update']);
  // apt resolves, we only unpack: the packages named, and what they need that the host has not installed.
  const resolved = await run(['apt-get', ...options, '-s', 'install', '--no-upgrade', '--no-install-recommends', ...missing]);
  const present = installed();
  const names = [...resolved.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name).filter((name) => !present.has(name.split(':')[0]));
  const debs = join(apt, 'debs');
  rmSync(debs, { recursive: true, force: true });
  mkdirSync(debs, { recursive: true });
  await run(['apt-get', ...options, '-qq', 'download', ...names], { cwd: debs });
  for (const deb of readdirSync(debs)) await run(['dpkg-deb', '-x', join(debs, deb), folder]);
  rmSync(debs, { recursive: true, force: true });
  // On a merged /usr, which both distributions have, /bin is /usr/bin.
  for (const name of ['bin', 'sbin', 'lib']) {
    if (!existsSync(join(folder, name))) continue;
    cpSync(join(folder, name), join(folder, 'usr', name), { recursive: true, verbatimSymlinks: true });
    rmSync(join(folder, name), { recursive: true });
  }
  // What iptables' install script would have chosen.
  if (existsSync(join(folder, 'usr/sbin/xtables-nft-multi'))) {
    for (const name of ['iptables', 'ip6tables']) {
      for (const suffix of ['', '-save', '-restore']) symlinkSync('xtables-nft-multi', join(folder, 'usr/sbin', `${name}${suffix}`));
    }
  }
};
