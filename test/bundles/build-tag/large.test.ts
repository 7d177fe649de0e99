import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDist } from '../../support/fresh-dist.ts';
import { type LargeRepository, largeRepository } from '../../support/git/large-repository.ts';

const ROUNDS = 8;
let dist: string;
let repository: LargeRepository;
beforeAll(async () => {
  [dist, repository] = await Promise.all([freshDist(), largeRepository({ commits: 50_000, tags: 10_000 })]);
}, 300_000);
afterAll(async () => {
  await repository[Symbol.asyncDispose]();
});

/** Milliseconds of the processor that a command and all its children took: the machine's other work does not count. */
function processorTime(command: readonly string[], env: Readonly<Record<string, string | undefined>>): number {
  const script = '"$@" >/dev/null || exit 1; times';
  const { stdout, status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    cwd: repository.folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const children = stdout.trim().split('\n')[1] ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (total, [, minutes, seconds]) => total + Number(minutes) * 60_000 + Number(seconds) * 1_000,
    0,
  );
}

/** The whole step, by rules and ref. */
const step = (ref: string, tags: string, more: Readonly<Record<string, string>> = {}): number =>
  processorTime([process.execPath, join(dist, 'dist/build-tag/index.js')], {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_OUTPUT: '/dev/null',
    GITHUB_ENV: '/dev/null',
    GITHUB_REF: ref,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: repository.head,
    GITHUB_WORKSPACE: repository.folder,
    RUNNER_TEMP: join(repository.folder, '.git'),
    INPUT_IMAGES: 'org/app',
    INPUT_TAGS: tags,
    ...more,
  });

describe('with 10,000 tags and 50,000 commits the whole step takes at most twice as long as git describe, and 150 ms', () => {
  test.each([
    ['the identity', 'refs/heads/main', 'type=primary'],
    [
      'floating tags',
      'refs/tags/v99.0.0',
      'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=semver,pattern={{major}}',
    ],
  ])(
    '%s',
    (_, ref, tags) => {
      execFileSync('git', ['tag', '--force', 'v99.0.0'], { cwd: repository.folder, stdio: 'ignore' });
      if (ref.startsWith('refs/heads/')) execFileSync('git', ['tag', '--delete', 'v99.0.0'], { cwd: repository.folder, stdio: 'ignore' });
      const ours: number[] = [];
      const gits: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(step(ref, tags));
        gits.push(processorTime(['git', 'describe', '--tags', 'main~1'], { PATH: process.env.PATH, HOME: '/nonexistent' }));
      }
      process.stderr.write(`${tags.length} characters of rules: ${Math.min(...ours)} ms; git describe: ${Math.min(...gits)} ms\n`);
      expect(Math.min(...ours)).toBeLessThanOrEqual(2 * Math.min(...gits) + 150);
    },
    120_000,
  );
});

test('three components take at most 1.3 times as long as one', () => {
  const names = ['shop', 'pay', 'ship'];
  for (const [index, name] of names.entries())
    execFileSync('git', ['tag', '--force', `${name}/v1.0.0`, `main~${100 + index}`], { cwd: repository.folder, stdio: 'ignore' });
  const lines = names.map((name, index) => `${name}, path=f${index * 100 + 1}`);
  const times = (count: number): number =>
    step('refs/heads/main', 'type=primary', { INPUT_COMPONENTS: lines.slice(0, count).join('\n'), INPUT_BUMP: 'conventional' });
  const [one, three]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    one.push(times(1));
    three.push(times(3));
  }
  process.stderr.write(`one component: ${Math.min(...one)} ms; three: ${Math.min(...three)} ms\n`);
  expect(Math.min(...three)).toBeLessThanOrEqual(1.3 * Math.min(...one));
}, 120_000);
