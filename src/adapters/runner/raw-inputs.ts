/**
 * The inputs as the runner passes them: `INPUT_` and the name in upper case, spaces as `_`, hyphens kept (actions/runner, `ActionRunner.cs`).
 * Names come back in lower case.
 */
export function rawInputs(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const entries = Object.entries(env)
    .filter(([key]) => key.startsWith('INPUT_'))
    .map(([key, value]) => [key.slice('INPUT_'.length).toLowerCase(), value ?? '']);
  return Object.fromEntries(entries);
}
