/*
 * `npm run soak -- manifests`: a deployment of plain manifests is killed (SIGKILL, no post) at instants spread over its whole life, over and over. After each,
 * the next run must succeed with no hand: one revision deployed, none pending, no Lease, and nothing of the killed set left. A number after a second `--` says
 * how many rounds; 30 unless told.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { manifestsBench } from '../support/cluster/manifests-bench.ts';
import { configMap, workload } from '../support/cluster/workloads.ts';
import { httpServer } from '../support/servers/http-server.ts';

const ROUNDS = Number(process.argv[2] ?? 30);
const FIRST_MS = 900;
const LAST_MS = 5_000;
const STEP = join(import.meta.dirname, '../support/fixtures/manifests-step.ts');

const at = manifestsBench('manifests-soak');
/** A GitHub that knows every run as over: the holder is dead. */
await using github = await httpServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ status: 'completed', run_attempt: 1 }));
});

/** Odd rounds never become ready, so that the kill may fall into the wait. */
const set = (text: string, stuck: boolean, more: readonly object[] = []) => {
  const probe = stuck ? { readinessProbe: { exec: { command: ['false'] } } } : {};
  return [workload('web', { extra: { env: [{ name: 'ROUND', value: text }], ...probe } }), configMap('web', { round: text }), ...more];
};

let failures = 0;
for (let round = 1; round <= ROUNDS; round++) {
  at.write({ 'k8s/web.yml': set(`killed ${round}`, round % 2 === 1, [configMap(`only-${round}`, {})]) });
  const instant = Math.round(FIRST_MS + ((LAST_MS - FIRST_MS) * round) / ROUNDS);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', STEP, at.workspace, at.namespace], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  await sleep(instant);
  child.kill('SIGKILL');
  await exit;
  const left = at.history().at(-1) ?? 'nothing';
  at.write({ 'k8s/web.yml': set(`after ${round}`, false) });
  const end = await at.deploy({}, { run: String(1_000 + round), apiUrl: github.url });
  const history = at.history();
  const objects = at.kubectl('get', 'configmap,lease', '-o', 'name').trim().split('\n');
  const deployed = end.deployment.kind === 'applied' && end.deployment.applied.kind === 'deployed';
  const sane = history.filter((row) => row.includes(' deployed')).length === 1 && !history.some((row) => row.includes('pending'));
  const clean = !objects.some((name) => name.includes('only-') || name.startsWith('lease'));
  const good = deployed && sane && clean;
  if (!good) failures += 1;
  const told = good ? '' : ` ${JSON.stringify({ end: end.log.slice(-5), history, objects })}`;
  process.stdout.write(
    `${good ? 'ok    ' : 'FAILED'} round ${round}: killed after ${instant} ms, left ${left}; next run: ${history.at(-1)}${told}\n`,
  );
}
process.stdout.write(`manifests: ${ROUNDS - failures} of ${ROUNDS} rounds\n`);
process.exitCode = failures === 0 ? 0 : 1;
