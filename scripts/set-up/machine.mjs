// What the machine must bring. Everything else the set-up fetches or builds.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { cacheFolder } from './cache.mjs';
import { goEnvironment } from './go-environment.mjs';

/** The machine lacks something; the message says what, and the ways on. */
export class MachineNotFit extends Error {}

const TWO_WAYS = `There are two ways to a Kubernetes for this command:
  1. Debian or Ubuntu on x86-64, as root: a one-node cluster is started here and taken away afterwards (the host stays unchanged).
  2. Any other cluster: set KUBECONFIG to its kubeconfig and TIDEGATE_BED_REGISTRY to a registry that this machine and its nodes reach by one name:
     by https, or by http as localhost:PORT.`;
const WITHOUT = 'Tests that need no cluster: npm test -- --without-cluster';

const answer = (command, args) => {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: goEnvironment(),
    }).trim();
  } catch {
    return undefined;
  }
};

const osRelease = () => {
  const text = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return Object.fromEntries([...text.matchAll(/^(\w+)="?(.*?)"?$/gm)].map(([, key, value]) => [key, value]));
};

/** `debian-12`, `ubuntu-24.04`, … or undefined where apt packages cannot be used. */
export const debianRelease = () => {
  const { ID = '', ID_LIKE = '', VERSION_ID = '' } = osRelease();
  return /\b(debian|ubuntu)\b/.test(`${ID} ${ID_LIKE}`) ? `${ID}-${VERSION_ID}` : undefined;
};

const missingTools = () => {
  const problems = [];
  if (Number(process.versions.node.split('.')[0]) < 20) problems.push(`Node.js 20 or newer (this is ${process.versions.node})`);
  if (!(process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'npm')))) problems.push('npm');
  if (answer('git', ['--version']) === undefined) problems.push('git');
  const go = answer('go', ['env', 'GOVERSION']);
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(go ?? '') ?? [];
  if (go === undefined) problems.push('Go 1.25 or newer (none is on PATH)');
  else if (Number(major) === 1 && Number(minor) < 25) problems.push(`Go 1.25 or newer (this is ${go})`);
  return problems;
};

/** What stands in the way of a local cluster, from the facts of a machine; `release` is `debianRelease()`'s. */
const inLocalClustersWay = ({ platform, arch, release, uid, folders }) => {
  const problems = [];
  if (platform !== 'linux' || arch !== 'x64') problems.push(`this is ${platform} on ${arch}`);
  else if (release === undefined) problems.push('this Linux is neither Debian nor Ubuntu');
  if (uid !== 0) problems.push('this user is not root');
  // Inside the bed these three are empty folders of its own.
  for (const [what, path] of Object.entries(folders)) {
    if (/^\/(run|var\/run|var\/lib|var\/log)\//.test(path))
      problems.push(`the ${what} lies in ${path}, which the bed hides; TIDEGATE_CACHE moves the cache`);
    if (/[:,]/.test(path)) problems.push(`the path of the ${what} holds a colon or comma: ${path}`);
  }
  return problems;
};

const factsOfThisMachine = (root) => ({
  platform: process.platform,
  arch: process.arch,
  release: debianRelease(),
  uid: process.getuid?.(),
  folders: { cache: cacheFolder(), repository: resolve(root) },
});

/** The message for those problems: what is wrong, and both ways on. Undefined when there are none. */
export const noLocalCluster = (facts) => {
  const problems = inLocalClustersWay(facts);
  return problems.length > 0 ? `A local cluster is not possible: ${problems.join('; ')}.\n${TWO_WAYS}\n${WITHOUT}` : undefined;
};

/** Throws MachineNotFit when `cluster` (local | given | none) cannot be had here. */
export const checkMachine = ({ root, cluster }) => {
  const tools = missingTools();
  if (tools.length > 0) throw new MachineNotFit(`This machine lacks:\n${tools.map((line) => `  - ${line}`).join('\n')}`);
  if (cluster === 'given' && !process.env.TIDEGATE_BED_REGISTRY) {
    throw new MachineNotFit(
      `KUBECONFIG is set, TIDEGATE_BED_REGISTRY is not: name a registry that this machine and the cluster's nodes reach.\n${TWO_WAYS}\n${WITHOUT}`,
    );
  }
  const message = cluster === 'local' ? noLocalCluster(factsOfThisMachine(root)) : undefined;
  if (message !== undefined) throw new MachineNotFit(message);
};
