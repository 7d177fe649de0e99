import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-run-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly outputs: string;
  readonly summary: string;
  readonly state: string;
}

/** Runs a small action, from source, as a step: a process of its own with command files. */
function step(mainBody: string, env: Record<string, string> = {}, post = false, phase: 'main' | 'post' = 'main'): Ran {
  const file = (name: string): string => join(folder, name);
  for (const name of ['outputs', 'summary', 'state']) writeFileSync(file(name), '');
  const src = join(process.cwd(), 'src');
  writeFileSync(
    file('action.ts'),
    `import { runAction } from '${src}/adapters/runner/run-action.ts';
import { DONE, failed } from '${src}/adapters/runner/run.ts';
import { defineAction, defineOutputs } from '${src}/core/contract/contract.ts';
import { ProblemError } from '${src}/core/problem/problem.ts';
import * as kind from '${src}/core/contract/kinds.ts';
const contract = defineAction({ name: 'sample', title: 'S', description: 'D.', icon: 'anchor', post: ${post}, inputs: {
  release: kind.text({ description: 'R.', required: true }), password: kind.secret({ description: 'P.' }), count: kind.integer({ description: 'C.', min: 1, max: 3, default: '2' }) } });
const outputs = defineOutputs({ 'the-value': 'V.', other: 'O.' });
const problem = { code: 'HD999', fault: 'user', what: 'it broke', remedy: 'Mend it.' } as const;
await runAction({ contract, outputs, main: async (run) => { ${mainBody} }${post ? ', post: async (run) => { run.log.info("post of " + run.state.read("what")); throw new ProblemError(problem); }' : ''} });
`,
  );
  const run = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', file('action.ts'), ...(phase === 'post' ? ['post'] : [])],
    {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        GITHUB_OUTPUT: file('outputs'),
        GITHUB_STEP_SUMMARY: file('summary'),
        GITHUB_STATE: file('state'),
        ...env,
      },
    },
  );
  const text = (name: string): string => readFileSync(file(name), 'utf8');
  return { code: run.status, out: run.stdout + run.stderr, outputs: text('outputs'), summary: text('summary'), state: text('state') };
}

describe('a step', () => {
  test('that is done writes outputs and summary and ends 0', () => {
    const ran = step("run.setOutputs({ theValue: run.inputs.release + run.inputs.count }); run.summarize('## Done'); return DONE;", {
      INPUT_RELEASE: 'web',
    });
    expect(ran.code).toBe(0);
    expect(ran.outputs).toMatch(/^the-value<<(\S+)\nweb2\n\1\n$/);
    expect(ran.summary).toBe('## Done\n');
  });

  test('with bad inputs names them all, does nothing else and ends 1', () => {
    const ran = step("run.log.info('MAIN RAN'); return DONE;", { INPUT_COUNT: '7', INPUT_RELAESE: 'web' });
    expect(ran.code).toBe(1);
    expect(ran.out.match(/^::error title=.*$/gm)).toEqual([
      '::error title=IN001::IN001 unknown input "relaese", did you mean "release"? At with:. Expected "release". Write release: in place of relaese:',
      '::error title=IN002::IN002 input "release" is required and was not given At with:. Expected text. Add release: to with: (R)',
      '::error title=IN003::IN003 input "count" is "7" At with:. Expected a whole number from 1 to 3. Correct count:, or leave it out for 2',
    ]);
    expect(ran.out).not.toContain('MAIN RAN');
  });

  test('that fails keeps the outputs that are already true', () => {
    const ran = step('run.setOutputs({ other: 1 }); return failed(problem);', { INPUT_RELEASE: 'web' });
    expect([ran.code, ran.out.includes('::error title=HD999::HD999 it broke Mend it.'), /other<</.test(ran.outputs)]).toEqual([
      1,
      true,
      true,
    ]);
  });

  test('that throws a problem reports it; an unknown error is ours, and its stack stays in debug', () => {
    expect(step('throw new ProblemError(problem);', { INPUT_RELEASE: 'web' }).out).toContain('HD999 it broke');
    const ran = step("throw new TypeError('x is not a function');", { INPUT_RELEASE: 'web' });
    expect(ran.out).toContain('IN099 unexpected error: TypeError: x is not a function');
    expect(ran.out.split('\n').filter((line) => /^\s+at /.test(line))).toEqual([]);
    expect(ran.code).toBe(1);
  });

  test('masks secret inputs before anything else', () => {
    const ran = step("run.log.info('x'); return DONE;", { INPUT_RELEASE: 'web', INPUT_PASSWORD: 'hunter22' });
    expect(ran.out.indexOf('::add-mask::hunter22')).toBe(0);
  });

  test('prints outside text so that it cannot act', () => {
    const ran = step("run.log.outside('::error::evil'); run.log.info('::error::evil'); run.log.info('ok ##[error]evil'); return DONE;", {
      INPUT_RELEASE: 'web',
    });
    const [, token] = /::stop-commands::(\S+)\n::error::evil\n::\1::/.exec(ran.out) ?? [];
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(ran.out.replace(/::stop-commands::[\s\S]*?::[0-9a-f]{64}::/, '')).not.toMatch(/^::error|##\[error/m);
  });

  test('a section always closes', () => {
    const ran = step("{ using part = run.log.section('Plan'); run.log.info('inside'); } throw new ProblemError(problem);", {
      INPUT_RELEASE: 'web',
    });
    expect(ran.out).toMatch(/::group::Plan\ninside\n::endgroup::/);
  });
});

describe('post', () => {
  test('runs in the same file once main has started, with its state, and only warns', () => {
    const main = step("run.state.save('what', 'web-7'); return failed(problem);", { INPUT_RELEASE: 'web' }, true);
    expect([main.code, /tidegate-main-started/.test(main.state), /web-7/.test(main.state)]).toEqual([1, true, true]);
    const post = step(
      'throw new Error("main again");',
      { INPUT_RELEASE: 'web', 'STATE_tidegate-main-started': 'true', STATE_what: 'web-7' },
      true,
      'post',
    );
    expect([post.code, post.out.includes('post of web-7'), post.out.includes('::warning title=HD999::')]).toEqual([0, true, true]);
  });

  test('does nothing after a main that was killed before it could save anything, and is not taken for main', () => {
    const post = step("run.log.info('MAIN RAN'); return DONE;", { INPUT_RELEASE: 'web' }, true, 'post');
    expect([post.code, post.out]).toEqual([0, '']);
  });
});
