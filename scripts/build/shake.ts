import { join, relative, sep } from 'node:path';
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin, transform } from 'esbuild';
import type { Entry } from './entries.ts';
import { chunksOutside, packagesOutside, purePackages, UNDICI_STUB, withoutUndici } from './plugins.ts';

/** A bundle's files before ncc: our own code, which ncc reads, and the packages' code, which stays outside. */
export interface Shaken {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string; readonly foreign: boolean }[];
  /** Files of packages that went in, relative to the root. */
  readonly packageFiles: readonly string[];
}

const COMMON = {
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

const REQUIRE = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";
const MARKER = 'all-packages';

/**
 * Bundles one action's own code as it reads, and all that it uses of packages into a minified `third-party.js`. How the two come apart: a second
 * entry asks for the same packages, so that esbuild puts what both reach into a file of its own. Throws esbuild's error when something does not resolve.
 */
export async function shakeBundle({ name, entry }: Entry, chunks: readonly Entry[], root: string): Promise<Shaken> {
  const outside = chunksOutside(chunks, root);
  const packages = await packagesOf(entry, outside, root);
  const result = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: { index: entry, ...(packages.length > 0 ? { [MARKER]: MARKER } : {}) },
    outdir: join(root, 'out'),
    chunkNames: '[name]-[hash]',
    splitting: true,
    plugins: [outside, allPackages(packages, root), withoutUndici, purePackages],
  });
  const outputs = Object.entries(result.metafile.outputs).filter(([path]) => !path.endsWith(`/${MARKER}.js`));
  const foreign = outputs.filter(
    ([, { inputs }]) => Object.keys(inputs).length > 0 && Object.keys(inputs).every((input) => isForeign(input, root)),
  );
  const names = new Map(foreign.map(([path], index) => [baseName(path), index === 0 ? 'third-party.js' : `third-party-${index + 1}.js`]));
  const files = await Promise.all(
    outputs.map(async ([path]) => {
      const old = baseName(path);
      const text = renameImports(textOf(result.outputFiles, path, root), names);
      const own = names.get(old);
      return own === undefined ? { name: old, text, foreign: false } : { name: own, text: await minified(text), foreign: true };
    }),
  );
  return {
    name,
    files,
    packageFiles: packageFiles(
      result.metafile,
      outputs.map(([path]) => path),
    ),
  };
}

/** Bundles a chunk: packages only, so one minified file. */
export async function shakeChunk({ name, entry }: Entry, root: string): Promise<Shaken> {
  const result = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: [entry],
    minify: true,
    banner: { js: REQUIRE },
    plugins: [purePackages],
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error(`The chunk ${name} came out empty.`);
  return {
    name,
    files: [{ name: 'index.js', text: file.text, foreign: true }],
    packageFiles: packageFiles(result.metafile, Object.keys(result.metafile.outputs)),
  };
}

async function packagesOf(entry: string, outside: Plugin, root: string): Promise<readonly string[]> {
  const found = new Set<string>();
  await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: join(root, 'out'),
    plugins: [outside, packagesOutside(found)],
  });
  return [...found].sort();
}

const allPackages = (packages: readonly string[], root: string): Plugin => ({
  name: 'all-packages',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${MARKER}$`) }, () => ({ path: MARKER, namespace: MARKER }));
    build.onLoad({ filter: /.*/, namespace: MARKER }, () => ({
      contents: packages.map((name) => `import ${JSON.stringify(name)};`).join('\n'),
      resolveDir: root,
    }));
  },
});

const minified = async (text: string): Promise<string> =>
  (
    await transform(text.includes('require') ? REQUIRE + text : text, {
      format: 'esm',
      platform: 'node',
      target: 'node24',
      minify: true,
      legalComments: 'none',
    })
  ).code;

const isForeign = (input: string, root: string): boolean =>
  input.includes('node_modules/') || input === relative(root, UNDICI_STUB).split(sep).join('/');

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/**
 * Points the imports at the packages' new file, and takes the names out of it in one line: webpack would otherwise write
 * `(0,_third_party_js__WEBPACK_IMPORTED_MODULE_0__.info)(…)` for each `info(…)`.
 */
const renameImports = (text: string, names: ReadonlyMap<string, string>): string =>
  [...names].reduce(
    (done, [from, to], index) =>
      done
        .replaceAll(`"./${from}"`, `"./${to}"`)
        .replace(`} from "./${to}";`, `} = packages${index + 1};`)
        .replace(
          /^import \{([^}]*)\} = (packages\d+);$/m,
          (_, list: string, from: string) => `import * as ${from} from "./${to}";\nconst {${list.replaceAll(' as ', ': ')}} = ${from};`,
        ),
    text,
  );

function textOf(files: readonly OutputFile[], path: string, root: string): string {
  const file = files.find((candidate) => relative(root, candidate.path).split(sep).join('/') === path);
  if (file === undefined) throw new Error(`esbuild lists ${path} and did not give it.`);
  return file.text;
}

function packageFiles(metafile: Metafile, outputs: readonly string[]): readonly string[] {
  const inputs = outputs.flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}));
  return [...new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([input]) => input))]
    .filter((input) => input.includes('node_modules/'))
    .sort();
}
