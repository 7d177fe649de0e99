import * as core from '@actions/core';

/** Gives the steps that follow variables of the environment (GITHUB_ENV). */
export function exportVariables(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) core.exportVariable(name, value);
}
