// What is built with Go: the kube binary and the referrers registry from modules of ours (go.mod and go.sum are committed, never tidied here),
// act, actionlint and crane from their released modules. Keyed by version, flags and the Go that builds.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, makePart, partFolder } from './cache.mjs';
import { goEnvironment } from './go-environment.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

const KUBERNETES = 'v1.35.4';
const version = (name, value) => `-X k8s.io/component-base/version.${name}=${value}`;

/** Each: the binary's name, and either a folder of ours or a released package. `-trimpath` and ldflags belong to Go's own cache keys: change rarely. */
const TOOLS = [
  {
    name: 'kube',
    source: 'test/bed/kube',
    about: `Kubernetes ${KUBERNETES} as one binary (6 to 8 minutes on 2 cores, once)`,
    // Else the server calls itself v0.0.0-master, and Helm's version checks go wrong.
    ldflags: `-s -w ${version('gitVersion', KUBERNETES)} ${version('gitMajor', 1)} ${version('gitMinor', 35)}`,
  },
  { name: 'oci-registry', source: 'test/bed/tools/registry', about: 'registry with referrers', ldflags: '-s -w' },
  { name: 'crane', release: 'github.com/google/go-containerregistry/cmd/crane@v0.22.1', about: 'crane 0.22.1', ldflags: '-s -w' },
  { name: 'act', release: 'github.com/nektos/act@v0.2.89', about: 'act 0.2.89', ldflags: '-s -w' },
  { name: 'actionlint', release: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12', about: 'actionlint 1.7.12', ldflags: '-s -w' },
];

let goVersion;
const keyOfTool = (root, tool) => {
  goVersion ??= execFileSync('go', ['env', 'GOVERSION', 'GOOS', 'GOARCH', 'CGO_ENABLED'], { encoding: 'utf8', env: goEnvironment() });
  const own =
    tool.source &&
    readdirSync(join(root, tool.source))
      .filter((file) => /^go\.|\.go$/.test(file))
      .sort();
  return keyOf(goVersion, tool.ldflags, tool.release ?? own.map((file) => readFileSync(join(root, tool.source, file), 'utf8')));
};

/** The tools as parts of the set-up: `ready()` gives the folder, `make()` builds it. `withKube` only for a local cluster. */
export const goTools = (root, { withKube }) =>
  TOOLS.filter(({ name }) => withKube || name !== 'kube').map((tool) => {
    const key = keyOfTool(root, tool);
    const folder = partFolder(tool.name, key);
    return {
      name: tool.name,
      ready: () => (existsSync(folder) ? folder : undefined),
      make: () => during(tool.about, () => makePart(tool.name, key, (target) => build(root, tool, target))),
    };
  });

const build = async (root, tool, target) => {
  const flags = ['-trimpath', '-ldflags', tool.ldflags];
  const options = { env: { ...goEnvironment(), GOBIN: target } };
  if (tool.release) await run(['nice', 'go', 'install', ...flags, tool.release], options);
  else await run(['nice', 'go', 'build', ...flags, '-o', join(target, tool.name), '.'], { ...options, cwd: join(root, tool.source) });
};
