// One set-up at a time for each cache. The lock is a listening socket without a file (Linux): the kernel frees it with its process,
// so no killed run ever leaves it behind.
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, keyOf } from './cache.mjs';

/** Waits for the lock, tells once that it waits, and gives the function that frees it. Elsewhere than on Linux there is nothing to guard. */
export const takeSetUpLock = async (tell) => {
  if (process.platform !== 'linux') return () => {};
  for (let told = false; ; told = true) {
    const server = createServer();
    const taken = await new Promise((done, fail) => {
      server.once('error', (error) => (error.code === 'EADDRINUSE' ? done(false) : fail(error)));
      server.listen(`\0tidegate-set-up-${keyOf(cacheFolder())}`, () => done(true));
    });
    if (taken) return () => server.close();
    if (!told) tell('another set-up uses this cache: waiting for it');
    await sleep(300);
  }
};
