// The frame of every command: a clear message instead of a stack trace where the fault is known, and the exit code.
import { removeRunFolder } from './cache.mjs';
import { MachineNotFit } from './machine.mjs';
import { CommandFailed } from './run.mjs';

/** Runs `command` and sets the exit code to what it gives. */
export const main = async (command) => {
  try {
    process.exitCode = await command();
  } catch (error) {
    const known = error instanceof MachineNotFit || error instanceof CommandFailed;
    process.stderr.write(`\n${known ? error.message : (error.stack ?? error)}\n`);
    process.exitCode = 1;
  } finally {
    removeRunFolder();
  }
};
