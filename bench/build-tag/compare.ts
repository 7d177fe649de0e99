/*
 * `node bench/build-tag/compare.ts --bundle PATH [--dist DIR] [--rounds N]` measures whole steps side by side, interleaved: docker/metadata-action's bundle
 * (not part of this repository) with a GitHub on loopback that answers at once, and ours with a GitHub that nobody may reach.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { repositoryPayload } from '../../test/support/build-tag/tag-step.ts';
import { testRepository } from '../../test/support/git/test-repository.ts';

const { values } = parseArgs({
  options: { bundle: { type: 'string' }, dist: { type: 'string', default: 'dist' }, rounds: { type: 'string', default: '15' } },
});
if (values.bundle === undefined) throw new Error('--bundle PATH is needed: dist/index.cjs of docker/metadata-action');
const rounds = Math.max(15, Number(values.rounds));

const TAGS =
  'type=schedule\ntype=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=ref,event=branch\ntype=ref,event=pr\ntype=sha';
const api = createServer((request, response) => {
  asked += 1;
  response.setHeader('content-type', 'application/json');
  const commit = { commit: { committer: { date: '2026-01-02T03:04:05Z' } } };
  response.end(JSON.stringify(/\/commits\//.test(request.url ?? '') ? commit : repositoryPayload));
});
let asked = 0;
await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
await using repository = await testRepository();
const sha = await repository.commit('one');
const folder = await mkdtemp(join(tmpdir(), 'tidegate-bench-'));
await writeFile(join(folder, 'event.json'), JSON.stringify({ ref: 'refs/heads/main', after: sha, repository: repositoryPayload }));

const env = (apiUrl: string): Readonly<Record<string, string | undefined>> => ({
  PATH: process.env.PATH,
  GITHUB_ACTOR: 'octocat',
  GITHUB_API_URL: apiUrl,
  GITHUB_ENV: join(folder, 'env'),
  GITHUB_EVENT_NAME: 'push',
  GITHUB_EVENT_PATH: join(folder, 'event.json'),
  GITHUB_OUTPUT: join(folder, 'output'),
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_SHA: sha,
  GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  GITHUB_WORKSPACE: repository.folder,
  INPUT_CONTEXT: 'workflow',
  'INPUT_GITHUB-TOKEN': 'x',
  INPUT_IMAGES: 'ghcr.io/acme/shop',
  INPUT_TAGS: TAGS,
  RUNNER_TEMP: folder,
});

async function time(args: readonly string[], apiUrl: string): Promise<number> {
  for (const file of ['env', 'output', 'summary']) await writeFile(join(folder, file), '');
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: repository.folder, env: env(apiUrl), stdio: 'ignore' });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  return performance.now() - start;
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const here = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
const bare: number[] = [];
const theirs: number[] = [];
const ours: number[] = [];
for (let round = 0; round <= rounds; round++) {
  const times = [
    await time(['-e', '0'], here),
    await time([values.bundle], here),
    await time([join(values.dist, 'build-tag/index.js')], 'http://127.0.0.1:9'),
  ] as const;
  if (round === 0) continue;
  for (const [index, list] of [bare, theirs, ours].entries()) list.push(times[index] ?? 0);
}
api.close();
await rm(folder, { recursive: true });

const row = (what: string, times: readonly number[], requests: string): string =>
  `| ${what} | ${median(times).toFixed(0)} | ${Math.min(...times).toFixed(0)} | ${requests} |`;
console.log(
  [
    `${rounds} interleaved rounds, node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
    '',
    '| whole step | median, ms | least, ms | requests to GitHub |',
    '| --- | --- | --- | --- |',
    row('`node -e 0`', bare, '0'),
    row('docker/metadata-action v6.2.0', theirs, String(asked / (rounds + 1))),
    row('build-tag', ours, '0'),
    '',
    `build-tag takes ${((100 * median(ours)) / median(theirs)).toFixed(0)} % of the time (least: ${((100 * Math.min(...ours)) / Math.min(...theirs)).toFixed(0)} %).`,
  ].join('\n'),
);
