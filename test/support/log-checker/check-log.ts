import { outputLines, parseCommand, runnerCommands, type WorkflowCommand } from './parse-command.ts';

/** A command in effect, with the number of its line, from 1. */
export interface FoundCommand extends WorkflowCommand {
  readonly line: number;
  readonly text: string;
}

/**
 * Every line of a step's output that acts as a workflow command, or would in a runner with more commands than today's: `::name` at the start, `##[name`
 * anywhere, in no stop-commands fence. Throws when a fence is left open: all commands after it are lost.
 */
export function findCommands(rawLog: string): readonly FoundCommand[] {
  const found: FoundCommand[] = [];
  let fence: { readonly token: string; readonly line: number } | undefined;
  for (const [index, text] of outputLines(rawLog).entries()) {
    const token = fence?.token.toLowerCase();
    if (token !== undefined) {
      const inside = parseCommand(text, (name) => runnerCommands(name) || name.toLowerCase() === token);
      if (inside?.name.toLowerCase() === token) fence = undefined;
      continue;
    }
    const command = parseCommand(text, anyName);
    if (command === undefined) continue;
    if (command.name.toLowerCase() === 'stop-commands') fence = { token: command.data, line: index + 1 };
    found.push({ ...command, line: index + 1, text });
  }
  if (fence !== undefined) throw new Error(`Line ${fence.line} stops the commands and nothing starts them again.`);
  return found;
}

/** Commands in the output that `hostile`, a text from outside, would give if the runner read it: same name, same properties, its data at the start. */
export function actedOn(rawLog: string, hostile: string): readonly FoundCommand[] {
  const wanted = outputLines(hostile).flatMap((line) => parseCommand(line, anyName) ?? []);
  if (wanted.length === 0) throw new Error(`No line of this text is a command: ${hostile}`);
  return findCommands(rawLog).filter((command) => wanted.some((each) => starts(each, command)));
}

const anyName = (name: string): boolean => /^[a-z][a-z0-9-]*$/i.test(name);

const starts = (wanted: WorkflowCommand, found: WorkflowCommand): boolean =>
  wanted.name.toLowerCase() === found.name.toLowerCase() &&
  found.data.startsWith(wanted.data) &&
  JSON.stringify(wanted.properties) === JSON.stringify(found.properties);
