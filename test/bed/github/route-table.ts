import type { Slice } from './slicing.ts';

/** Where a request leads: a route of the slice, a route that GitHub has and the slice has not, or nowhere. */
export type Match =
  | { readonly kind: 'known'; readonly operationId: string; readonly path: Readonly<Record<string, string>> }
  | { readonly kind: 'not-in-slice'; readonly operationId: string }
  | { readonly kind: 'unknown' };

interface Entry {
  readonly method: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly operationId: string;
  readonly inSlice: boolean;
  readonly fixed: number;
}

/** Builds the table once; the route with the most fixed segments wins, as `releases/latest` over `releases/{release_id}`. */
export function createRouteTable(slice: Slice): (method: string, path: string) => Match {
  const entries: Entry[] = Object.entries(slice.operations).map(([operationId, { method, path, pathParameters }]) => {
    const multi = new Set(pathParameters.filter((parameter) => parameter.multi).map(({ name }) => name));
    return entry(method, path, multi, operationId, true);
  });
  for (const [route, operationId] of Object.entries(slice.notPlayed)) {
    const [method, path] = route.split(' ') as [string, string];
    entries.push(entry(method, path, new Set(), operationId, false));
  }
  entries.sort((a, b) => b.fixed - a.fixed);

  return (method, path) => {
    for (const { method: wanted, pattern, names, operationId, inSlice } of entries) {
      if (wanted !== method) continue;
      const found = pattern.exec(path);
      if (found === null) continue;
      if (!inSlice) return { kind: 'not-in-slice', operationId };
      const values = found.slice(1).map((value) => decodeURIComponent(value as string));
      return { kind: 'known', operationId, path: Object.fromEntries(names.map((name, index) => [name, values[index] as string])) };
    }
    return { kind: 'unknown' };
  };
}

function entry(method: string, path: string, multi: ReadonlySet<string>, operationId: string, inSlice: boolean): Entry {
  const names: string[] = [];
  const source = path.replaceAll('.', '\\.').replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    names.push(name);
    return multi.has(name) ? '(.+)' : '([^/]+)';
  });
  const fixed = path.split('/').filter((part) => !part.startsWith('{')).length;
  return { method, pattern: new RegExp(`^${source}$`), names, operationId, inSlice, fixed };
}
