// How every call of Go runs, in the set-up and in the bed: caches and checksums in our cache; the user's `go env -w` settings still hold.
import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache.mjs';

/** The variables for a bed, where the demo builds its service. */
export const goVariables = () => ({
  GOPATH: join(cacheFolder(), 'go'),
  GOMODCACHE: join(cacheFolder(), 'go', 'mod'),
  GOCACHE: join(cacheFolder(), 'go', 'build'),
  GOENV: process.env.GOENV || join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'go', 'env'),
  GOTOOLCHAIN: 'local',
  GOFLAGS: '-buildvcs=false',
  GOWORK: 'off',
  // The same binaries with and without a C compiler on the machine.
  CGO_ENABLED: '0',
});

/** The whole environment of a Go command of the set-up; XDG_CONFIG_HOME is where Go keeps its telemetry. */
export const goEnvironment = () => ({ ...process.env, ...goVariables(), XDG_CONFIG_HOME: join(cacheFolder(), 'go', 'config') });

/** Where the `go` of this machine lies: `GOROOT/bin`. */
export const goFolder = () => join(execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8', env: goEnvironment() }).trim(), 'bin');
