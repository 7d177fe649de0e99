// The entries of package-lock.json (lockfileVersion 3): https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** Node's way to a package, in the lock's keys: the asking package's own node_modules first, then each outer one. */
const isThere = (packages, from, name) => {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${base && `${base}/`}node_modules/${name}`]) return true;
    if (base === '') return false;
  }
};

const wantedBy = ({ optional, dependencies = {}, optionalDependencies = {} }) =>
  Object.entries(optional ? { ...dependencies, ...optionalDependencies } : optionalDependencies);

/** Packages that an optional dependency names and the lock lacks. */
export const missingOptional = (packages) =>
  Object.entries(packages).flatMap(([from, entry]) =>
    wantedBy(entry)
      .filter(([name]) => !isThere(packages, from, name))
      .map(([name, range]) => ({ name, range, from })),
  );

/** Adds what is missing, and what the added ones need, until nothing is; gives a line for each. Throws when a package can be found in no way. */
export const addMissing = async (packages) => {
  const added = [];
  for (let missing = missingOptional(packages); missing.length > 0; missing = missingOptional(packages)) {
    const { name, range, from } = missing[0];
    const { entry, source } = await describe(name, range);
    packages[`node_modules/${name}`] = inNpmsOrder({ ...entry, optional: true, ...(packages[from]?.dev && { dev: true }) });
    added.push(`${name} ${entry.version} (${source})`);
  }
  return added;
};

const ORDER = ['version', 'integrity', 'cpu', 'dev', 'libc', 'license', 'optional', 'os', 'dependencies', 'engines'];
const inNpmsOrder = (entry) =>
  Object.fromEntries(ORDER.filter((field) => entry[field] !== undefined).map((field) => [field, entry[field]]));

const FIELDS = ['version', 'dist.integrity', 'cpu', 'license', 'os', 'libc', 'engines', 'dependencies'];

const describe = async (name, range) => {
  try {
    const { stdout } = await promisify(execFile)('npm', ['view', `${name}@${range}`, ...FIELDS, '--json', '--fetch-retries=0']);
    const answer = [JSON.parse(stdout)].flat().at(-1);
    const { 'dist.integrity': integrity, ...fields } = answer;
    return { entry: { ...fields, integrity }, source: 'registry' };
  } catch (error) {
    return { entry: fromName(name, range, error), source: 'by its name: the registry did not answer' };
  }
};

/** Platform packages carry their system in the name and are pinned exactly; that is all that `npm ci` needs to pass over them elsewhere. */
const fromName = (name, range, cause) => {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (!/^\d+\.\d+\.\d+/.test(range) || os.length + cpu.length === 0)
    throw new Error(`${name}@${range} is missing in the lock and cannot be looked up`, { cause });
  return { version: range, ...(cpu.length > 0 && { cpu }), ...(os.length > 0 && { os }) };
};
