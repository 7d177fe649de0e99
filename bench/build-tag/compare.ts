/*
 * `node bench/build-tag/compare.ts --bundle PATH [--dist DIR] [--rounds N]` measures whole steps side by side, interleaved: docker/metadata-action's bundle
 * (not part of this repository) with a GitHub on loopback that answers at once, and ours with a GitHub that nobody may reach.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
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

/** Milliseconds of a step: on the wall, and of the processor with all children, which the machine's other work changes little. */
interface Taken {
  readonly wall: number;
  readonly processor: number;
}

async function time(args: readonly string[], apiUrl: string): Promise<Taken> {
  for (const file of ['env', 'output', 'summary']) await writeFile(join(folder, file), '');
  const shell = ['-c', '"$@" >/dev/null 2>&1 || exit 1; times', 'bash', process.execPath, ...args];
  const start = performance.now();
  const child = spawn('bash', shell, { cwd: repository.folder, env: env(apiUrl), stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const wall = performance.now() - start;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
  const children = printed.trim().split('\n')[1] ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, rest]) => Number(minutes) * 60 + Number(rest));
  return { wall, processor: seconds.reduce((total, each) => total + each * 1_000, 0) };
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const here = `http://127.0.0.1:${(api.address() as AddressInfo).port}`;
const steps = {
  bare: { args: ['-e', '0'], apiUrl: here, taken: [] as Taken[] },
  theirs: { args: [resolve(values.bundle)], apiUrl: here, taken: [] as Taken[] },
  ours: { args: [resolve(values.dist, 'build-tag/index.js')], apiUrl: 'http://127.0.0.1:9', taken: [] as Taken[] },
};
for (let round = 0; round <= rounds; round++)
  for (const step of Object.values(steps)) {
    const taken = await time(step.args, step.apiUrl);
    if (round > 0) step.taken.push(taken);
  }
api.close();
await rm(folder, { recursive: true });

const wall = (step: keyof typeof steps): number => median(steps[step].taken.map((taken) => taken.wall));
const processor = (step: keyof typeof steps): number => median(steps[step].taken.map((taken) => taken.processor));
const row = (what: string, step: keyof typeof steps, requests: number): string =>
  `| ${what} | ${wall(step).toFixed(0)} | ${processor(step).toFixed(0)} | ${requests} |`;
const share = (of: (step: keyof typeof steps) => number): string => `${((100 * of('ours')) / of('theirs')).toFixed(0)} %`;
console.log(
  [
    `${rounds} interleaved rounds, node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}`,
    '',
    '| whole step, medians | wall, ms | processor, ms | requests to GitHub |',
    '| --- | --- | --- | --- |',
    row('`node -e 0`', 'bare', 0),
    row('docker/metadata-action v6.2.0', 'theirs', asked / (rounds + 1)),
    row('build-tag', 'ours', 0),
    '',
    `build-tag takes ${share(wall)} of the time, and ${share(processor)} of the processor's.`,
  ].join('\n'),
);
