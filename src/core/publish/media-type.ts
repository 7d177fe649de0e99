const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    css: 'text/css',
    csv: 'text/csv',
    gz: 'application/gzip',
    html: 'text/html',
    jar: 'application/java-archive',
    js: 'application/javascript',
    json: 'application/json',
    md: 'text/markdown',
    pdf: 'application/pdf',
    svg: 'image/svg+xml',
    tar: 'application/x-tar',
    tgz: 'application/gzip',
    txt: 'text/plain',
    wasm: 'application/wasm',
    xml: 'text/xml',
    yaml: 'application/x-yaml',
    yml: 'application/x-yaml',
    zip: 'application/zip',
  }),
);

/** The media type of a file by its name; bytes of no known kind where the name says nothing. */
export const mediaTypeOfName = (name: string): string =>
  TYPES.get(/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '') ?? 'application/octet-stream';
