import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { freshDist } from '../support/fresh-dist.ts';
import { run } from '../support/run-script.ts';
import { repository } from '../support/source-tree.ts';
import { judgeDist, staleDist } from './committed-dist.ts';

test('the committed dist is what the source makes (an error when CI=true, else a warning)', async () => {
  judgeDist(await staleDist(repository, await freshDist()), process.env, (text) => process.stderr.write(`warning: ${text}\n`));
}, 120_000);

describe('a planted dist', () => {
  let fresh: string;
  let root: string;
  beforeAll(async () => {
    fresh = await mkdtemp(join(tmpdir(), 'tidegate-planted-fresh-'));
    await mkdir(join(fresh, 'dist/build-tag'), { recursive: true });
    await writeFile(join(fresh, 'dist/build-tag/index.js'), 'ok();\n');
  });
  afterAll(() => rm(fresh, { recursive: true }));
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tidegate-planted-'));
    await run('git', ['init', '--quiet'], { cwd: root });
    await writeFile(join(root, 'README.md'), 'planted\n');
    await cp(join(fresh, 'dist'), join(root, 'dist'), { recursive: true });
  });
  afterEach(() => rm(root, { recursive: true }));

  const commit = async (): Promise<void> => {
    await run('git', ['add', '--all'], { cwd: root });
    await run('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.invalid', 'commit', '--quiet', '-m', 'planted'], { cwd: root });
  };
  const judged = async (CI: string): Promise<readonly string[]> => {
    const warnings: string[] = [];
    judgeDist(await staleDist(root, fresh), { CI }, (text) => warnings.push(text));
    return warnings;
  };

  test('that is right passes in silence', async () => {
    await commit();
    expect(await judged('true')).toEqual([]);
  });

  test('that is stale is an error in CI and names the file', async () => {
    await appendFile(join(root, 'dist/build-tag/index.js'), '// edited by hand\n');
    await commit();
    await expect(judged('true')).rejects.toThrow('dist/build-tag/index.js: differs');
  });

  test('that is stale is a warning elsewhere, with the remedy', async () => {
    await rm(join(root, 'dist/build-tag/index.js'));
    await writeFile(join(root, 'dist/left.js'), '');
    await commit();
    const [warning] = await judged('');
    expect(warning).toContain('dist/build-tag/index.js: missing');
    expect(warning).toContain('dist/left.js: nothing makes it');
    expect(warning).toContain('npm run build && git add dist');
  });

  test('that was repaired but not committed is stale', async () => {
    await appendFile(join(root, 'dist/build-tag/index.js'), '// old\n');
    await commit();
    await cp(join(fresh, 'dist'), join(root, 'dist'), { recursive: true });
    await expect(judged('true')).rejects.toThrow('differs');
  });

  test('that is absent is an error in CI, with or without a commit', async () => {
    await rm(join(root, 'dist'), { recursive: true });
    await expect(judged('true')).rejects.toThrow('dist is not in the commit. Run: npm run build && git add dist');
    await commit();
    await expect(judged('true')).rejects.toThrow('dist is not in the commit');
  });
});
