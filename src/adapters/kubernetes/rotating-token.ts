import { setTimeout as delay } from 'node:timers/promises';
import { rewriteAfterMs } from '../../core/credentials/claims.ts';
import type { FreshToken } from '../../core/credentials/exec-credential.ts';
import type { PrivateFolder } from '../files/private-folder.ts';

/** A token that is always young enough, in memory and in a file for child processes. Disposing of it stops the renewing. */
export interface RotatingToken extends Disposable {
  readonly file: string;
  current(): string;
  /** Takes a fresh one now, because the server refused the current one. Several callers share one request. */
  renew(): Promise<void>;
}

const FILE = 'token';
/** The shortest wait after one that was no new one: its maker keeps it until its end. */
const SAME_AGAIN_MS = 5_000;

/**
 * Gets a first token and keeps renewing it beside the step's work (it never keeps the process alive). A renewal that fails is told
 * through `warn` and tried again every 5 s: the old token may still live.
 */
export async function rotatingToken(
  fetchToken: (signal: AbortSignal) => Promise<FreshToken>,
  folder: PrivateFolder,
  warn: (message: string) => void,
): Promise<RotatingToken> {
  const stop = new AbortController();
  let token = await fetchToken(stop.signal);
  const file = await folder.write(FILE, token.text);
  let running: Promise<void> | undefined;
  const renew = (): Promise<void> => {
    running ??= (async () => {
      token = await fetchToken(stop.signal);
      await folder.replace(FILE, token.text);
    })().finally(() => {
      running = undefined;
    });
    return running;
  };
  const keepRenewing = async (): Promise<void> => {
    let wait = rewriteAfterMs(token.lifeMs);
    while (!stop.signal.aborted) {
      await delay(wait, undefined, { signal: stop.signal, ref: false });
      const before = token.text;
      wait = await renew().then(
        () => Math.max(rewriteAfterMs(token.lifeMs), token.text === before ? SAME_AGAIN_MS : 0),
        (error: unknown) => {
          warn(error instanceof Error ? error.message : String(error));
          return 5_000;
        },
      );
    }
  };
  keepRenewing().catch((error: unknown) => {
    if (!stop.signal.aborted) warn(String(error));
  });
  return { file, current: () => token.text, renew, [Symbol.dispose]: () => stop.abort(new Error('the cluster is no longer used')) };
}
