import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readSources } from '../../../src/adapters/manifests/read-sources.ts';
import { keptLog } from '../../support/cluster/kept-log.ts';

const map = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

describe('the lines of manifests', () => {
  let workspace = '';
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'tidegate-sources-'));
    write({
      'k8s/b.yml': map('b'),
      'k8s/a.yaml': map('a'),
      'k8s/deep/c.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}',
      'k8s/notes.txt': 'hello',
      'k8s/.hidden.yml': map('hidden'),
      'web.manifest': map('web'),
    });
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  const write = (files: Readonly<Record<string, string | Uint8Array>>): void => {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(workspace, name)), { recursive: true });
      writeFileSync(join(workspace, name), content);
    }
  };
  const read = async (...manifests: string[]) => {
    const result = await readSources({ env: { PATH: '' }, log: keptLog() }, { manifests, workspace }, new AbortController().signal);
    return result.ok
      ? result.value.objects.map(({ name, origin }) => `${name} ${origin}`)
      : result.error.map(({ code, what, where }) => `${code} ${what} (${where})`);
  };

  test.each([
    ['a folder, all below it, manifests only', ['k8s'], ['a k8s/a.yaml:1', 'b k8s/b.yml:1', 'c k8s/deep/c.json:1']],
    ['a folder as people write it', ['./k8s/'], ['a k8s/a.yaml:1', 'b k8s/b.yml:1', 'c k8s/deep/c.json:1']],
    ['a glob', ['k8s/*.yml'], ['b k8s/b.yml:1']],
    ['a glob across folders', ['k8s/**/*.json'], ['c k8s/deep/c.json:1']],
    ['a file by its name, whatever its ending', ['web.manifest'], ['web web.manifest:1']],
    ['what is left out', ['k8s', '!k8s/deep/**'], ['a k8s/a.yaml:1', 'b k8s/b.yml:1']],
    ['a file that two lines name, once', ['k8s/b.yml', 'k8s/*.yml'], ['b k8s/b.yml:1']],
  ])('%s', async (_, lines, objects) => {
    expect(await read(...lines)).toEqual(objects);
  });

  test('a path outside of the workspace, as another step wrote it', async () => {
    const other = mkdtempSync(join(tmpdir(), 'tidegate-rendered-'));
    writeFileSync(join(other, 'out.yml'), map('out'));
    expect((await read(join(other, 'out.yml')))[0]).toMatch(/^out \.\.\/tidegate-rendered-/);
    rmSync(other, { recursive: true });
  });

  test('lines that name nothing and files that hold nothing are told, all at once', async () => {
    write({ 'bad.yml': 'kind: X\n', 'bytes.yml': Uint8Array.of(0xff, 0xfe, 0x00), 'empty.yml': '# nothing\n' });
    expect(await read('none', 'k8s/*.toml', 'bad.yml', 'bytes.yml')).toEqual([
      'HD082 "none": it names no file (input "manifests")',
      'HD082 "k8s/*.toml": it names no file (input "manifests")',
      'HD024 a manifest cannot be read: the X has no apiVersion (bad.yml:1)',
      'HD024 a manifest cannot be read: it is no UTF-8 text (bytes.yml)',
    ]);
    expect(await read('empty.yml')).toEqual(['HD082 "empty.yml": no object stands in what it names (input "manifests")']);
  });

  test('a link that leads out is not followed', async () => {
    symlinkSync('/etc/hostname', join(workspace, 'k8s/out.yml'));
    expect(await read('k8s')).toEqual([
      expect.stringMatching(/^HD082 "k8s": k8s\/out\.yml is not taken: it is a link that leads out of the root/),
    ]);
  });

  test('a kustomization needs kubectl; one below plain manifests needs a line of its own', async () => {
    write({ 'overlay/kustomization.yaml': 'resources: []\n', 'k8s/base/kustomization.yml': 'resources: []\n' });
    expect(await read('overlay')).toEqual(['HD001 kubectl is not on PATH, and a kustomization is built by it (PATH)']);
    expect(await read('k8s')).toEqual([
      'HD024 a kustomization lies below a folder of plain manifests, which would be applied unbuilt (k8s/base/kustomization.yml)',
    ]);
  });
});
