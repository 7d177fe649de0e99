import { getExecOutput } from '@actions/exec';

/** A short call of a tool that answers at once, such as its version: it cannot be told to stop (`child.ts` is for all others). */
export interface ShortCall {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

/** What the call printed, whatever its code, and nothing of it in the log. Rejects when the tool cannot be started. */
export async function shortCall({ file, args, env, cwd }: ShortCall): Promise<string> {
  const { stdout } = await getExecOutput(`"${file}"`, [...args], { env: { ...env }, cwd, silent: true, ignoreReturnCode: true });
  return stdout;
}
