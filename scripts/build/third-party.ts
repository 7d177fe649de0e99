import { type Plugin, transform } from 'esbuild';

/** Code that packages written for CommonJS need inside a module. */
export const REQUIRE = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";

/** The name of the entry that asks for packages only. */
export const MARKER = 'all-packages';

/** Makes MARKER an entry that imports these packages: esbuild puts what two entries reach into a file of its own. */
export const allPackages = (packages: readonly string[], root: string): Plugin => ({
  name: MARKER,
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${MARKER}$`) }, () => ({ path: MARKER, namespace: MARKER }));
    build.onLoad({ filter: /.*/, namespace: MARKER }, () => ({
      contents: packages.map((name) => `import ${JSON.stringify(name)};`).join('\n'),
      resolveDir: root,
    }));
  },
});

/** The file names of a bundle's packages: mostly one; more when parts of our own code are loaded late. */
export const thirdPartyNames = (files: readonly string[]): ReadonlyMap<string, string> =>
  new Map(files.map((file, index) => [file, index === 0 ? 'third-party.js' : `third-party-${index + 1}.js`]));

/** A file of packages as it is shipped. */
export async function minified(text: string): Promise<string> {
  const whole = text.includes('require') ? REQUIRE + text : text;
  const options = { format: 'esm', platform: 'node', target: 'node24', minify: true, legalComments: 'none' } as const;
  return (await transform(whole, options)).code;
}

/**
 * Points imports at the packages' new files, and takes the names out of them in one statement: webpack would otherwise write
 * `(0,_third_party_js__WEBPACK_IMPORTED_MODULE_0__.info)(…)` for each `info(…)`.
 */
export const renameImports = (text: string, names: ReadonlyMap<string, string>): string =>
  [...names].reduce(
    (done, [from, to], index) => renameImport(done.replaceAll(`"./${from}"`, `"./${to}"`), to, `packages${index + 1}`),
    text,
  );

function renameImport(text: string, file: string, as: string): string {
  const list = new RegExp(`^import \\{([^}]*)\\} from "\\./${file.replace('.', '\\.')}";$`, 'm');
  return text.replace(
    list,
    (_, names: string) => `import * as ${as} from "./${file}";\nconst {${names.replaceAll(' as ', ': ')}} = ${as};`,
  );
}
