/*
 * Branch names, pod logs, helm's words and HTTP bodies are attacker text. The runner executes lines that start with `::name` and, anywhere
 * in a line, `##[name …]` (actions/runner, ActionCommand.cs), so such text is printed only through the functions of this file.
 */

/** Control characters but newline and tab, with the terminal escapes they start; C1 controls and bidirectional overrides too. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is being removed
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The text without control characters, terminal escapes and direction overrides; `\r\n` becomes `\n`. */
export function stripControls(text: string): string {
  return text.replace(/\r\n/g, '\n').replace(CONTROLS, '');
}

/** One harmless line: no controls, no newlines, at most `max` characters, and no way to start a workflow command. */
export function oneLine(text: string, max = 300): string {
  const flat = defuse(stripControls(text).replace(/\s+/g, ' ').trim());
  return flat.length <= max ? flat : `${flat.slice(0, max - 1)}…`;
}

/** Breaks both command forms with a zero-width joiner, for text that has to stand inside a line of ours. */
export function defuse(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1:\u200d').replace(/##(?=\[)/g, '#\u200d#');
}

/** Text that could act as a workflow command, under the runner's two rules. */
export function looksLikeCommand(text: string): boolean {
  return text.split(/\r\n|\r|\n/).some((line) => /^\s*::[^:]/.test(line) || /##\[[^\]]*\]/.test(line));
}

/**
 * The lines to print so that `text` cannot act: fenced between `::stop-commands::` and its end. `token` must be random, at least 32 characters,
 * and never printed elsewhere; the caller makes it (core has no chance).
 */
export function fenced(text: string, token: string): string {
  return `::stop-commands::${token}\n${stripControls(text)}\n::${token}::`;
}
