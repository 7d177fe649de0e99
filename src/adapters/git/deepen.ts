import { stripControls } from '../../core/outside-text/outside-text.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import type { ChildEnd } from '../process/child.ts';
import type { RunGit } from './run-git.ts';

/** The token that may be used where the checkout left no credential, and the server that it is for. */
export interface FetchAccess {
  readonly serverUrl: string;
  readonly token: string;
}

/** A remote that is slower than 1 kB/s for half a minute is taken for gone; nothing is tidied up afterwards. */
const SETTINGS = ['-c', 'http.lowSpeedLimit=1000', '-c', 'http.lowSpeedTime=30', '-c', 'gc.auto=0', '-c', 'maintenance.auto=false'];
/** Tags as the remote has them: the checkout made an annotated tag a plain one, and this mends it. */
const FETCH = ['fetch', '--quiet', '--unshallow', '--no-recurse-submodules', '--force'];
const WHAT = ['origin', '+refs/tags/*:refs/tags/*'];

/**
 * Brings the history and all tags: without file contents where the remote can leave them out, else whole; with the checkout's credential, else with the
 * job's token, which is passed by the environment alone. Gives git's words when no way works.
 */
export async function deepen(git: RunGit, access: FetchAccess): Promise<Result<undefined, string>> {
  const credentials = access.token === '' ? [{}] : [{}, tokenHeader(access)];
  let last: ChildEnd | undefined;
  for (const credential of credentials) {
    for (const filter of [['--filter=blob:none'], []]) {
      last = await git([...SETTINGS, ...FETCH, ...filter, ...WHAT], credential);
      if (last.code === 0) return ok(undefined);
      if (isDenied(last.stderr)) break;
    }
    if (last !== undefined && !isDenied(last.stderr)) break;
  }
  return err(words(last?.stderr ?? ''));
}

const isDenied = (stderr: string): boolean =>
  /could not read Username|terminal prompts disabled|Authentication failed|Repository not found|returned error: 40[134]/i.test(stderr);

/** Git takes settings from the environment (git-config, GIT_CONFIG_COUNT); the empty first value drops the checkout's own header. */
function tokenHeader({ serverUrl, token }: FetchAccess): Readonly<Record<string, string>> {
  const key = `http.${serverUrl.replace(/\/+$/, '')}/.extraheader`;
  return {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: key,
    GIT_CONFIG_VALUE_0: '',
    GIT_CONFIG_KEY_1: key,
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  };
}

/** What git said, without a name or password inside an address. */
const words = (stderr: string): string =>
  stripControls(stderr)
    .trim()
    .replace(/:\/\/[^/@\s]*@/g, '://') || 'git gave no reason';
