import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { contentKey } from './content-key.ts';
import { freshDist } from './fresh-dist.ts';
import { run } from './run-script.ts';
import { repository } from './source-tree.ts';
import { withLock } from './with-lock.ts';

let scratch: string;
const cache = process.env.TIDEGATE_CACHE;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'tidegate-fresh-test-'));
  process.env.TIDEGATE_CACHE = join(scratch, 'cache');
});
afterEach(async () => {
  if (cache === undefined) delete process.env.TIDEGATE_CACHE;
  else process.env.TIDEGATE_CACHE = cache;
  await rm(scratch, { recursive: true });
});

/** A checkout with one action, the real build and the real packages. */
async function checkout(source: string): Promise<string> {
  const root = join(scratch, 'checkout');
  await mkdir(join(root, 'src/actions/hello'), { recursive: true });
  await mkdir(join(root, 'actions/hello'), { recursive: true });
  await cp(join(repository, 'src/adapters/kubernetes/client-chunk.ts'), join(root, 'src/adapters/kubernetes/client-chunk.ts'));
  await cp(join(repository, 'scripts/build'), join(root, 'scripts/build'), { recursive: true });
  await cp(join(repository, 'scripts/build.ts'), join(root, 'scripts/build.ts'));
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  await writeFile(join(root, 'package.json'), '{"type":"module"}\n');
  await writeFile(join(root, '.gitignore'), 'node_modules\n');
  await writeFile(join(root, '.gitattributes'), '/src export-ignore\n/scripts export-ignore\n');
  await writeFile(join(root, 'actions/hello/action.yml'), 'runs: { using: node24, main: ../../dist/hello/index.js }\n');
  await writeFile(join(root, 'src/actions/hello/index.ts'), source);
  await run('git', ['init', '--quiet'], { cwd: root });
  return root;
}

describe('freshDist', () => {
  test('is the archive of the tree with dist built from the source, and touches nothing in the checkout', async () => {
    const root = await checkout("console.log('one');\n");
    await mkdir(join(root, 'dist/hello'), { recursive: true });
    await writeFile(join(root, 'dist/hello/index.js'), 'stale\n');
    const tree = await freshDist(root);
    expect((await readdir(tree)).sort()).toEqual(['.gitattributes', '.gitignore', 'actions', 'dist', 'package.json']);
    expect(await run(process.execPath, [join(tree, 'dist/hello/index.js')], { cwd: tree, env: {} })).toBe('one\n');
    expect(await readFile(join(root, 'dist/hello/index.js'), 'utf8')).toBe('stale\n');
    expect(existsSync(join(root, '.git/index'))).toBe(false);
    expect((await readdir(join(scratch, 'cache/parts'))).filter((name) => !name.startsWith('fresh-dist-'))).toEqual([]);
  }, 60_000);

  test('is built once for one content, also when two ask at once, and again for another', async () => {
    const root = await checkout("console.log('one');\n");
    const [first, second] = await Promise.all([freshDist(root), freshDist(root)]);
    expect(second).toBe(first);
    await writeFile(join(root, 'src/actions/hello/index.ts'), "console.log('two');\n");
    const other = await freshDist(root);
    expect(other).not.toBe(first);
    expect(await readFile(join(other, 'dist/hello/index.js'), 'utf8')).toContain('two');
  }, 60_000);

  test('throws what the build printed, and leaves nothing half made', async () => {
    const root = await checkout("import './gone.ts';\n");
    await expect(freshDist(root)).rejects.toThrow('./gone.ts');
    expect(await readdir(join(scratch, 'cache/parts'))).toEqual([]);
  }, 60_000);

  test('refuses a cache from which packages are reachable', async () => {
    await mkdir(join(scratch, 'node_modules'));
    await expect(freshDist(await checkout(''))).rejects.toThrow('node_modules is reachable');
  });
});

describe('contentKey', () => {
  test('follows names and bytes, and what appears', async () => {
    const keys = new Set<string>();
    const add = async (): Promise<number> => keys.add(await contentKey(scratch, ['a', 'b.txt'])).size;
    expect(await add()).toBe(1);
    await mkdir(join(scratch, 'a/b'), { recursive: true });
    await writeFile(join(scratch, 'a/b/c'), '1');
    expect(await add()).toBe(2);
    await writeFile(join(scratch, 'a/b/c'), '2');
    expect(await add()).toBe(3);
    await writeFile(join(scratch, 'b.txt'), '');
    expect(await add()).toBe(4);
    await writeFile(join(scratch, 'elsewhere'), '');
    expect(await add()).toBe(4);
  });
});

describe('withLock', () => {
  test('lets one work at a time', async () => {
    let inside = 0;
    const most: number[] = [];
    const work = async (): Promise<void> => {
      inside += 1;
      most.push(inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(join(scratch, 'lock'), work)));
    expect(most).toEqual([1, 1, 1]);
  });

  test.each([
    ['is gone', '999999999 1'],
    ['had the number of one that lives', `${process.pid} 1`],
  ])('takes the lock of a process that %s', async (_, owner) => {
    await writeFile(join(scratch, 'lock'), owner);
    let done = false;
    await withLock(join(scratch, 'lock'), async () => {
      done = true;
    });
    expect(done).toBe(true);
    expect(existsSync(join(scratch, 'lock'))).toBe(false);
  });

  test('is free again after work that failed', async () => {
    await expect(withLock(join(scratch, 'lock'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(join(scratch, 'lock'))).toBe(false);
  });
});
