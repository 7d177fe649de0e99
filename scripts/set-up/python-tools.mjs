// zizmor and check-jsonschema from PyPI, into a folder of the cache: no virtual environment, whose scripts would hold the temporary path.
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keyOf, makePart, partFolder } from './cache.mjs';
import { debianRelease } from './machine.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

const REQUIREMENTS = 'test/bed/tools/python/requirements.txt';

export const pythonTools = (root, packages) => {
  const key = keyOf(readFileSync(join(root, REQUIREMENTS), 'utf8'), process.arch, debianRelease() ?? process.platform);
  const folder = partFolder('python', key);
  return {
    name: 'python',
    ready: () => (existsSync(folder) ? folder : undefined),
    make: () =>
      during('zizmor and check-jsonschema (PyPI)', () =>
        makePart('python', key, (target) => install(join(root, REQUIREMENTS), target, packages())),
      ),
  };
};

const install = async (requirements, target, packages) => {
  const python = process.platform === 'linux' ? '/usr/bin/python3' : 'python3';
  const options = { packages, env: { PIP_CACHE_DIR: join(cacheFolder(), 'pip'), PATH: '/usr/bin:/bin' } };
  await run([python, '-m', 'venv', join(target, 'venv')], options);
  await run(
    [
      join(target, 'venv/bin/python'),
      '-m',
      'pip',
      'install',
      '-q',
      '--no-deps',
      '--only-binary=:all:',
      '--target',
      join(target, 'lib'),
      '-r',
      requirements,
    ],
    options,
  );
  rmSync(join(target, 'venv'), { recursive: true });
  const scripts = {
    zizmor: 'exec "$here/lib/bin/zizmor" "$@"',
    'check-jsonschema': `PYTHONPATH=$here/lib PYTHONDONTWRITEBYTECODE=1 exec ${python} -m check_jsonschema "$@"`,
  };
  for (const [name, line] of Object.entries(scripts)) {
    writeFileSync(join(target, name), `#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\n${line}\n`);
    chmodSync(join(target, name), 0o755);
  }
};
