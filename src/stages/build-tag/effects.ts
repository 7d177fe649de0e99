import type { TagDecision } from './decide.ts';
import type { TagPlan } from './plan.ts';
import type { TagFiles } from './ports.ts';
import { bakeFiles, type OutputForm } from './results.ts';

/** Writes the bake files; gives their paths by output. */
export async function writeBakeFiles(
  decision: TagDecision,
  plan: TagPlan,
  form: OutputForm,
  files: TagFiles,
): Promise<Record<BakeOutput, string>> {
  const contents = Object.entries(bakeFiles(decision, plan, form));
  const paths = await Promise.all(contents.map(async ([name, content]) => [name, await files.write(content)] as const));
  return Object.fromEntries(paths) as Record<BakeOutput, string>;
}

type BakeOutput = keyof ReturnType<typeof bakeFiles>;
