import { randomUUID } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import { type ActionFile, inputVariables, readActionFile } from './action-file.ts';
import { CommandFiles } from './command-files.ts';
import type { Job } from './job.ts';
import { type Ended, runNode } from './node-process.ts';
import type { PhaseResult, StepOptions } from './step.ts';
import { StepLog } from './step-log.ts';

/** An action in a job: its state goes from one script to the next. */
export class ActionInstance {
  readonly #options: StepOptions;
  readonly #job: Job;
  readonly #action: ActionFile;
  readonly #folder: string;
  readonly #state = new Map<string, string>();

  constructor(options: StepOptions, job: Job) {
    this.#options = options;
    this.#job = job;
    this.#folder = folderOf(options);
    this.#action = readActionFile(this.#folder);
  }

  /** Undefined when the action has no such script, or a local one's pre is skipped. */
  async run(phase: 'pre' | 'main' | 'post'): Promise<PhaseResult | undefined> {
    const script = this.#action[phase];
    if (script === undefined || (phase === 'pre' && this.#options.local)) return undefined;
    const log = new StepLog(this.#job.masker, this.#job.debug);
    if (phase === 'main' && this.#action.pre !== undefined && this.#options.local) {
      log.annotate('warning', '', `\`pre\` execution is not supported for local action from '${this.#options.action}'`);
    }
    const files = new CommandFiles(this.#job.commandFolder, randomUUID());
    const ended = await this.#start(phase, script, log, files);
    const found = files.read(log, this.#job.masker);
    for (const [name, value] of found.env) this.#job.env.set(name, value);
    for (const folder of found.path) this.#job.path.push(folder);
    const state = new Map([...log.state, ...found.state]);
    for (const [key, value] of state) this.#state.set(key, value);
    const cancelled = ended.ending !== 'itself';
    const failed = log.failed || ended.exitCode !== 0;
    const { ending, ...rest } = ended;
    return {
      ...rest,
      ending,
      endedByItself: ending === 'itself',
      conclusion: cancelled ? 'cancelled' : failed ? 'failure' : 'success',
      outputs: Object.fromEntries([...log.outputs, ...found.outputs]),
      env: Object.fromEntries(found.env),
      path: found.path,
      state: Object.fromEntries(state),
      summary: found.summary,
      rawSummary: found.rawSummary,
      annotations: log.annotations,
      log: log.shown.join('\n'),
      rawLog: log.raw.join('\n'),
      commands: log.commands,
    };
  }

  async #start(phase: 'pre' | 'main' | 'post', script: string, log: StepLog, files: CommandFiles): Promise<Ended> {
    const { stepEnv, local, timeLimit = 60_000, action } = this.#options;
    const given = Object.fromEntries(Object.entries(this.#options.with ?? {}).map(([name, value]) => [name, String(value)]));
    const { variables, warnings } = inputVariables(this.#action, given, this.#job.contexts);
    for (const warning of warnings) log.annotate('warning', '', warning);
    const state = Object.fromEntries([...this.#state].map(([key, value]) => [`STATE_${key}`, value]));
    const source = local ? { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' } : REMOTE;
    const { signalAfter, termAfter, killAfter } = this.#options;
    const moments = phase === 'main' ? { cancelAt: signalAfter, termAt: termAfter, killAt: killAfter } : {};
    const postMoments = phase === 'post' ? { cancelAt: this.#options.signalPostAfter } : {};
    const ended = await runNode({
      script,
      cwd: this.#job.workspace,
      env: this.#job.environment(stepEnv, { ...variables, ...state, ...source, ...files.variables, GITHUB_ACTION: '__tidegate' }),
      onLine: (line) => log.line(line),
      limitMs: timeLimit,
      ...defined({ ...moments, ...postMoments }),
    });
    if (ended.ending !== 'limit') return ended;
    throw new Error(
      `${action} (${phase}) did not end by itself within ${timeLimit} ms. Its last lines:\n${log.shown.slice(-20).join('\n')}`,
    );
  }
}

const REMOTE = { GITHUB_ACTION_REPOSITORY: 'tidegate-cd/tidegate', GITHUB_ACTION_REF: 'v1' };

function folderOf({ action, dist }: StepOptions): string {
  if (isAbsolute(action)) return action;
  return action === '.' ? dist : join(dist, 'actions', action);
}

const defined = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
