import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ActEvent } from '../support/act/act-lines.ts';
import { type ActResult, runAct } from '../support/act/run-act.ts';
import { run } from '../support/run-script.ts';

/** An action that tells what it was given: an output, a line, a summary. */
const ACTION = {
  'actions/tell/action.yml': 'name: tell\ndescription: tells\ninputs: {word: {description: w}}\nruns: {using: node24, main: index.mjs}\n',
  'actions/tell/index.mjs': `import { appendFileSync } from 'node:fs';
const word = process.env.INPUT_WORD;
console.log('told ' + word + ' to ' + process.env.GITHUB_API_URL + ', outside ' + process.env.OUTSIDE);
appendFileSync(process.env.GITHUB_OUTPUT, 'answer=' + word + '!\\n');
appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# told ' + word + '\\n');
if (word === 'no') process.exitCode = 3;
`,
};

const WORKFLOW = `on: push
jobs:
  first:
    runs-on: ubuntu-latest
    outputs: {answer: "\${{ steps.tell.outputs.answer }}"}
    steps:
      - uses: actions/checkout@v5
      - {id: tell, uses: tidegate-cd/tidegate/actions/tell@v1, with: {word: "\${{ vars.WORD }}"}}
  second:
    needs: first
    runs-on: ubuntu-latest
    steps:
      - run: echo "got \${{ needs.first.outputs.answer }} and \${{ secrets.GITHUB_TOKEN }}"
      - {id: again, uses: tidegate-cd/tidegate/actions/tell@v1, with: {word: "no"}}
      - run: echo never
  third:
    needs: second
    runs-on: ubuntu-latest
    steps: [{run: "echo never"}]
`;

let folder: string;
let result: ActResult;
const inTime: ActEvent[] = [];

async function files(root: string, contents: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(contents)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

async function commitAll(repository: string): Promise<void> {
  const git = (...args: string[]): Promise<string> =>
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: repository });
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'one');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidegate-act-'));
  const [repository, tidegate] = [join(folder, 'repository'), join(folder, 'tidegate')];
  await files(repository, { '.github/workflows/x.yml': WORKFLOW });
  await files(tidegate, ACTION);
  await commitAll(repository);
  process.env.OUTSIDE = 'leaked';
  result = await runAct({
    repository,
    workflow: '.github/workflows/x.yml',
    event: 'push',
    payload: { ref: 'refs/heads/main' },
    actor: 'alice',
    tidegate,
    vars: { WORD: 'hello' },
    secrets: { GITHUB_TOKEN: 'a-secret-of-some-length' },
    env: { GITHUB_API_URL: 'http://127.0.0.1:9' },
    home: join(folder, 'home'),
    onEvent: (event) => inTime.push(event),
  });
});
afterAll(async () => {
  delete process.env.OUTSIDE;
  await rm(folder, { recursive: true, force: true });
});

const of = <K extends ActEvent['kind']>(kind: K): Extract<ActEvent, { kind: K }>[] =>
  result.events.filter((event): event is Extract<ActEvent, { kind: K }> => event.kind === kind);

test('a run tells its jobs in order with their results, and a job whose need failed never starts', () => {
  expect(result.code).toBe(1);
  expect(of('job-started').map(({ job }) => job)).toEqual(['first', 'second']);
  expect(of('job-ended').map(({ job, result }) => [job, result])).toEqual([
    ['first', 'success'],
    ['second', 'failure'],
  ]);
  expect(inTime).toEqual(result.events);
});

test('steps, outputs and summaries are told with their job', () => {
  expect(of('output')).toContainEqual({ kind: 'output', job: 'first', step: 'tell', name: 'answer', value: 'hello!' });
  expect(of('summary')).toContainEqual({ kind: 'summary', job: 'first', step: 'tell', markdown: '# told hello\n' });
  expect(of('step-ended')).toContainEqual({ kind: 'step-ended', job: 'second', step: 'again', stage: 'Main', result: 'failure' });
});

test("the steps see what was set for them and nothing of the caller's environment; a secret is masked", () => {
  const said = of('log').map(({ text }) => text);
  expect(said).toContain('told hello to http://127.0.0.1:9, outside undefined');
  expect(said).toContain('got hello! and ***');
  expect(said.join('\n')).not.toContain('never');
});
