import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Parser from '@actions/workflow-parser';
import { build } from 'esbuild';

/** Reads a workflow or an action.yml as GitHub does; gives what it complains of, each with line and column. */
export type GithubParser = (name: string, content: string) => Promise<readonly string[]>;

type Bundle = typeof Parser & { readonly parseAction: typeof Parser.parseWorkflow };

const ENTRY = `export * from '@actions/workflow-parser';
export { parseAction } from '@actions/workflow-parser/actions/action-parser';`;

/** GitHub's own parser. The package imports JSON without attributes, which node refuses: it is bundled into `folder` first. */
export async function githubParser(folder: string): Promise<GithubParser> {
  const outfile = join(folder, 'workflow-parser.cjs');
  const stdin = { contents: ENTRY, resolveDir: import.meta.dirname };
  await build({ stdin, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
  const parser = createRequire(import.meta.url)(outfile) as Bundle;
  const trace = new parser.NoOperationTraceWriter();
  return async (name, content) => {
    const isAction = /(^|\/)action\.ya?ml$/.test(name);
    const { context, value } = (isAction ? parser.parseAction : parser.parseWorkflow)({ name, content }, trace);
    // The second pass finds what the schema cannot say, such as a job that needs one that is not there.
    if (!isAction && value !== undefined) await parser.convertWorkflowTemplate(context, value);
    return context.errors.getErrors().map(({ message }) => message);
  };
}
