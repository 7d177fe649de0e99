import { existsSync, globSync, readFileSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Every workflow of this repository and of its examples, relative to the root. */
export const workflowsOf = (root: string): readonly string[] =>
  globSync(['.github/workflows/*.{yml,yaml}', 'examples/*/.github/workflows/*.{yml,yaml}'], { cwd: root }).sort();

/** Every action.yml, the root action's too, relative to the root. */
export const actionsOf = (root: string): readonly string[] => globSync(['action.yml', 'actions/*/action.yml'], { cwd: root }).sort();

/** The blocks of a Markdown text that are fenced as `yaml` and are whole workflows. */
export const workflowsIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block).filter((block) => /^jobs:$/m.test(block));

/**
 * Lays out `texts` (file name to workflow) in `folder` as if they lay in our repository: `tidegate-cd/tidegate/actions/x@v1` becomes `./actions/x`.
 * actionlint reads only local actions; so it knows our inputs and outputs. Gives the paths of the copies, relative to `folder`.
 */
export async function besideOurActions(root: string, folder: string, texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  for (const path of ['.git', '.github/workflows']) await mkdir(join(folder, path), { recursive: true });
  for (const action of actionsOf(root)) await cp(join(root, action), join(folder, action), { recursive: true });
  // actionlint wants the files that an action names as its entries.
  for (const action of actionsOf(root)) {
    for (const [, entry = ''] of readFileSync(join(root, action), 'utf8').matchAll(/^\s+(?:main|post): (\S+)$/gm)) {
      const path = join(folder, dirname(action), entry);
      await mkdir(dirname(path), { recursive: true });
      if (!existsSync(path)) await writeFile(path, '');
    }
  }
  const paths: string[] = [];
  for (const [name, text] of Object.entries(texts)) {
    const path = join('.github/workflows', basename(name));
    await writeFile(
      join(folder, path),
      text.replace(/tidegate-cd\/tidegate(\/[\w/-]+)?@v1/g, (_, sub: string | undefined) => `.${sub ?? '/'}`),
    );
    paths.push(path);
  }
  return paths;
}
