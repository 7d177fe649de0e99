import { parseCommand, runnerCommands, type WorkflowCommand } from '../log-checker/parse-command.ts';
import type { SecretMasker } from './secret-masker.ts';

export interface Annotation {
  readonly type: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** What the runner's log shows of one step, and what the step's commands did. Reads lines in the order in which they come. */
export class StepLog {
  /** Lines as printed; not masked. */
  readonly raw: string[] = [];
  /** Lines as shown; masked. */
  readonly shown: string[] = [];
  readonly commands: WorkflowCommand[] = [];
  /** What GitHub would keep: 10 of a type, 4096 characters each, masked. */
  readonly annotations: Annotation[] = [];
  /** Outputs and state set by the deprecated commands. */
  readonly outputs = new Map<string, string>();
  readonly state = new Map<string, string>();
  /** A command that fails the step, whatever its exit code. */
  failed = false;
  readonly #masker: SecretMasker;
  readonly #debug: boolean;
  #fence: string | undefined;

  constructor(masker: SecretMasker, debug: boolean) {
    this.#masker = masker;
    this.#debug = debug;
  }

  /** A line of the step's standard output or error. */
  line(text: string): void {
    this.raw.push(text);
    const fence = this.#fence?.toLowerCase();
    const command = parseCommand(text, (name) => runnerCommands(name) || name.toLowerCase() === fence);
    if (command !== undefined && fence === undefined) {
      this.commands.push(command);
      this.#obey(command, text);
      return;
    }
    if (command?.name.toLowerCase() === fence) this.#fence = undefined;
    this.#show(text);
  }

  /** An annotation: the step's own, or one of the runner. */
  annotate(type: Annotation['type'], title: string, message: string): void {
    const masked = this.#masker.mask(message).slice(0, 4096);
    if (this.annotations.filter((each) => each.type === type).length < 10) this.annotations.push({ type, title, message: masked });
    this.#show(`##[${type}]${masked}`);
  }

  /** The runner's own error: an annotation, and the step fails. */
  refuse(...messages: readonly string[]): void {
    for (const message of messages) this.annotate('error', '', message);
    this.failed = true;
  }

  #obey({ name, properties, data }: WorkflowCommand, text: string): void {
    const command = name.toLowerCase();
    switch (command) {
      case 'error':
      case 'warning':
      case 'notice':
        this.annotate(command, properties.title ?? '', data);
        break;
      case 'debug':
        if (this.#debug) this.#show(`##[debug]${data}`);
        break;
      case 'group':
      case 'endgroup':
        this.#show(`##[${command}]${command === 'group' ? data : ''}`);
        break;
      case 'add-mask':
        if (data.trim() === '') this.annotate('warning', '', EMPTY_MASK);
        else this.#masker.add(data);
        break;
      case 'stop-commands':
        this.#stop(data, text);
        break;
      case 'set-output':
        this.#set(this.outputs, command, properties.name, data);
        break;
      case 'save-state':
        this.#set(this.state, command, properties.name, data);
        break;
      case 'set-env':
      case 'add-path':
        this.refuse(`Unable to process command '${text}' successfully.`, `The \`${name}\` command is disabled.`);
        break;
    }
  }

  #stop(token: string, text: string): void {
    if (token === '' || token.toLowerCase() === 'pause-logging' || runnerCommands(token)) {
      this.refuse(BAD_TOKEN);
      return;
    }
    this.#fence = token;
    if (token.length > 6) this.#masker.add(token);
    this.#show(text);
  }

  #set(target: Map<string, string>, command: string, name: string | undefined, value: string): void {
    if (!name) {
      this.refuse(`Required field 'name' is missing in ##[${command}] command.`);
      return;
    }
    target.set(name, value);
    this.annotate('warning', '', `The \`${command}\` command is deprecated and will be disabled soon.`);
  }

  #show(text: string): void {
    this.shown.push(this.#masker.mask(text));
  }
}

const EMPTY_MASK = "Can't add secret mask for empty string in ##[add-mask] command.";
const BAD_TOKEN = "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.";
