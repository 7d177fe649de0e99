import type { SwitchLevel } from './judge-switch.ts';

/**
 * The levels of DEPLOY_WINDOW out of the input's text, one a line, plain or named (`organisation=true`), and out of the environment's
 * variable. A blank line between others, or a name without a value, is a level that is not set: an unset variable must not vanish.
 */
export function readSwitch(input: string | undefined, variable: string | undefined): readonly SwitchLevel[] {
  const lines = input === undefined ? [] : input.replace(/\r?\n$/, '').split(/\r?\n/);
  const given = lines.map((line, index): SwitchLevel => {
    const named = /^\s*([A-Za-z][\w .-]*?)\s*=(.*)$/.exec(line);
    if (named !== null) return { source: named[1] ?? '', value: (named[2] ?? '').trim() };
    return { source: lines.length === 1 ? 'deploy-window' : `line ${index + 1} of deploy-window`, value: line.trim() };
  });
  const ofJob = variable === undefined || variable.trim() === '' ? [] : [{ source: 'env DEPLOY_WINDOW', value: variable.trim() }];
  return [...given, ...ofJob];
}
