import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const LOCK = join(import.meta.dirname, '../../../scripts/set-up/lock.mjs');

/** A process that takes the lock of `cache`, says what it goes through, and holds the lock until it is ended. */
const holder = (cache: string) => {
  const script = `const { takeSetUpLock } = await import(${JSON.stringify(LOCK)});
    await takeSetUpLock((text) => console.log(text)); console.log('taken'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TIDEGATE_CACHE: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const says = async (what: string): Promise<void> => {
    while (!said.includes(what)) await new Promise((done) => child.stdout.once('data', done));
  };
  return { child, says };
};

test('one set-up at a time for a cache; the lock is free again at once after kill -9', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'cache-'));
  const other = holder(mkdtempSync(join(tmpdir(), 'cache-')));
  const first = holder(cache);
  await Promise.all([first.says('taken'), other.says('taken')]);
  const second = holder(cache);
  try {
    await second.says('another set-up uses this cache: waiting for it');
    first.child.kill('SIGKILL');
    await second.says('taken');
    expect(first.child.exitCode).toBeNull();
    expect(first.child.signalCode).toBe('SIGKILL');
  } finally {
    for (const { child } of [first, second, other]) child.kill('SIGKILL');
  }
});
