// What the set-up tells: one line per part when it starts and when it is there, a heartbeat in between. On stderr: stdout belongs to results.
const HEARTBEAT_MS = 15_000;
const started = Date.now();

const clock = (ms) =>
  ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} m ${String(Math.round((ms % 60_000) / 1000)).padStart(2, '0')} s`;

/** One line, with the time since the command began. */
export const tell = (text) => process.stderr.write(`[${clock(Date.now() - started).padStart(8)}] ${text}\n`);

/** Runs `work` and tells its beginning, every 15 s that it still runs, and its end with the time taken. */
export const during = async (what, work) => {
  const from = Date.now();
  tell(`${what} …`);
  const heartbeat = setInterval(() => tell(`${what}: still at it after ${clock(Date.now() - from)}`), HEARTBEAT_MS);
  try {
    const result = await work();
    tell(`${what}: done in ${clock(Date.now() - from)}`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
};
