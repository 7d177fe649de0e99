import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { probeTree } from '../probe-tree.ts';
import { runJob, runStep } from './run-step.ts';
import type { StepOptions } from './step.ts';

let tree: Awaited<ReturnType<typeof probeTree>>;
beforeAll(async () => {
  tree = await probeTree();
}, 120_000);
afterAll(() => tree[Symbol.dispose]());

const step = (mode: string, more: Partial<StepOptions> = {}): StepOptions => ({
  action: 'probe',
  dist: tree.dist,
  ...more,
  with: { mode, ...more.with },
});
const variables = (outputs: Readonly<Record<string, string>>): Readonly<Record<string, string>> => JSON.parse(outputs.variables ?? '{}');

describe('runStep', () => {
  test('runs pre, main and post with one state, and reports what main did', async () => {
    const result = await runStep(step('good'));
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'success', ending: 'itself', endedByItself: true, outputHeld: false });
    expect(result.outputs.answer).toBe('a\nb=c<<d');
    expect(result.env).toEqual({ PROBE_SET: 'yes' });
    expect(result.path).toEqual(['/opt/probe/bin']);
    expect(result.summary).toBe('<h1>Probe</h1>\n***\n');
    expect(result.annotations).toEqual([{ type: 'warning', title: 'PR001', message: 'careful' }]);
    expect(result.log).toContain('the password is ***');
    expect(result.pre?.state).toEqual({ pre: 'pre was here' });
    expect(result.state).toEqual({ main: 'after pre was here' });
    expect(result.post?.annotations).toEqual([{ type: 'notice', title: 'post', message: 'main said: after pre was here' }]);
    expect(result.orphans).toEqual([]);
  });

  test('gives a script the runner’s environment and nothing of this process but PATH', async () => {
    process.env.PROBE_STRAY = 'stray';
    const result = await runStep({
      ...step('good', { stepEnv: { ONE: 'step', GITHUB_SHA: 'refused' } }),
      env: { ONE: 'job', TWO: 'job' },
      context: { ref: 'refs/tags/v1.2.3', repository: 'acme/till' },
    });
    delete process.env.PROBE_STRAY;
    const seen = variables(result.outputs);
    expect(seen).toMatchObject({
      ONE: 'step',
      TWO: 'job',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_REPOSITORY: 'tidegate-cd/tidegate',
      GITHUB_REPOSITORY: 'acme/till',
      GITHUB_REF_NAME: 'v1.2.3',
      GITHUB_REF_TYPE: 'tag',
      INPUT_MODE: 'good',
      'INPUT_WITH-DEFAULT': 'from the file',
      INPUT_TWO_WORDS: '',
      STATE_pre: 'pre was here',
    });
    expect(seen.GITHUB_SHA).toHaveLength(40);
    expect(seen.INPUT_TOKEN).toMatch(/^ghs_/);
    expect(seen).not.toHaveProperty('PROBE_STRAY');
    expect(seen).not.toHaveProperty('NODE_OPTIONS');
    expect(seen).not.toHaveProperty('ACTIONS_ID_TOKEN_REQUEST_URL');
  });

  test('a local action has no pre and no repository', async () => {
    const result = await runStep(step('good', { local: true }));
    expect(result.pre).toBeUndefined();
    expect(result.annotations[0]?.message).toBe("`pre` execution is not supported for local action from 'probe'");
  });

  test('warns of an unknown and of a deprecated input, and passes both on', async () => {
    const { outputs, annotations } = await runStep(step('nothing', { with: { moed: 'x', old: 'y' } }));
    expect(JSON.parse(outputs.inputs ?? '')).toMatchObject({ INPUT_MOED: 'x', INPUT_OLD: 'y' });
    expect(annotations.map((each) => `${each.type}: ${each.message}`)).toEqual([
      "warning: Input 'old' has been deprecated with message: use mode",
      "warning: Unexpected input(s) 'moed', valid inputs are ['mode', 'with-default', 'old', 'token', 'Two Words']",
      'error: unknown mode nothing',
    ]);
  });

  test('a thrown error fails main, and post runs', async () => {
    const result = await runStep(step('throws'));
    expect(result).toMatchObject({ exitCode: 1, conclusion: 'failure', endedByItself: true });
    expect(result.log).toContain('thrown by the probe');
    expect(result.post?.conclusion).toBe('success');
  });

  test.each([
    ['OUTPUT', 'no form', "Invalid format 'no form'"],
    ['STATE', 'a<<EOF\n1', 'EOF marker missing new line'],
  ])('a bad GITHUB_%s fails a step that ended with 0', async (file, text, message) => {
    const result = await runStep(step('files', { with: { 'Two Words': file, old: text } }));
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'failure' });
    expect(result.annotations.map((each) => each.message).join('\n')).toContain(message);
  });

  test('NODE_OPTIONS through GITHUB_ENV is refused with an error, and the step stays green', async () => {
    const result = await runStep(step('files', { with: { 'Two Words': 'ENV', old: 'NODE_OPTIONS=--inspect\nOK=1\n' } }));
    expect(result).toMatchObject({ conclusion: 'success', env: { OK: '1' } });
    expect(result.annotations.at(-1)?.message).toBe("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
  });

  test('a summary over 1 MiB is dropped with an error, and the step stays green', async () => {
    const result = await runStep(step('big-summary'));
    expect(result).toMatchObject({ conclusion: 'success', summary: '' });
    expect(result.annotations.at(-1)?.message).toContain('supports content up to a size of 1024k, got 1024k');
  });

  test('outside text on standard output acts as a command, as it does on a runner', async () => {
    const result = await runStep(step('says', { with: { old: 'log: ##[set-output name=tag]evil' } }));
    expect(result.outputs.tag).toBe('evil');
  });

  test('a cancel sends SIGINT, and post runs', async () => {
    const result = await runStep(step('obeys-sigint', { signalAfter: /^ready$/ }));
    expect(result).toMatchObject({ exitCode: 0, conclusion: 'cancelled', ending: 'SIGINT' });
    expect(result.log).toContain('got SIGINT');
    expect(result.post?.conclusion).toBe('success');
  });

  test('a main that ignores a cancel gets SIGTERM after 7.5 s and is killed 2.5 s later; post has its state', async () => {
    const result = await runStep(step('ignores-signals', { signalAfter: /^ready$/ }));
    expect(result).toMatchObject({ exitCode: null, conclusion: 'cancelled', ending: 'SIGKILL' });
    expect(result.log).toMatch(/got SIGINT\ngot SIGTERM/);
    expect(result.msAfterSignal).toBeGreaterThan(9_900);
    expect(result.msAfterSignal).toBeLessThan(12_000);
    expect(result.post?.log).toContain('main said: after pre was here');
  });

  test('SIGTERM alone at a moment, and SIGKILL 2.5 s later', async () => {
    const result = await runStep(step('ignores-signals', { termAfter: /^ready$/ }));
    expect(result).toMatchObject({ exitCode: null, ending: 'SIGKILL' });
    expect(result.log).toContain('got SIGTERM');
    expect(result.log).not.toContain('got SIGINT');
    expect(result.msAfterSignal).toBeGreaterThan(2_400);
  });

  test('SIGKILL at a moment', async () => {
    const result = await runStep(step('ignores-signals', { killAfter: /^ready$/ }));
    expect(result).toMatchObject({ exitCode: null, ending: 'SIGKILL' });
  });

  test('a main that does not end by itself is an error of the test', async () => {
    await expect(runStep(step('hangs', { timeLimit: 1_000 }))).rejects.toThrow(
      /probe \(main\) did not end by itself within 1000 ms[\s\S]*main hangs/,
    );
  });

  test('names processes and files that are left, and ends the processes', async () => {
    const result = await runStep(step('leaves-a-child'));
    expect(result).toMatchObject({ endedByItself: true, orphans: ['sleep'], tempFiles: ['left.txt'] });
  });

  test('waits 5 s for a child that holds the output of a main that has ended, then goes on', async () => {
    const result = await runStep(step('holds-the-output'));
    expect(result).toMatchObject({ exitCode: 0, endedByItself: true, outputHeld: true, orphans: ['sleep'] });
    expect(result.ms).toBeGreaterThan(4_900);
    expect(result.ms).toBeLessThan(9_000);
  });

  test('the Kubernetes client is loaded from its own chunk, in main and post', async () => {
    const result = await runStep(step('kubernetes'));
    expect(result.outputs).toMatchObject({ server: 'https://127.0.0.1:9' });
    expect(result.post?.log).toContain('post has function');
  });
});

describe('runJob', () => {
  test('hands environment, path and masks from step to step; posts run in reverse', async () => {
    const { results } = await runJob([
      step('good'),
      (before) => step('says', { with: { old: `${before[0]?.outputs.answer?.length} hunter2hunter2` } }),
    ]);
    const [first, second] = results;
    expect(second?.log).toContain('8 ***');
    expect(variables(second?.outputs ?? {})).toMatchObject({ PROBE_SET: 'yes' });
    expect(variables(second?.outputs ?? {}).PATH).toMatch(/^\/opt\/probe\/bin:/);
    expect(first?.post?.env).toEqual({ POSTS: 'says good ' });
  });

  test('leaves out what comes after a failure, but for the posts', async () => {
    const { results } = await runJob([step('good'), step('throws'), step('good')]);
    expect(results.map((result) => result?.conclusion)).toEqual(['success', 'failure', undefined]);
    expect(results[0]?.post?.conclusion).toBe('success');
  });

  test('leaves no folder behind', async () => {
    const result = await runStep(step('good'));
    expect(existsSync(variables(result.outputs).RUNNER_TEMP ?? '/')).toBe(false);
  });
});
