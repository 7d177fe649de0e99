/** Paths whose values are never shown nor put on a command line: `db.password`, `apiKey`, `tls.key`; not `keyboard` or `monkey`. */
export const looksSecret = (path: string): boolean =>
  /pass|secret|token|credential|api[-_]?key|private/i.test(path) || /(?:^|[._-])[kK]eys?(?![a-z])|[a-z]Keys?(?![a-z])/.test(path);
