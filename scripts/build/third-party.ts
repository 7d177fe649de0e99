import { type Plugin, transform } from 'esbuild';

/** Code that packages written for CommonJS need inside a module. */
export const REQUIRE = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\n";

/** How the names of entries begin that ask for one package only. */
const MARKER = 'package-';

/** Whether an output's name is that of such an entry. */
export const isMarker = (file: string): boolean => file.startsWith(MARKER);

/** Entries that ask for one package each: esbuild puts what two entries reach into a file of its own. */
export const packageEntries = (packages: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(packages.map((_, index) => [`${MARKER}${index}`, `${MARKER}${index}`]));

/** What those entries hold. */
export const packageMarkers = (packages: readonly string[], root: string): Plugin => ({
  name: 'package-markers',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${MARKER}\\d+$`) }, ({ path }) => ({ path, namespace: MARKER }));
    build.onLoad({ filter: /.*/, namespace: MARKER }, ({ path }) => ({
      contents: `import ${JSON.stringify(packages[Number(path.slice(MARKER.length))])};`,
      resolveDir: root,
    }));
  },
});

/** The file names of a bundle's packages. */
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
